// What an attacker types, replays and plants. Other attacks stand with what they attack: another agency's numbers in
// access_test, one-time and mails' links in sign_in_test and link_test, files in evidence_test, connections in
// front_test and tls_test.
#include <catch2/catch.hpp>

#include <map>
#include <regex>

#include "mail/mime.h"
#include "support/evidence.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;
using people::Role;

namespace {

/// What would end a statement, an attribute and a line, begin a script, a template's tag and a header of a mail.
const std::string hostile =
    "x'; DROP TABLE duty;--\" onmouseover=\"alert(2)\"><script>alert(1)</script>{{{token}}}\r\nBcc: "
    "evil@evil.example\r\n";

std::string attribute(const std::string& tag, const std::string& name) {
  const auto begin = tag.find(" " + name + "=\"");
  if (begin == std::string::npos) return {};
  const auto from = begin + name.size() + 3;
  return tag.substr(from, tag.find('"', from) - from);
}

struct FoundForm {
  std::string action;
  httplib::MultipartFormDataItems fields;
};

/// Every form of the page that is sent by POST, filled in: words are hostile, days and choices as they may be.
std::vector<FoundForm> forms_in(const std::string& page) {
  static const std::regex tags{R"(<(form|input|select|textarea|option|/form)\b[^>]*>)"};
  std::vector<FoundForm> forms;
  std::string select;
  for (std::sregex_iterator at{page.begin(), page.end(), tags}, end; at != end; ++at) {
    const auto tag = at->str(), kind = (*at)[1].str(), type = attribute(tag, "type"), value = attribute(tag, "value");
    const auto name = attribute(tag, "name");
    if (kind == "form") forms.push_back({attribute(tag, "method") == "post" ? attribute(tag, "action") : "", {}});
    if (forms.empty()) continue;
    auto& fields = forms.back().fields;
    const auto fill = [&](const std::string& words) { fields.push_back({name, words, "", ""}); };
    if (kind == "select") select = name;
    if (kind == "option" && !value.empty() && !select.empty()) {
      fields.push_back({std::exchange(select, {}), value, "", ""});
    } else if (kind == "textarea") {
      fill(hostile);
    } else if (kind == "input" && !name.empty() && type != "file") {
      if (type == "hidden" || type == "checkbox" || type == "radio" || type == "number")
        fill(value.empty() ? "1" : value);
      else if (type == "date")
        fill("2026-06-19");
      else
        fill(type == "password" ? std::string{test_password} : name == "email" ? "moi@thu.example" : hostile);
    }
  }
  std::erase_if(forms, [](const FoundForm& form) { return form.action.empty(); });
  return forms;
}

std::string path_with_ones(const std::string& pattern) {
  static const std::regex figures{R"(\(\\d\+\))"};
  return std::regex_replace(pattern, figures, "1");
}

/// Pages that anybody who is signed in may open by a path without secrets.
std::vector<std::string> pages_of(const Website& site) {
  std::vector<std::string> pages;
  for (const auto& route : site.server().routes())
    if (route.method == "GET" && route.pattern.find('[') == std::string::npos &&
        !route.pattern.starts_with("/static") && route.pattern.find('\\') == route.pattern.find("\\d"))
      pages.push_back(path_with_ones(route.pattern));
  return pages;
}

bool ends_someones_access(const std::string& action) {
  return action == "/sign-out" || action.ends_with("/disable") || action.ends_with("/end") ||
         action.starts_with("/account") || action.find("/mandates/") != std::string::npos;
}

}  // namespace

