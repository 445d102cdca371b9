// Single sign-on: a trusted proxy says who has signed in to it.
#include "web/gate.h"

#include <catch2/catch.hpp>

#include "support/log.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;
using people::Role;

namespace {

constexpr auto header = "X-Remote-User";

Website gated(const std::string& proxies = R"(["127.0.0.1"])", const std::string& more = {}) {
  return Website{
      website_programme(), website_agencies, service::Activate::yes,
      "trusted_proxies = " + proxies + "\nsso_header = \"X-Remote-User\"\n" + std::string{website_settings} + more};
}

/// The browser of whom the gate sent there, with the cookie that it was given.
Browser sent_by_gate(const Website& site, const std::string& email) {
  const auto answer = site.stranger().get("/overdue", {{header, email}});
  if (answer.status != 200) throw std::runtime_error{"the gate's word was not taken"};
  return Browser{site.port(), cookie_in(answer)};
}

std::string sessions(const Website& site) { return site.sql("SELECT count(*) FROM session"); }

}  // namespace

TEST_CASE("whom the gate names is signed in, by a session like any other, and the log says so", "[web][gate]") {
  const Website site = gated();
  const Log log;
  const auto answer = site.stranger().get("/overdue", {{header, " VAN-PHONG@localhost"}});
  CHECK(answer.status == 200);
  CHECK_THAT(answer.get_header_value("Set-Cookie"), Contains("HttpOnly") && Contains("SameSite=Lax"));
  CHECK(answer.get_header_value_count("Set-Cookie") == 1);
  CHECK_THAT(log.words(), Contains("qua cổng xác thực") && !Contains("van-phong@localhost"));

  const Browser browser{site.port(), cookie_in(answer)};
  const auto before = sessions(site);
  CHECK(browser.get("/tasks", {{header, "van-phong@localhost"}}).status == 200);
  CHECK(sessions(site) == before);
  const auto path = path_of(site.duty("I.1")) + "/claim";
  CHECK(browser.post(path, claim_form("")).status == 403);
  CHECK(browser.post(path, claim_form(browser.token())).status == 303);
}

TEST_CASE("whoever has no account, no mandate today or a disabled one is told politely, and comes no further",
          "[web][gate]") {
  const Website site = gated();
  const auto disabled = site.as(Role::inspection);
  service::disable(site.context(), service::person_of_email(site.context(), "inspection@thu.example").value(), {})
      .value();
  service::give_mandate(site.context(),
                        {.name = "Người đã nghỉ",
                         .email = "nghi@thu.example",
                         .role = Role::committee,
                         .agency = {},
                         .period = {day("2026-01-01"), day("2026-06-01")}},
                        {})
      .value();
  const auto before = sessions(site);
  for (const auto* email : {"nobody@thu.example", "inspection@thu.example", "nghi@thu.example", "<b>x@thu.example",
                            "' OR 1=1 --", "", "a@b, c@d"}) {
    const auto answer = site.stranger().get("/overdue", {{header, email}});
    CAPTURE(email);
    CHECK(answer.status == 403);
    CHECK_THAT(answer.body, Contains("Cổng xác thực") && Contains("Xin báo Văn phòng") && !Contains("<b>x"));
  }
  CHECK(sessions(site) == before);
  CHECK(disabled.get("/overdue", {{header, "inspection@thu.example"}}).status == 403);
  CHECK(site.stranger().get("/static/style.css", {{header, "nobody@thu.example"}}).status == 200);
}

TEST_CASE("the header of anybody but a trusted proxy is ignored and logged", "[web][gate]") {
  const Website site = gated(R"(["192.0.2.1"])");
  const Log log;
  CHECK(site.stranger().get("/overdue", {{header, "van-phong@localhost"}}).status == 303);
  CHECK_THAT(log.words(), Contains("no trusted proxy") && Contains("127.0.0.1"));
  const Website off;
  CHECK(off.stranger().get("/overdue", {{header, "van-phong@localhost"}}).status == 303);
}

TEST_CASE("several names are nobody's", "[web][gate]") {
  const Website site = gated();
  CHECK(
      site.stranger().get("/overdue", {{header, "van-phong@localhost"}, {header, "ban-thuong-vu@localhost"}}).status ==
      403);
}

TEST_CASE("when another person sits down at the gate, the session of the one before ends", "[web][gate]") {
  const Website site = gated();
  const auto office = sent_by_gate(site, "van-phong@localhost");
  const auto token = office.token();
  const auto answer = office.get("/", {{header, "ban-thuong-vu@localhost"}});
  CHECK(answer.status == 200);
  CHECK(cookie_in(answer) != office.cookie());
  CHECK_THAT(answer.body, Contains("Ban Thường vụ") && !Contains("Văn phòng</b>"));
  CHECK(office.get("/overdue").status == 303);
  CHECK(office.post(path_of(site.duty("I.1")) + "/claim", claim_form(token), {{header, "ban-thuong-vu@localhost"}})
            .status == 403);
}

TEST_CASE("who signs out is not brought back by the same page, and may come back by the gate", "[web][gate]") {
  const Website site = gated();
  const auto browser = sent_by_gate(site, "van-phong@localhost");
  CHECK(browser.post("/sign-out", {{"token", browser.token(), "", ""}}, {{header, "van-phong@localhost"}}).status ==
        303);
  const auto page = site.stranger().get("/sign-in", {{header, "van-phong@localhost"}});
  CHECK(page.status == 200);
  CHECK_FALSE(page.has_header("Set-Cookie"));
  CHECK_THAT(page.body, Contains("Vào bằng cổng xác thực"));
  CHECK_THAT(Website{}.stranger().page("/sign-in"), !Contains("cổng xác thực"));
}

TEST_CASE("the gate stands for the password: an administrator who needs a second factor still does", "[web][gate]") {
  const Website site = gated(R"(["127.0.0.1"])", "require_totp_for_administrators = true\n");
  site.as(Role::administrator);
  const auto answer = site.stranger().get("/people", {{header, "administrator@thu.example"}});
  CHECK(answer.status == 303);
  CHECK(answer.get_header_value("Location") == "/account");
}
