#include <catch2/catch.hpp>

#include "service/mail_links.h"
#include "support/office.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

httplib::MultipartFormData field(const std::string& name, const std::string& value) { return {name, value, "", ""}; }

/// Sở Nội vụ owes I.1, overdue since 29 May; today is Monday 22 June 2026. Hảo is its contact.
struct Desk {
  Website site;
  Browser contact = site.as("hao@noivu.example");
  std::string duty = path_of(site.duty("I.1"));

  httplib::Response name_day(const std::string& until, const std::string& words = "") const {
    return contact.post(duty + "/acknowledge",
                        {field("token", contact.token()), field("until_on", until), field("words", words)});
  }
  httplib::Response set_ladder(const Browser& by, const std::string& text) const {
    return by.post("/programmes/1/ladder", {field("token", by.token()), field("ladder", text)});
  }
};

}  // namespace

TEST_CASE("a contact takes note of a duty and names a day, which its page, the overdue list and its history show",
          "[web][reminders]") {
  const Desk desk;
  CHECK_THAT(desk.contact.page(desk.duty),
             Contains("<summary>Đã tiếp nhận, hẹn ngày</summary>") && Contains("Ngày hẹn muộn nhất là 6/7/2026"));
  const auto sent = desk.name_day("2026-06-30", "Đang chờ chữ ký");
  CHECK(sent.status == 303);
  CHECK(sent.get_header_value("Location") == desk.duty + "?done=acknowledged");
  CHECK_THAT(desk.contact.page(desk.duty + "?done=acknowledged"),
             Contains("Đã ghi ngày hẹn") && Contains("Hẹn ngày 30/6/2026") && Contains("Đang chờ chữ ký") &&
                 Contains("Nông Thị Hảo"));
  CHECK_THAT(desk.site.page("/overdue"), Contains("Cơ quan đã tiếp nhận, hẹn ngày 30/6/2026"));
  CHECK_THAT(desk.site.page("/tasks/1"), Contains("Đã tiếp nhận, hẹn ngày") && Contains("hẹn ngày 30/6/2026"));
}

TEST_CASE("a day that cannot be named comes back with its reason and what was typed", "[web][reminders]") {
  const Desk desk;
  const auto refused = desk.name_day("2026-12-31", "Còn lâu");
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, Contains("Ngày hẹn muộn nhất là 6/7/2026") && Contains("Còn lâu"));
  CHECK(desk.site.sql("SELECT count(*) FROM acknowledgement") == "0");
  desk.name_day("2026-06-30");
  desk.name_day("2026-07-01");
  CHECK_THAT(desk.contact.page(desk.duty), !Contains("<summary>Đã tiếp nhận, hẹn ngày</summary>"));
}

TEST_CASE("a day is named by the mail's link too, and the log says so", "[web][reminders][link]") {
  const Desk desk;
  const auto path = [&] {
    auto connection = desk.site.context().pool.lease();
    const auto id = store::person_of_email(*connection, "hao@noivu.example").value();
    const auto person = store::person_on(*connection, id, desk.site.context().today()).value();
    const auto duty = store::duty(*connection, desk.site.duty("I.1")).value();
    const auto url = service::own_link(desk.site.context(), duty, person, desk.site.context().clock.now());
    return url.substr(desk.site.context().settings.page_url.size());
  }();
  const auto nobody = desk.site.stranger();
  const auto page = nobody.page(path);
  CHECK_THAT(page, Contains("Đã tiếp nhận, hẹn ngày") && Contains("6/7/2026"));
  const std::string before = "name=\"token\" value=\"";
  const auto token = page.substr(page.find(before) + before.size(), 64);
  const auto bad = nobody.post(path + "/acknowledge", {field("token", token), field("until_on", "2026-06-22")});
  CHECK(bad.status == 422);
  CHECK_THAT(bad.body, Contains("Ngày hẹn phải sau hôm nay"));
  CHECK(nobody.post(path + "/acknowledge", {field("token", "0"), field("until_on", "2026-06-25")}).status != 303);
  const auto sent = nobody.post(path + "/acknowledge", {field("token", token), field("until_on", "2026-06-25")});
  CHECK(sent.status == 303);
  CHECK_THAT(nobody.page(path + "?done=acknowledged"), Contains("Đã ghi ngày hẹn") && Contains("Hẹn ngày 25/6/2026"));
  CHECK(desk.site.sql("SELECT door FROM event WHERE what = 'acknowledged'") == "link");
}

TEST_CASE("the office sets a programme's ladder on its page, and the history says how it is", "[web][reminders]") {
  const Desk desk;
  const auto& office = desk.site.office();
  CHECK_THAT(office.page("/programmes/1"), Contains("/programmes/1/ladder") && Contains("Đặt thang nhắc"));
  CHECK_THAT(office.page("/programmes/1/ladder"), Contains("quá hạn +1     đầu mối, lãnh đạo") && Contains("chung"));
  const auto refused = desk.set_ladder(office, "tháng 3 đầu mối");
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, Contains("Dòng 1 của thang nhắc") && Contains("tháng 3 đầu mối"));
  CHECK(desk.set_ladder(office, "tháng 0 đầu mối\r\nquý 0 đầu mối\r\nnăm 0 đầu mối").status == 303);
  CHECK_THAT(office.page("/programmes/1/ladder"), Contains("riêng của chương trình") && Contains("tháng 0 đầu mối"));
  CHECK_THAT(office.page("/log"), Contains("Đặt thang nhắc") && Contains("tháng 0 đầu mối; quý 0 đầu mối"));
  CHECK(desk.set_ladder(desk.contact, "").status == 403);
}
