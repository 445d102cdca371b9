#include <catch2/catch.hpp>

#include "service/indicators.h"
#include "support/website.h"
#include "web/event_words.h"

using namespace support;
using Catch::Matchers::Contains;
using people::Role;

namespace {

/// The website's programme with three indicators under two headings; of the last one nobody can tell what is good.
programme::Programme with_indicators() {
  auto programme = website_programme();
  programme.term = programme::Term{2026, 2030};
  programme::Indicator growth;
  growth.ref = "I.1";
  growth.name = "Tốc độ tăng trưởng <GRDP>";
  growth.unit = "%";
  growth.heading = "KINH TẾ";
  growth.targets = {{.year = 2025, .title = "", .value = "8"}, {.year = 2026, .title = "", .value = "8,5-9"}};
  auto poor = growth;
  poor.ref = "II.1";
  poor.name = "Tỷ lệ hộ nghèo";
  poor.heading = "XÃ HỘI";
  poor.targets = {{.year = 2030, .title = "", .value = "1,6"}};
  auto share = poor;
  share.ref = "II.2";
  share.name = "Cơ cấu dịch vụ";
  programme.indicators = {growth, poor, share};
  return programme;
}

httplib::MultipartFormDataItems figure_form(const std::string& token, const std::string& year,
                                            const std::string& value) {
  return {{"token", token, "", ""},
          {"year", year, "", ""},
          {"value", value, "", ""},
          {"document_number", "14-BC/CTK", "", ""},
          {"document_on", "2026-01-05", "", ""}};
}

}  // namespace

TEST_CASE("indicators are listed under their headings, counted by standing, and drawn", "[web][indicator]") {
  const Website site{with_indicators()};
  const auto page = site.page("/indicators?year=2025");
  CHECK_THAT(page, Contains("KINH TẾ") && Contains("XÃ HỘI") && Contains("I.1. Tốc độ tăng trưởng &lt;GRDP&gt;"));
  CHECK_THAT(page, Contains("Chưa có số liệu</span></a></dt><dd>2</dd>") && Contains("Tổng số</a></dt><dd>3</dd>") &&
                       Contains("Chưa rõ</span></a></dt><dd>1</dd>"));
  CHECK_THAT(page, Contains("<svg class=\"chart spark\"") && !Contains("style=\""));
  CHECK_THAT(page, Contains("1 chỉ tiêu chưa rõ cao hơn hay thấp hơn là tốt"));
  CHECK_THAT(site.page("/"), Contains("1 chỉ tiêu chưa rõ cao hơn hay thấp hơn là tốt"));
  const auto unknown = site.page("/indicators?direction=unknown");
  CHECK_THAT(unknown, Contains("Cơ cấu dịch vụ") && !Contains("Tỷ lệ hộ nghèo</a>"));
}

TEST_CASE("a figure is recorded and corrected on the page, and the indicator says why it stands where it does",
          "[web][indicator]") {
  const Website site{with_indicators()};
  const auto recorded = site.post("/indicators/1/actual", figure_form(site.token(), "2025", "7,5"));
  CHECK(recorded.status == 303);
  CHECK(recorded.get_header_value("Location") == "/indicators/1?done=recorded");
  CHECK(site.post("/indicators/1/actual", figure_form(site.token(), "2025", "8,25")).status == 303);
  const auto page = site.page("/indicators/1?done=recorded");
  CHECK_THAT(page, Contains("Đã ghi số liệu.") && Contains("<s>7,5</s>") && Contains("<b>8,25</b>") &&
                       Contains("14-BC/CTK ngày 5/1/2026"));
  CHECK_THAT(page, Contains("Vượt</span>") && Contains("Số liệu của năm 2025 là 8,25; cao hơn là tốt.") &&
                       Contains("năm 2025 cần ít nhất 8."));
  CHECK_THAT(page, Contains("Đính chính số liệu của chỉ tiêu") && Contains("năm 2025: 7,5 thành 8,25, theo 14-BC/CTK"));
  CHECK_THAT(page,
             Contains("<title>Thực hiện năm 2025: 8,25</title>") && Contains("class=\"band\"") &&
                 Contains("<desc id=\"chart-words\">Mục tiêu 2025: 8; 2026: 8,5–9. Thực hiện 2025: 8,25.</desc>"));
}

TEST_CASE("what cannot be is said at its field, and all that was typed stays", "[web][indicator]") {
  const Website site{with_indicators()};
  const auto refused = site.post("/indicators/1/actual", figure_form(site.token(), "2025", "khoảng 8"));
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, Contains("id=\"value-fault\"") && Contains("value=\"khoảng 8\"") &&
                               Contains("value=\"14-BC/CTK\"") && !Contains("year-fault"));
  CHECK_THAT(site.post("/indicators/1/actual", figure_form(site.token(), "2062", "8")).body,
             Contains("id=\"year-fault\"") && Contains("từ 2000 đến 2026"));
  CHECK(site.post("/indicators/99/actual", figure_form(site.token(), "2025", "8")).status == 404);
  CHECK(site.post("/indicators/1/direction", {{"token", site.token(), "", ""}, {"direction", "x", "", ""}}).status ==
        422);
  CHECK(site.sql("SELECT count(*) FROM indicator_actual") == "0");
}

TEST_CASE("the office says what is good, and who only reads finds no form", "[web][indicator]") {
  const Website site{with_indicators()};
  CHECK_THAT(site.page("/indicators/3"), Contains("chưa rõ cao hơn hay thấp hơn là tốt"));
  CHECK(
      site.post("/indicators/3/direction", {{"token", site.token(), "", ""}, {"direction", "higher", "", ""}}).status ==
      303);
  CHECK_THAT(site.page("/indicators/3"), Contains("<dd>cao hơn là tốt</dd>") && Contains("Ghi cách đánh giá chỉ tiêu"));
  const auto committee = site.as(Role::committee);
  CHECK_THAT(committee.page("/indicators/3"), Contains("Cơ cấu dịch vụ") && !Contains("/indicators/3/actual"));
  CHECK(committee.post("/indicators/3/actual", figure_form(committee.token(), "2025", "8")).status == 403);
  const auto contact = site.as("hao@noivu.example");
  CHECK(contact.get("/indicators").status == 403);
  CHECK(contact.post("/indicators/1/actual", figure_form(contact.token(), "2025", "8")).status == 403);
}

TEST_CASE("a draft's review says how many indicators cannot be judged", "[web][indicator]") {
  const Website site{with_indicators(), website_agencies, service::Activate::no};
  CHECK_THAT(site.page("/programmes/1/review"),
             Contains("1 chỉ tiêu chưa rõ") && Contains("/indicators?programme=1&amp;direction=unknown"));
}