TEST_CASE("hostile words in every field of every form are kept as words, and go nowhere but where words go",
          "[web][attack]") {
  Website site;
  const auto contact = site.as("hao@noivu.example"), administrator = site.as(Role::administrator);
  const auto tables = site.sql("SELECT count(*) FROM sqlite_master");
  std::size_t sent = 0, taken = 0;
  for (const auto* browser : {&contact, &site.office(), &administrator}) {
    for (const auto& path : pages_of(site)) {
      for (const auto& form : forms_in(browser->page(path))) {
        if (ends_someones_access(form.action)) continue;
        const auto answer = browser->post(form.action, form.fields);
        CAPTURE(path, form.action, answer.status);
        REQUIRE(answer.status < 500);
        ++sent;
        if (answer.status == 303) ++taken;
        REQUIRE_THAT(answer.body, !Contains("<script>") && !Contains("onmouseover=\"alert"));
      }
    }
  }
  CHECK(sent > 30);
  CHECK(taken > 10);  // hostile words are words: what may hold any is taken
  CHECK(site.sql("SELECT count(*) FROM sqlite_master") == tables);
  CHECK(site.sql("SELECT count(*) > 0 FROM duty") == "1");
  bool shown = false;
  for (const auto* browser : {&contact, &site.office(), &administrator}) {
    for (const auto& path : pages_of(site)) {
      const auto page = browser->page(path);
      CAPTURE(path);
      CHECK_THAT(page, !Contains("<script>") && !Contains("onmouseover=\"alert"));
      shown = shown || page.find("&lt;script&gt;alert(1)") != std::string::npos;
    }
  }
  CHECK(shown);

  site.now_is("2026-06-24T09:00:00+07:00");
  site.tick();
  REQUIRE_FALSE(site.mailer().accepted.empty());
  for (const auto& message : site.mailer().accepted) {
    const auto mime = mail::mime_of(message);
    const auto head = mime.substr(0, mime.find("\r\n\r\n"));
    CAPTURE(head);
    CHECK_THAT(head, !Contains("\nBcc:"));
    CHECK_THAT(message.html, !Contains("<script>"));
  }
}

TEST_CASE("a form is not taken again in a session that came after, nor by the token of one that ended",
          "[web][attack]") {
  const Website site;
  const auto first = site.as("hao@noivu.example");
  const auto token = first.token();
  const auto path = path_of(site.duty("I.1")) + "/claim";
  CHECK(first.post("/sign-out", {{"token", token, "", ""}}).status == 303);
  const auto second = site.as("hao@noivu.example");
  CHECK(second.post(path, claim_form(token)).status == 403);
  CHECK(first.post(path, claim_form(token)).status == 403);
  CHECK(second.post(path, claim_form(second.token().substr(0, 63) + "g")).status == 403);
  CHECK(site.sql("SELECT count(*) FROM claim") == "0");
  CHECK(second.post(path, claim_form(second.token())).status == 303);
  CHECK(second.post(path, claim_form(second.token())).status == 409);  // the same form, sent once more
  CHECK(site.sql("SELECT count(*) FROM claim") == "1");
}

TEST_CASE("a session that was planted in a browser is not the one that its owner signs in to", "[web][attack]") {
  const Website site;
  const auto attacker = site.as(Role::committee);
  for (const auto& planted : {std::string{"dondoc="} + std::string(64, 'a'), attacker.cookie()}) {
    const Browser victim{site.port(), planted};
    const auto form = planted == attacker.cookie() ? attacker.token() : site.stranger().token();
    const auto answer = victim.post(
        "/sign-in",
        {{"token", form, "", ""}, {"email", "van-phong@localhost", "", ""}, {"password", test_password, "", ""}});
    REQUIRE(answer.status == 303);
    CHECK(cookie_in(answer) != planted);
    CHECK_THAT(Browser(site.port(), planted).get("/people").get_header_value("Location"), Contains("/sign-in"));
    CHECK(Browser(site.port(), cookie_in(answer)).get("/people").status == 200);
  }
}

TEST_CASE("an uploaded document's name leads nowhere and says nothing to the page", "[web][attack]") {
  const Website site;
  for (const auto* name : {"../../dondoc.toml", "..\\..\\dondoc.db", "/etc/passwd", "<script>alert(1)</script>.txt",
                           "a\"; filename=\"b.html"}) {
    const auto answer = site.post("/programmes/upload", {{"token", site.token(), "", ""},
                                                         {"file", "không phải chương trình", name, "text/html"}});
    REQUIRE(answer.status == 303);
    const auto at = answer.get_header_value("Location");
    std::string page;
    for (int i = 0; i < 200 && (page.empty() || page.find("http-equiv=\"refresh\"") != std::string::npos); ++i) {
      page = site.page(at);
      std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    CHECK_THAT(page, !Contains("<script>") && !Contains("../"));
  }
  CHECK(site.sql("SELECT count(*) FROM programme") == "1");
  CHECK(site.post("/programmes/upload",
                  {{"token", site.token(), "", ""}, {"file", "x", "a.txt\r\nX-Evil: 1", "text/plain"}})
            .status == 400);
}
