#include <catch2/catch.hpp>

#include "support/office.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

using Fields = httplib::MultipartFormDataItems;

/// Sở Nội vụ owes I.1, overdue since 29 May; today is 22 June 2026. Hảo is its contact.
struct Desk {
  Website site;
  Browser contact = site.as("hao@noivu.example");
  std::string duty = path_of(site.duty("I.1"));

  httplib::Response send(const std::string& what, Fields fields) const {
    fields.push_back({"token", contact.token(), "", ""});
    return contact.post(duty + "/" + what, fields);
  }
  httplib::Response claim() const { return contact.post(duty + "/claim", claim_form(contact.token())); }
};

}  // namespace

TEST_CASE("who has reported may take it back on the duty's page, and reports anew", "[web][withdrawals]") {
  const Desk desk;
  REQUIRE(desk.claim().status == 303);
  CHECK_THAT(desk.contact.page(desk.duty), Contains("<summary>Rút báo cáo</summary>"));
  CHECK_THAT(desk.site.page(desk.duty), !Contains("Rút báo cáo"));
  const auto sent = desk.send("withdraw-claim", {{"words", "Gửi nhầm tệp", "", ""}});
  CHECK(sent.status == 303);
  CHECK(sent.get_header_value("Location") == desk.duty + "?done=claim_withdrawn");
  CHECK_THAT(desk.contact.page(desk.duty + "?done=claim_withdrawn"),
             Contains("Đã rút báo cáo") && Contains("Đã rút lúc") && Contains("Gửi báo cáo") &&
                 !Contains("<summary>Rút báo cáo</summary>"));
  CHECK_THAT(desk.site.page("/claims"), Contains("Không có báo cáo nào đang chờ"));
  CHECK_THAT(desk.site.page("/log"), Contains("Rút báo cáo"));
}

TEST_CASE("what was seen before another handled it is not taken back", "[web][withdrawals]") {
  const Desk desk;
  REQUIRE(desk.claim().status == 303);
  const auto sent = desk.send("withdraw-claim", {{"version", "1", "", ""}});
  CHECK(sent.status == 409);
  CHECK(desk.site.sql("SELECT state FROM claim") == "waiting");
}

TEST_CASE("another agency takes nothing back", "[web][withdrawals]") {
  const Desk desk;
  REQUIRE(desk.claim().status == 303);
  const auto elsewhere = desk.site.as("kien@taichinh.example");
  CHECK(elsewhere.post(desk.duty + "/withdraw-claim", {{"token", elsewhere.token(), "", ""}}).status == 403);
  CHECK(desk.site.sql("SELECT state FROM claim") == "waiting");
}

TEST_CASE("a request and an obstacle are taken back on the duty's page", "[web][withdrawals]") {
  const Desk desk;
  REQUIRE(desk.send("extension", {{"proposed_on", "2026-08-31", "", ""},
                                  {"cause", "superior", "", ""},
                                  {"words", "Chờ hướng dẫn số 9", "", ""}})
              .status == 303);
  REQUIRE(desk.send("obstacle",
                    {{"sort", "obstacle", "", ""}, {"level", "Tỉnh ủy", "", ""}, {"words", "Thiếu máy", "", ""}})
              .status == 303);
  CHECK_THAT(desk.contact.page(desk.duty), Contains("<summary>Rút đề nghị gia hạn</summary>") &&
                                               Contains("<summary>Rút vướng mắc, kiến nghị</summary>"));
  CHECK(desk.send("withdraw-extension", {}).status == 303);
  CHECK(desk.send("withdraw-obstacle", {{"obstacle", "1", "", ""}}).status == 303);
  CHECK_THAT(desk.contact.page(desk.duty), Contains("<span class=\"chip grey\">Đã rút</span> Đề nghị đến") &&
                                               !Contains("Đang mở") && Contains("<summary>Xin gia hạn</summary>"));
  CHECK(desk.site.sql("SELECT state FROM extension_request") == "withdrawn");
}

TEST_CASE("a report that was sent back stands in the form to be sent again", "[web][withdrawals]") {
  const Desk desk;
  REQUIRE(desk.claim().status == 303);
  REQUIRE(
      desk.site.post("/claims/1/return", {{"token", desk.site.token(), "", ""}, {"reason", "Thiếu phụ lục", "", ""}})
          .status == 303);
  const auto number = desk.site.sql("SELECT document_number FROM claim");
  CHECK_THAT(desk.contact.page(desk.duty),
             Contains("Báo cáo bị trả lại") && Contains("name=\"document_number\" value=\"" + number + "\""));
}
