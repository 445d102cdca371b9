// What the settings of signing in and of the page's address change for whoever asks.
#include <catch2/catch.hpp>

#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;
using people::Role;

namespace {

Website website_with(const std::string& settings) {
  return Website{website_programme(), website_agencies, service::Activate::yes, settings};
}

}  // namespace

TEST_CASE("a page behind TLS is never asked for without, and its cookie never leaves it", "[web][sign-in]") {
  const Website site = website_with("page_url = \"https://dondoc.example.vn\"\n" + std::string{website_settings});
  const auto page = site.stranger().get("/sign-in");
  CHECK_THAT(page.get_header_value("Strict-Transport-Security"),
             Contains("max-age=31536000") && Contains("includeSubDomains"));
  CHECK_THAT(site.stranger().try_to_sign_in("van-phong@localhost", test_password).get_header_value("Set-Cookie"),
             Contains("__Host-dondoc=") && Contains("; Path=/;") && Contains("Secure") && Contains("HttpOnly") &&
                 Contains("SameSite=Lax") && !Contains("Domain"));
}

TEST_CASE("without TLS nothing is said of it", "[web][sign-in]") {
  const Website site;
  CHECK_FALSE(site.stranger().get("/sign-in").has_header("Strict-Transport-Security"));
}

TEST_CASE("an administrator who needs a second factor does nothing before it is on, others do", "[web][sign-in]") {
  const Website site = website_with(std::string{website_settings} + "require_totp_for_administrators = true\n");
  const auto administrator = site.as(Role::administrator);
  CHECK(administrator.get("/people").get_header_value("Location") == "/account");
  CHECK(administrator.get("/log").get_header_value("Location") == "/account");
  CHECK(administrator.post("/people", {{"token", administrator.token(), "", ""}}).status == 403);
  CHECK(administrator.get("/account").status == 200);
  CHECK(site.office().get("/people").status == 200);
}

TEST_CASE("signing out takes what was shown from a shared desk's browser", "[web][sign-in]") {
  const Website site;
  const auto browser = site.as(Role::inspection);
  const auto answer = browser.post("/sign-out", {{"token", browser.token(), "", ""}});
  CHECK(answer.status == 303);
  CHECK_THAT(answer.get_header_value("Clear-Site-Data"), Contains("\"cache\""));
  CHECK_THAT(answer.get_header_value("Set-Cookie"), Contains("Max-Age=0"));
  CHECK(browser.get("/log").status == 303);
}
