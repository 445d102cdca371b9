#include <catch2/catch.hpp>

#include "service/lists.h"
#include "support/office.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

struct Office {
  Website site;
  std::string token = site.token();
  std::string duty = path_of(site.duty("I.1"));  // overdue since 29 May; today is 22 June 2026

  std::string task(std::string_view ref) const {
    return "/tasks/" + std::to_string(base::number(task_of(site.context(), ref)));
  }

  httplib::MultipartFormDataItems form(httplib::MultipartFormDataItems fields = {}) const {
    const httplib::MultipartFormDataItems document{{"token", token, "", ""},
                                                   {"document_number", "45-QĐ/TU", "", ""},
                                                   {"document_on", "2026-06-19", "", ""},
                                                   {"authority", "Ban Thường vụ Tỉnh ủy", "", ""},
                                                   {"reason", "superior", "", ""},
                                                   {"note", "Chờ hướng dẫn số 9 & phụ lục", "", ""}};
    fields.insert(fields.end(), document.begin(), document.end());
    return fields;
  }
};

httplib::MultipartFormData field(const std::string& name, const std::string& value) { return {name, value, "", ""}; }

httplib::MultipartFormDataItems with(httplib::MultipartFormDataItems form, const std::string& name,
                                     const std::string& content) {
  for (auto& item : form)
    if (item.name == name) item.content = content;
  return form;
}

}  // namespace

TEST_CASE("an extension on the page leaves the overdue list, and both days are shown", "[web]") {
  const Office office;
  CHECK_THAT(office.site.page(office.duty), Contains("/extend\">Gia hạn") && Contains("/suspend\">Tạm dừng"));
  CHECK_THAT(office.site.page(office.duty + "/extend"),
             Contains("Hạn mới") && Contains("chờ hướng dẫn, ý kiến cấp trên"));
  const auto sent = office.site.post(office.duty + "/extend", office.form({field("due_on", "2026-07-31")}));
  CHECK(sent.status == 303);
  CHECK(sent.get_header_value("Location") == office.duty + "?done=extended");
  CHECK_THAT(office.site.page(office.duty + "?done=extended"),
             Contains("Đã gia hạn") && Contains("Còn 39 ngày; so với hạn ban đầu 24 ngày") &&
                 Contains("hạn ban đầu 29/5/2026") && Contains("Gia hạn: 31/7/2026, theo 45-QĐ/TU ngày 19/6/2026"));
  CHECK_THAT(office.site.page("/overdue"), !Contains("bến thủy"));
  CHECK_THAT(office.site.page(office.task("I.1")), Contains("hạn 29/5/2026 thành 31/7/2026; theo văn bản 45-QĐ/TU") &&
                                                       Contains("Theo chương trình: 29/5/2026") &&
                                                       Contains("Chờ hướng dẫn số 9 &amp; phụ lục"));
}

TEST_CASE("a form that cannot be taken comes back with all that was typed", "[web]") {
  const Office office;
  const auto typed = office.form({field("due_on", "2026-05-01")});
  const auto refused = office.site.post(office.duty + "/extend", typed);
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, Contains("phải sau hạn hiện tại") && Contains("value=\"2026-05-01\"") &&
                               Contains("value=\"45-QĐ/TU\"") && Contains("Chờ hướng dẫn số 9 &amp; phụ lục") &&
                               Contains("value=\"superior\" selected") && Contains("value=\"Ban Thường vụ Tỉnh ủy\""));
  const auto stale = office.site.post(office.duty + "/extend", with(typed, "token", std::string(64, '0')));
  CHECK(stale.status == 403);
  CHECK_THAT(stale.body, Contains("value=\"45-QĐ/TU\""));
  CHECK(office.site.post(office.duty + "/extend", typed, {{"Sec-Fetch-Site", "cross-site"}}).status == 403);
  CHECK(office.site.get("/duties/999/extend").status == 404);
  CHECK(office.site.post("/duties/999/cancel", office.form()).status == 404);
  CHECK_THAT(office.site.page("/overdue"), Contains("bến thủy"));
}

TEST_CASE("a suspended duty is counted apart, and may go on", "[web]") {
  const Office office;
  CHECK(office.site.post(office.duty + "/suspend", office.form()).status == 303);
  CHECK_THAT(office.site.page(office.duty),
             Contains("Tạm dừng</span>") && Contains("/resume\">Tiếp tục") && !Contains("/extend\">"));
  CHECK_THAT(office.site.page("/"), Contains("<dt>Tạm dừng</dt><dd>1</dd>"));
  CHECK_THAT(office.site.page("/overdue"), !Contains("bến thủy"));
  const auto twice = office.site.post(office.duty + "/suspend", office.form());
  CHECK(twice.status == 409);
  const auto no_day = office.site.post(office.duty + "/resume", office.form({field("due_on", "mai")}));
  CHECK(no_day.status == 422);
  CHECK_THAT(no_day.body, Contains("không phải một ngày"));
  CHECK(office.site.post(office.duty + "/resume", office.form({field("due_on", "")})).status == 303);
  CHECK_THAT(office.site.page("/overdue"), Contains("bến thủy"));
}

