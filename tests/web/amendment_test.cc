#include <catch2/catch.hpp>

#include "service/amendments.h"
#include "support/office.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

/// The website's programme, with a deadline that reads as it is kept.
programme::Programme first_programme() {
  auto programme = website_programme();
  programme.tasks[2].deadline_text = "Hoàn thành trước ngày 30/6/2026";
  return programme;
}

/// The website's programme as amended: one task reworded, one dated anew, one taken out, one added before the rest.
programme::Programme amended_programme() {
  auto programme = website_programme();
  programme.source_sha256 = std::string(64, 'b');
  programme.source_name = "sua-doi.txt";
  auto& tasks = programme.tasks;
  tasks[0].text = "Rà soát, phân loại bến thủy nội địa <và> bến khách ngang sông";
  tasks[2].deadline_text = "Hoàn thành trước ngày 01/10/2026";
  tasks[2].reading.due = day("2026-09-30");
  tasks.erase(tasks.begin() + 4);
  tasks.insert(tasks.begin() + 3, task_due("I.4", "Sở Tài chính", "Công khai quỹ nhà công vụ", "2026-12-31"));
  tasks[4].ref = "I.5";
  return programme;
}

struct Office {
  Website site{first_programme()};
  std::string token = site.token();
  service::AmendmentSheet amended =
      service::import(site.context(), amended_programme(), service::Activate::no)->amendment.value();
  std::string page = "/amendments/" + std::to_string(base::number(amended.amendment.id));

  httplib::MultipartFormDataItems form(httplib::MultipartFormDataItems fields = {}) const {
    fields.push_back({"token", token, "", ""});
    return fields;
  }
};

httplib::MultipartFormData field(const std::string& name, const std::string& value) { return {name, value, "", ""}; }

}  // namespace

TEST_CASE("an amending document is found from the overview and its programme, and shows three columns", "[web]") {
  const Office office;
  CHECK(office.amended.changes.size() == 4);
  CHECK_THAT(office.site.page("/"), Contains("href=\"" + office.page + "\"") && Contains("còn 4 thay đổi"));
  CHECK_THAT(office.site.page("/programmes/1"), Contains("href=\"" + office.page + "\"") && Contains("4 chờ xử lý"));
  const auto page = office.site.page(office.page);
  CHECK_THAT(page, Contains("Văn bản cũ") && Contains("Văn bản mới") && Contains("Hiện nay"));
  CHECK_THAT(page, Contains("sửa nội dung") && Contains("đổi thời hạn") && Contains("bãi bỏ") && Contains("bổ sung"));
  CHECK_THAT(page, Contains("bến thủy nội địa &lt;và&gt; bến khách") && Contains("Mục I: 1 nhiệm vụ đổi số"));
  CHECK_THAT(page, !Contains("Hoàn tác</button>"));
}

TEST_CASE("changes are accepted and kept away on the page, one by one, and undone", "[web]") {
  const Office office;
  const auto sent =
      office.site.post(office.page + "/decide",
                       office.form({field("item-1", "accept"), field("item-2", "reject"), field("what", "chosen")}));
  CHECK(sent.status == 303);
  CHECK(sent.get_header_value("Location") == office.page + "?done=decided");
  const auto after = office.site.page(office.page + "?done=decided");
  CHECK_THAT(after, Contains("2 chờ, 1 đã áp dụng, 1 giữ hiện nay") && Contains("Hoàn tác</button>"));
  const auto task = office.site.page("/tasks/" + std::to_string(base::number(task_of(office.site.context(), "I.1"))));
  CHECK_THAT(task, Contains("Rà soát, phân loại bến thủy") && Contains("Sửa theo văn bản") &&
                       Contains("03-CTr/TU ngày 5/1/2026") && Contains("nội dung cũ: «Rà soát bến thủy nội địa»"));

  CHECK(office.site.post(office.page + "/undo", office.form()).status == 303);
  CHECK_THAT(office.site.page("/tasks/" + std::to_string(base::number(task_of(office.site.context(), "I.1")))),
             Contains("<p class=\"lead\">Rà soát bến thủy nội địa</p>"));
}

TEST_CASE("all changes are accepted at once on the page", "[web]") {
  const Office office;
  CHECK(office.site.post(office.page + "/decide", office.form({field("what", "all")})).status == 303);
  CHECK_THAT(office.site.page(office.page), Contains("4 đã áp dụng") && !Contains("Áp dụng tất cả"));
  CHECK_THAT(office.site.page("/"), !Contains("thay đổi chờ"));
  CHECK(only_duty(office.site.context(), "I.3").due_on == day("2026-09-30"));
}

TEST_CASE("a decision that cannot be made comes back with what was chosen, and changes nothing", "[web]") {
  const Office office;
  auto foreign = office.form({field("item-1", "accept"), field("what", "chosen")});
  foreign.back().content = "x";
  const auto refused = office.site.post(office.page + "/decide", foreign);
  CHECK(refused.status == 403);
  CHECK_THAT(refused.body, Contains("name=\"item-1\" value=\"accept\" checked"));
  const auto empty = office.site.post(office.page + "/decide", office.form({field("what", "chosen")}));
  CHECK_THAT(empty.body, Contains("Xin chọn ít nhất một mục thay đổi"));
  auto stale = office.form({field("what", "all")});
  stale[1].content = "x";
  CHECK(office.site.post(office.page + "/decide", stale).status != 303);
  CHECK_THAT(office.site.page(office.page), Contains("4 chờ"));
  CHECK(office.site.get("/amendments/77").status == 404);
  CHECK(office.site.post("/amendments/77/decide", office.form()).status == 404);
  CHECK(office.site.post("/amendments/77/undo", office.form()).status == 404);
}

TEST_CASE("who does not act for the office reads an amending document, and finds nothing to decide", "[web]") {
  const Office office;
  const auto committee = office.site.as(people::Role::committee);
  const auto page = committee.page(office.page);
  CHECK_THAT(page, Contains("Văn bản cũ") && !Contains("type=\"radio\"") && !Contains("Áp dụng tất cả"));
  const httplib::MultipartFormDataItems all{field("token", committee.token()), field("what", "all")};
  CHECK(committee.post(office.page + "/decide", all).status == 403);
  CHECK(office.site.post(office.page + "/decide", office.form({field("what", "all")})).status == 303);
  CHECK_THAT(office.site.page(office.page), Contains("Hoàn tác</button>"));
  CHECK_THAT(committee.page(office.page), !Contains("Hoàn tác</button>"));
  CHECK(committee.post(office.page + "/undo", all).status == 403);
  CHECK_THAT(office.site.page(office.page), Contains("4 đã áp dụng"));
}
