#include <catch2/catch.hpp>

#include "service/calendar.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

/// Moves I.3, due on Monday 29/6/2026.
const std::string swap = R"(source = "Thông báo 12/TB-BNV"
day_off = [ { day = 2026-06-29, name = "Nghỉ <b>hoán đổi</b>" } ]
working_day = [ { day = 2026-07-04, name = "Làm bù ngày 29/6" } ]
)";

std::string hidden(const std::string& page, const std::string& field) {
  const auto before = "name=\"" + field + "\" value=\"";
  const auto begin = page.find(before);
  if (begin == std::string::npos) throw std::runtime_error{"no field " + field};
  return page.substr(begin + before.size(), page.find('"', begin + before.size()) - begin - before.size());
}

struct Calendar {
  Website site;
  std::string token = site.token();

  httplib::Response preview(const std::string& bytes, const std::string& name = "C:\\lich\\hoan-doi.toml") const {
    return site.post("/calendar/preview", {{"token", token, "", ""}, {"file", bytes, name, "application/toml"}});
  }
  httplib::MultipartFormDataItems form(const std::string& page) const {
    httplib::MultipartFormDataItems form;
    for (const auto* field : {"token", "name", "sha256", "over", "base64"})
      form.push_back({field, hidden(page, field), "", ""});
    return form;
  }
  bool is_working(std::string_view on) const { return service::working_days(site.context())->is_working(day(on)); }
};

httplib::MultipartFormDataItems with(httplib::MultipartFormDataItems form, const std::string& field,
                                     const std::string& content) {
  for (auto& item : form)
    if (item.name == field) item.content = content;
  return form;
}

}  // namespace

TEST_CASE("the year shows its days off and make-up days in words, each with its source", "[web]") {
  const Website site;
  const auto page = site.page("/calendar");
  CHECK_THAT(page, Contains("Lịch làm việc năm 2026") && Contains("<td class=\"off\">24<small>nghỉ</small></td>"));
  CHECK_THAT(page, Contains("<td class=\"make-up\">22<small>làm bù</small></td>"));
  CHECK_THAT(page,
             Contains("<b>24/11</b>, thứ Ba: nghỉ, Ngày Văn hóa Việt Nam") && Contains("Nghị quyết 28/2026/QH16"));
  CHECK_THAT(page, Contains("22<small>hôm nay</small>") && !Contains("dự kiến</span>"));
  CHECK_THAT(site.page("/calendar?year=2027"), Contains("năm 2027") && Contains("dự kiến</span>"));
  for (const auto* odd : {"/calendar?year=", "/calendar?year=x", "/calendar?year=-1", "/calendar?year=99999"})
    CHECK_THAT(site.page(odd), Contains("Lịch làm việc năm 2026"));
  CHECK_THAT(site.page("/calendar?year=1990"), !Contains("Năm 1989"));
}

TEST_CASE("a file is shown with the duties that move, and loaded once it is confirmed", "[web]") {
  const Calendar calendar;
  const auto preview = calendar.preview(swap);
  CHECK(preview.status == 200);
  CHECK_THAT(preview.body, Contains("Tệp hoan-doi.toml nêu 2 ngày") && Contains("làm việc → <b>nghỉ</b>"));
  CHECK_THAT(preview.body, Contains("Công bố danh mục kho lưu trữ") && Contains("29/6/2026 → <b>30/6/2026</b>"));
  CHECK_THAT(preview.body, Contains("Nghỉ &lt;b&gt;hoán đổi&lt;/b&gt;") && !Contains("<b>hoán đổi</b>"));
  CHECK(calendar.is_working("2026-06-29"));

  const auto loaded = calendar.site.post("/calendar/load", calendar.form(preview.body));
  CHECK(loaded.status == 303);
  CHECK(loaded.get_header_value("Location") == "/calendar?year=2026&done=loaded");
  CHECK_FALSE(calendar.is_working("2026-06-29"));
  CHECK_THAT(calendar.site.page("/calendar?year=2026&done=loaded"),
             Contains("Đã nạp lịch") && Contains("hoan-doi.toml"));
  CHECK_THAT(calendar.site.page(path_of(calendar.site.duty("I.3"))), Contains("30/6/2026"));
  CHECK_THAT(calendar.preview(swap).body, Contains("không có gì để nạp") && !Contains("Nạp lịch này"));
}

TEST_CASE("what was previewed is refused once the calendar has changed, and can be looked at again", "[web]") {
  const Calendar calendar;
  const auto preview = calendar.preview(swap);
  const auto other = calendar.preview("ngày,loại,tên,nguồn\n6/7/2026,nghỉ,Nghỉ,TB 13\n", "khac.csv");
  REQUIRE(calendar.site.post("/calendar/load", calendar.form(other.body)).status == 303);
  const auto refused = calendar.site.post("/calendar/load", calendar.form(preview.body));
  CHECK(refused.status == 409);
  CHECK_THAT(refused.body, Contains("đã đổi so với lúc xem trước"));
  CHECK(calendar.is_working("2026-06-29"));
  CHECK(calendar.site.post("/calendar/load", calendar.form(refused.body)).status == 303);
  CHECK_FALSE(calendar.is_working("2026-06-29"));
}

TEST_CASE("a confirmation that is not of what was previewed changes nothing", "[web]") {
  const Calendar calendar;
  const auto form = calendar.form(calendar.preview(swap).body);
  CHECK(calendar.site.post("/calendar/load", with(form, "sha256", std::string(64, '0'))).status == 409);
  CHECK(calendar.site.post("/calendar/load", with(form, "base64", "không phải")).status == 422);
  CHECK(calendar.site.post("/calendar/load", with(form, "over", "")).status == 409);
  CHECK(calendar.site.post("/calendar/load", with(form, "token", "x")).status == 403);
  CHECK(calendar.site.post("/calendar/load", form, {{"Sec-Fetch-Site", "cross-site"}}).status == 403);
  CHECK(calendar.site.get("/calendar/load").status == 404);
  CHECK(calendar.is_working("2026-06-29"));
}

TEST_CASE("a file that cannot be read is refused with its line", "[web]") {
  const Calendar calendar;
  const auto refused = calendar.preview("source = \"TB\"\nngay_nghi = []\n");
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body,
             Contains("Dòng 2: không rõ khóa này") && Contains("ngay_nghi") && Contains("role=\"alert\""));
  CHECK_THAT(calendar.preview("").body, Contains("Xin chọn tệp lịch"));
  CHECK_THAT(calendar.preview(std::string(50000, '#')).body, Contains("dòng lệnh"));
  CHECK_THAT(calendar.preview(std::string(3000, '\xff')).body, Contains("UTF-8"));
}