TEST_CASE("a cancelled duty is counted apart and offers nothing more", "[web]") {
  const Office office;
  CHECK(office.site.post(office.duty + "/cancel", office.form()).status == 303);
  CHECK_THAT(office.site.page(office.duty), Contains("Đã hủy") && !Contains("class=\"moves\"><a"));
  CHECK_THAT(office.site.page("/"), Contains("<dt>Đã hủy</dt><dd>1</dd>"));
}

TEST_CASE("the list of tasks without a day leads to the form that dates them", "[web]") {
  const Office office;
  CHECK_THAT(office.site.page("/undated"), Contains("ngày hội đọc sách") && Contains("Đến lúc xem lại") &&
                                               Contains("6/4/2026") && Contains("theo cài đặt"));
  const auto task = office.task("I.5");
  CHECK(office.site.post(task + "/review", office.form({field("review_on", "2026-09-01")})).status == 303);
  CHECK_THAT(office.site.page("/undated"), Contains("1/9/2026") && !Contains("Đến lúc xem lại"));
  CHECK_THAT(office.site.page(task), Contains("/date\">Định ngày"));
  CHECK(office.site.post(task + "/date", office.form({field("due_on", "2026-08-14")})).status == 303);
  CHECK_THAT(office.site.page("/undated"), Contains("Nhiệm vụ nào cũng đã có thời hạn"));
  CHECK_THAT(office.site.page(task + "?done=dated"), Contains("Đã định ngày") && Contains("14/8/2026") &&
                                                         Contains("Định ngày cho nhiệm vụ: 14/8/2026, theo 45-QĐ/TU"));
  CHECK(office.site.post(task + "/date", office.form({field("due_on", "2026-08-15")})).status == 409);
}

TEST_CASE("a task is changed, handed over and ended on its page", "[web]") {
  const Office office;
  const auto task = office.task("I.1");
  CHECK_THAT(office.site.page(task + "/change"), Contains(">Rà soát bến thủy nội địa</textarea>"));
  CHECK(office.site
            .post(task + "/change", office.form({field("text", "Rà soát bến khách ngang sông"),
                                                 field("deadline", "Hoàn thành trong tháng 9/2026"),
                                                 field("deliverable", "Báo cáo"), field("receiving_level", "")}))
            .status == 303);
  CHECK_THAT(office.site.page(task), Contains("bến khách ngang sông") && Contains("30/9/2026") &&
                                         Contains("nội dung cũ: «Rà soát bến thủy nội địa»"));
  const auto agency = [&](std::string_view name) {
    return std::to_string(base::number(agency_of(office.site.context(), name)));
  };
  const auto from = field("from", agency("Sở Nội vụ")), to = field("to", agency("Sở Tài chính"));
  CHECK(office.site.post(task + "/transfer", office.form({from, field("to", agency("Sở Nội vụ"))})).status == 422);
  CHECK(office.site.post(task + "/transfer", office.form({from, to})).status == 303);
  CHECK_THAT(office.site.page(task), Contains("từ Sở Nội vụ sang Sở Tài chính"));
  CHECK(office.site.post(task + "/end", office.form()).status == 303);
  CHECK_THAT(office.site.page(task), Contains("Nhiệm vụ này đã kết thúc") && !Contains("/change\">"));
}

TEST_CASE("an ongoing task and its programme say how often they report", "[web]") {
  const Office office;
  const auto task = office.task("I.4");
  CHECK_THAT(office.site.page(task), Contains("mỗi quý"));
  CHECK(office.site.post(task + "/report-period", office.form({field("period", "month")})).status == 303);
  CHECK_THAT(office.site.page(task), Contains("mỗi tháng"));
  CHECK(
      office.site.post("/programmes/1/report-period", office.form({field("period", "year"), field("first_day", "15")}))
          .status == 303);
  CHECK_THAT(office.site.page("/programmes/1"), Contains("mỗi năm, từ ngày 15 đến ngày 14"));
  CHECK(office.site.post("/programmes/1/report-period", office.form({field("period", ""), field("first_day", "1")}))
            .status == 422);
}

TEST_CASE("a programme is ended and archived on its page", "[web]") {
  const Office office;
  CHECK(office.site.post("/programmes/1/archive", office.form()).status == 409);
  CHECK(office.site.post("/programmes/1/end", office.form({field("replaced_by", "")})).status == 303);
  CHECK_THAT(office.site.page("/programmes/1?done=ended"),
             Contains("Đã kết thúc") && Contains("/archive\">Đưa vào lưu trữ"));
  CHECK(office.site.post("/programmes/1/archive", office.form()).status == 303);
  CHECK_THAT(office.site.page("/programmes"), Contains("Lưu trữ"));
  CHECK_THAT(office.site.page("/"), Contains("0 việc có thời hạn"));
}
