#include <catch2/catch.hpp>

#include <map>
#include <regex>

#include "people/access.h"
#include "support/evidence.h"
#include "support/office.h"
#include "support/raw_connection.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;
using people::Action;
using people::Reach;
using people::Role;

namespace {

constexpr auto beyond_reach = "Tài khoản này không được xem hoặc làm việc này";

/// The path of a route, its first group of figures that number and the others 1.
std::string path_of_route(const web::Route& route, std::int64_t number) {
  auto path = std::regex_replace(route.pattern, std::regex{R"(\(\\d\+\))"}, std::to_string(number),
                                 std::regex_constants::format_first_only);
  path = std::regex_replace(path, std::regex{R"(\(\\d\+\))"}, "1");
  path = std::regex_replace(path, std::regex{R"(\(\[A-Za-z0-9_-\]\{1,128\}\))"}, "AAAA");
  return std::regex_replace(path, std::regex{R"(\\)"}, "");
}

/// Asks as the page itself would, with nothing filled in but the token.
httplib::Response ask(const Browser& browser, const web::Route& route, const std::string& path,
                      const std::string& token) {
  return route.method == "GET" ? browser.get(path) : browser.post(path, {{"token", token, "", ""}});
}

bool is_let_in(const httplib::Response& answer) { return answer.body.find(beyond_reach) == std::string::npos; }

bool ends_own_session(const web::Route& route) { return route.pattern == "/sign-out"; }

/// Signs in once for each role; contact and head speak for Sở Nội vụ, which owes duty 1 of task 1.
struct Everyone {
  Website site;
  base::AgencyId own = agency_of(site.context(), "Sở Nội vụ"), other = agency_of(site.context(), "Sở Tài chính");
  std::map<Role, Browser> browsers;

  Everyone() {
    for (const auto role :
         {Role::administrator, Role::office, Role::contact, Role::head, Role::committee, Role::inspection})
      browsers.emplace(role, site.as(role, people::is_of_agency(role) ? std::optional{own} : std::nullopt));
  }

  /// Duty 1 is claimed, with a file of evidence.
  void report() const {
    const auto& contact = browsers.at(Role::contact);
    auto form = claim_form(contact.token());
    form.push_back({"evidence", small_pdf(), "a.pdf", "application/pdf"});
    REQUIRE(contact.post(path_of(site.duty("I.1")) + "/claim", form).status == 303);
  }
};

}  // namespace

TEST_CASE("every route lets in whom the table lets in, and nobody else", "[web][access]") {
  const Everyone everyone;
  everyone.report();
  const auto own_duty = base::number(everyone.site.duty("I.1")), own_agency = base::number(everyone.own);
  std::size_t refused = 0;
  for (const auto& [role, browser] : everyone.browsers) {
    const auto token = browser.token();
    for (const auto& route : everyone.site.server().routes()) {
      if (ends_own_session(route)) continue;
      const auto number = route.pattern.starts_with("/agencies") ? own_agency
                          : route.pattern.starts_with("/duties") ? own_duty
                                                                 : 1;
      const auto answer = ask(browser, route, path_of_route(route, number), token);
      const bool is_open = route.action == Action::enter || route.action == Action::keep_own_account;
      const bool expected = is_open || people::reach_of(role, route.action) != Reach::nothing;
      INFO(people::code(role) << " " << route.method << " " << route.pattern << " " << answer.status);
      CHECK(is_let_in(answer) == expected);
      CHECK(answer.status != 500);
      if (!expected) CHECK(answer.status == 403);
      refused += expected ? 0U : 1U;
    }
  }
  CHECK(refused > 100);
}

TEST_CASE("an agency reaches its own and nobody else's", "[web][access]") {
  const Everyone everyone;
  const auto duty = path_of(everyone.site.duty("I.1")), others_duty = path_of(everyone.site.duty("I.2"));
  const auto agency = [](base::AgencyId id) { return "/agencies/" + std::to_string(base::number(id)); };
  for (const auto role : {Role::contact, Role::head}) {
    const auto& browser = everyone.browsers.at(role);
    CHECK(browser.get(duty).status == 200);
    CHECK(browser.get(agency(everyone.own)).status == 200);
    CHECK(browser.get("/tasks/1").status == 200);
    for (const auto& path : {others_duty, agency(everyone.other), std::string{"/tasks/2"}, std::string{"/duties/999"},
                             std::string{"/tasks/999"}})
      CHECK(browser.get(path).status == 403);
    CHECK(browser.post(others_duty + "/claim", claim_form(browser.token())).status == 403);
    CHECK(browser.get("/").get_header_value("Location") == agency(everyone.own));
    CHECK_THAT(browser.page("/overdue"), Contains("Rà soát bến thủy"));
    CHECK_THAT(browser.page("/overdue?agency=" + std::to_string(base::number(everyone.other))),
               Contains("Rà soát bến thủy"));  // another's list is not to be had: one's own is shown
  }
  CHECK_THAT(everyone.site.page("/claims"), Contains("Không có báo cáo nào đang chờ"));
}

