#include <catch2/catch.hpp>

#include "service/lists.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;
using Fields = std::map<std::string, std::string>;

namespace {

struct Entering {
  Website site;
  std::string token = site.token();

  httplib::Response post(const std::string& path, Fields fields) const {
    fields.try_emplace("token", token);
    httplib::MultipartFormDataItems form;
    for (const auto& [name, content] : fields) form.push_back({name, content, "", ""});
    return site.post(path, form);
  }
};

const Fields drought{{"number", "05-CTr/TU"},
                     {"issued_on", "2026-06-01"},
                     {"programme_title", "Chương trình phòng, chống hạn"},
                     {"issuer", "Tỉnh ủy Thanh Lam"},
                     {"term", "2026-2028"}};
const Fields dredging{{"text", "Nạo vét kênh mương nội đồng"},
                      {"owner_1", "Sở Tài chính"},
                      {"phrase", "Hoàn thành trong quý III/2026"},
                      {"deliverable", "Báo cáo kết quả"}};

Fields with(Fields fields, const std::string& name, const std::string& content) {
  fields[name] = content;
  return fields;
}

}  // namespace

TEST_CASE("a programme is entered by hand, given tasks and put in force", "[web]") {
  const Entering entering;
  CHECK_THAT(entering.site.page("/programmes"), Contains("href=\"/programmes/new\""));
  const auto made = entering.post("/programmes", drought);
  CHECK(made.status == 303);
  CHECK(made.get_header_value("Location") == "/programmes/2?done=entered");
  CHECK_THAT(entering.site.page("/programmes/2?done=entered"),
             Contains("Nhập tay") && Contains("2026–2028") && Contains("Đã lập dự thảo"));

  const auto added = entering.post("/programmes/2/tasks", dredging);
  CHECK(added.status == 303);
  const auto next = entering.site.page(added.get_header_value("Location"));
  CHECK_THAT(next, Contains("Đã thêm nhiệm vụ BS.1"));
  CHECK_THAT(entering.site.page("/programmes/2/review"), Contains("Không còn điểm nào phải xử lý"));
  CHECK(entering.post("/programmes/2/activate", {}).status == 303);
  CHECK_THAT(entering.site.page("/tasks/6"),
             Contains("Nạo vét kênh mương") && Contains("30/9/2026") && Contains("Báo cáo kết quả"));
}

TEST_CASE("a programme that cannot be kept says why and keeps what was typed", "[web]") {
  const Entering entering;
  const auto refused = [&](const std::string& field, const std::string& content, const std::string& words) {
    const auto answer = entering.post("/programmes", with(drought, field, content));
    CAPTURE(field);
    CHECK(answer.status == 422);
    CHECK_THAT(answer.body, Contains(words) && Contains("role=\"alert\"") && Contains("Tỉnh ủy Thanh Lam"));
  };
  refused("number", "", "Xin ghi số, ký hiệu");
  refused("issued_on", "31/2/2026", "Xin ghi ngày ban hành");
  refused("programme_title", " ", "Xin ghi tên chương trình");
  refused("term", "dài hạn", "2025-2030");
  CHECK(entering.post("/programmes", drought).status == 303);
  CHECK_THAT(entering.post("/programmes", drought).body, Contains("đã có"));
  CHECK(entering.post("/programmes", with(drought, "token", "x")).status == 403);
}

TEST_CASE("a task added to a programme in force is followed at once", "[web]") {
  const Entering entering;
  CHECK_THAT(entering.site.page("/programmes/1"), Contains("href=\"/programmes/1/tasks/new\""));
  CHECK_THAT(entering.site.page("/programmes/1/tasks/new"), Contains("không tính gì trước hôm nay"));
  const auto added = entering.post("/programmes/1/tasks", dredging);
  CHECK(added.status == 303);
  CHECK_THAT(entering.site.page(added.get_header_value("Location")), Contains("từ bây giờ nhiệm vụ được theo dõi"));
  CHECK_THAT(entering.site.page("/tasks/6"), Contains("Còn 100 ngày") && Contains("Thêm nhiệm vụ</b> – Văn phòng"));
  CHECK_THAT(entering.site.page("/agencies/2"), Contains("Nạo vét kênh mương"));
}

TEST_CASE("an unknown lead is asked about, and added only when that is said", "[web]") {
  const Entering entering;
  const auto unknown = with(dredging, "owner_1", "Sở Nội vụ tỉnh");
  const auto asked = entering.post("/programmes/1/tasks", unknown);
  CHECK(asked.status == 422);
  CHECK_THAT(asked.body, Contains("Có phải: Sở Nội vụ?") && Contains("name=\"add_agencies\"") &&
                             Contains("value=\"Sở Nội vụ tỉnh\"") && Contains("Nạo vét kênh mương"));
  CHECK(entering.post("/programmes/1/tasks", with(unknown, "add_agencies", "yes")).status == 303);
  CHECK_THAT(entering.site.page("/agencies"), Contains("Sở Nội vụ tỉnh"));
}

TEST_CASE("a long text goes into a task whole", "[web]") {
  const Entering entering;
  std::string text;
  while (text.size() < 12000) text += "Rà soát, điều chỉnh quy hoạch. ";
  CHECK(entering.post("/programmes/1/tasks", with(dredging, "text", text + "Hết.")).status == 303);
  CHECK_THAT(entering.site.page("/tasks/6"), Contains("quy hoạch. Hết."));
  CHECK(entering.post("/programmes/1/tasks", with(dredging, "text", text + text)).status == 422);
  CHECK(entering.post("/programmes/99/tasks", dredging).status == 404);
}