TEST_CASE("an agency reads what it coordinates, and claims none of it", "[web][access]") {
  auto programme = website_programme();
  programme.tasks[1].coordinators = {"SNV"};
  const Website site{programme};
  const auto contact = site.as("hao@noivu.example");
  const auto duty = path_of(site.duty("I.2"));
  CHECK(contact.get(duty).status == 200);
  CHECK_THAT(contact.page(duty), !Contains("Gửi báo cáo"));
  CHECK(contact.get("/tasks/2").status == 200);
  CHECK(contact.post(duty + "/claim", claim_form(contact.token())).status == 403);
}

TEST_CASE("whoever is not signed in is asked to, comes back to the page asked for, and changes nothing",
          "[web][access]") {
  const Website site;
  const auto stranger = site.stranger();
  const auto token = stranger.token();
  for (const auto& route : site.server().routes()) {
    if (route.action == Action::enter) continue;
    const auto answer = ask(stranger, route, path_of_route(route, 1), token);
    INFO(route.method << " " << route.pattern);
    CHECK(answer.status == (route.method == "GET" ? 303 : 403));
    if (route.method == "GET") CHECK_THAT(answer.get_header_value("Location"), Catch::StartsWith("/sign-in"));
  }
  CHECK_THAT(answer_to(site.port(),
                       "GET /overdue?agency=1 HTTP/1.1\r\nHost: " + site.host() + "\r\nConnection: close\r\n\r\n"),
             Contains("Location: /sign-in?next=%2Foverdue%3Fagency%3D1\r\n"));
  CHECK_THAT(stranger.page("/sign-in?next=%2Foverdue%3Fagency%3D1"), Contains("value=\"/overdue?agency=1\""));
  for (const auto* elsewhere : {"%2F%2Fevil.example", "https%3A%2F%2Fevil.example", "%2F%5Cevil.example"})
    CHECK_THAT(stranger.page(std::string{"/sign-in?next="} + elsewhere), Contains("name=\"next\" value=\"/\""));
}

TEST_CASE("every form of every route wants the token of its own session", "[web][access]") {
  const Website site;
  const auto other = site.as(Role::office).token();
  const auto events = site.sql("SELECT count(*) FROM event");
  for (const auto& route : site.server().routes()) {
    if (route.method != "POST" || route.pattern == "/sign-in/code") continue;  // the latter is for half a session
    for (const auto& token : {std::string{}, std::string(64, '0'), other, site.stranger().token()}) {
      const auto answer = site.post(path_of_route(route, 1), {{"token", token, "", ""}, {"link", "x", "", ""}});
      INFO(route.pattern << " " << token);
      CHECK(answer.status >= 400);  // most say that the form is stale, and keep what was typed
    }
    CHECK(site.office()
              .post(path_of_route(route, 1), {{"token", site.token(), "", ""}}, {{"Origin", "http://evil.example"}})
              .status == 403);
  }
  CHECK(site.sql("SELECT count(*) FROM event") == events);
  CHECK(site.get("/").status == 200);  // nor was the session ended
}

TEST_CASE("a person whose mandate ended, or whose account is disabled, is out at once", "[web][access]") {
  const Website site;
  const auto& context = site.context();
  const auto id = service::person_of_email(context, "hao@noivu.example").value();
  const auto contact = site.as("hao@noivu.example");
  CHECK(contact.get("/calendar").status == 200);
  service::disable(context, id, {}).value();
  CHECK(contact.get("/calendar").status == 303);
  service::enable(context, id, {}).value();
  const auto again = site.as("hao@noivu.example");
  CHECK(again.get("/calendar").status == 200);
  for (const auto& line : service::people_lines(context))
    if (line.row.person.id == id)
      service::end_mandate(context, id, line.mandates.front().id, day("2026-06-21"), {}).value();
  CHECK(again.get("/calendar").status == 303);
  CHECK(site.stranger().try_to_sign_in("hao@noivu.example", test_password).status == 403);
}
