#include <catch2/catch.hpp>

#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;
using people::Role;

namespace {

constexpr auto contact = "hao@noivu.example";

base::PersonId person(const Website& site, const std::string& email) {
  return service::person_of_email(site.context(), email).value();
}

/// The path of a new one-time link.
std::string link(const Website& site, const std::string& email) {
  const auto url = service::password_link(site.context(), person(site, email), {}).value();
  return url.substr(url.find("/password"));
}

httplib::Response choose(const Website& site, const std::string& path, const std::string& password,
                         const std::string& again) {
  const auto browser = site.stranger();
  return browser.post("/password", {{"token", browser.token(), "", ""},
                                    {"link", path.substr(path.find('=') + 1), "", ""},
                                    {"password", password, "", ""},
                                    {"again", again, "", ""}});
}

httplib::Response choose(const Website& site, const std::string& path, const std::string& password) {
  return choose(site, path, password, password);
}

}  // namespace

TEST_CASE("a one-time link chooses a password once, and looking at it uses nothing up", "[web][sign-in]") {
  const Website site;
  const auto path = link(site, contact);
  for (int looks = 0; looks < 3; ++looks) {  // a scanner of mails follows links
    const auto page = site.stranger().page(path);
    CHECK_THAT(page, Contains("Nông Thị Hảo") && Contains(contact) && Contains("autocomplete=\"new-password\""));
  }
  CHECK(choose(site, path, "bến nước bình yên", "bến nước khác").status == 422);
  CHECK(choose(site, path, "bến nước bình yên").get_header_value("Location") == "/sign-in?done=password");
  CHECK(choose(site, path, "mật khẩu của kẻ khác").status == 404);
  CHECK(site.stranger().get(path).status == 404);
  CHECK(site.stranger().try_to_sign_in(contact, "bến nước bình yên").status == 303);
  CHECK(site.stranger().try_to_sign_in(contact, "mật khẩu của kẻ khác").status == 403);
}

TEST_CASE("a link ends after two days, with the next one, and with its person's leaving", "[web][sign-in]") {
  Website site;
  const auto first = link(site, contact);
  const auto second = link(site, contact);
  CHECK(site.stranger().get(first).status == 404);
  CHECK(site.stranger().get(second).status == 200);
  site.now_is("2026-06-24T09:00:01+07:00");
  CHECK(site.stranger().get(second).status == 404);
  CHECK(choose(site, second, "bến nước bình yên").status == 404);
  const auto third = link(site, contact);
  service::disable(site.context(), person(site, contact), {}).value();
  CHECK(site.stranger().get(third).status == 404);
}

TEST_CASE("a password that anyone would guess is refused in words", "[web][sign-in]") {
  const Website site;
  const auto path = link(site, contact);
  for (const auto& [password, words] :
       {std::pair{"ngắn", "ít nhất 8 ký tự"}, std::pair{"12345678", "quá thông dụng"},
        std::pair{"MatKhau2026!", "quá thông dụng"}, std::pair{"nong thi hao 1985", "tên hoặc địa chỉ thư"}}) {
    const auto answer = choose(site, path, password);
    INFO(password);
    CHECK(answer.status == 422);
    CHECK_THAT(answer.body, Contains(words));
  }
  CHECK(choose(site, path, std::string(257, 'a') + "b").status == 422);
}

TEST_CASE("the cookie is for this host and no script, and each sign-in gives another", "[web][sign-in]") {
  const Website site;
  const auto browser = site.as(contact);
  const auto answer = site.stranger().try_to_sign_in(contact, test_password);
  const auto header = answer.get_header_value("Set-Cookie");
  CHECK_THAT(header, Catch::StartsWith("dondoc=") && Contains("; Path=/") && Contains("; HttpOnly") &&
                         Contains("; SameSite=Lax") && !Contains("Domain"));
  CHECK(cookie_in(answer) != browser.cookie());

  // A secret that someone planted opens nothing, and signing in does not take it over.
  const Browser planted{site.port(), "dondoc=" + std::string(64, 'a')};
  CHECK(planted.get("/calendar").status == 303);
  const auto signed_in = planted.post(
      "/sign-in",
      {{"token", site.stranger().token(), "", ""}, {"email", contact, "", ""}, {"password", test_password, "", ""}});
  CHECK(signed_in.status == 303);
  CHECK(cookie_in(signed_in) != planted.cookie());
  CHECK(planted.get("/calendar").status == 303);

  // Whoever signs in anew in one browser leaves the earlier session behind.
  const auto again = browser.post(
      "/sign-in",
      {{"token", browser.token(), "", ""}, {"email", contact, "", ""}, {"password", test_password, "", ""}});
  CHECK(again.status == 303);
  CHECK(browser.get("/calendar").status == 303);
}

TEST_CASE("only the hash of a session's secret is kept", "[web][sign-in]") {
  const Website site;
  const auto browser = site.as(contact);
  const auto secret = browser.cookie().substr(7);
  CHECK(site.sql("SELECT count(*) FROM session WHERE hex(hash) = upper('" + secret + "') OR hash = '" + secret + "'") ==
        "0");
  CHECK(site.sql("SELECT max(length(hash)) FROM session") == "32");
  CHECK_THAT(site.sql("SELECT password FROM account LIMIT 1"), Catch::StartsWith("$argon2id$"));
}

TEST_CASE("a session ends when it is not used, in any case after its hours, and by its owner", "[web][sign-in]") {
  Website site;
  const auto idle = site.as(contact);
  site.now_is("2026-06-22T09:59:00+07:00");
  CHECK(idle.get("/calendar").status == 200);
  site.now_is("2026-06-22T10:58:00+07:00");
  CHECK(idle.get("/calendar").status == 200);  // an hour from the last request
  site.now_is("2026-06-22T11:59:00+07:00");
  CHECK(idle.get("/calendar").status == 303);

  const auto busy = site.as(contact);
  for (int hour = 12; hour < 24; ++hour) {
    for (const auto* minute : {":10", ":50"}) {
      site.now_is("2026-06-22T" + std::to_string(hour) + minute + ":00+07:00");
      CHECK(busy.get("/calendar").status == 200);
    }
  }
  site.now_is("2026-06-23T00:00:00+07:00");
  CHECK(busy.get("/calendar").status == 303);

  const auto here = site.as(contact);
  const auto there = Browser{site.port(), cookie_in(site.stranger().try_to_sign_in(contact, test_password))};
  CHECK_THAT(here.page("/account"), Contains("Phiên này") && Contains("từ 127.0.0.1") && Contains("Kết thúc phiên"));
  const auto end = "/account/sessions/" + site.sql("SELECT max(id) FROM session") + "/end";
  const auto other = site.as("kien@taichinh.example");
  CHECK(other.post(end, {{"token", other.token(), "", ""}}).status == 303);
  CHECK(there.get("/calendar").status == 200);  // nobody else ends it
  CHECK(here.post(end, {{"token", here.token(), "", ""}}).status == 303);
  CHECK(there.get("/calendar").status == 303);
  CHECK(here.post("/sign-out", {{"token", here.token(), "", ""}}).get_header_value("Location") == "/sign-in");
  CHECK(here.get("/calendar").status == 303);
}

TEST_CASE("another password ends the other sessions, and is asked for the one of now", "[web][sign-in]") {
  const Website site;
  const auto here = site.as(contact);
  const auto there = Browser{site.port(), cookie_in(site.stranger().try_to_sign_in(contact, test_password))};
  const auto change = [&](const std::string& now, const std::string& password) {
    return here.post("/account/password", {{"token", here.token(), "", ""},
                                           {"now", now, "", ""},
                                           {"password", password, "", ""},
                                           {"again", password, "", ""}});
  };
  CHECK(change("sai hẳn", "mưa rơi ngoài hiên").status == 403);
  CHECK(change(test_password, "ngắn").status == 422);
  CHECK(there.get("/account").status == 200);
  CHECK(change(test_password, "mưa rơi ngoài hiên").status == 303);
  CHECK(here.get("/account").status == 200);
  CHECK(there.get("/account").status == 303);
  CHECK(site.stranger().try_to_sign_in(contact, test_password).status == 403);
  CHECK(site.stranger().try_to_sign_in(contact, "mưa rơi ngoài hiên").status == 303);
}

TEST_CASE("an address that nobody has is answered as a wrong password is", "[web][sign-in]") {
  const Website site;
  site.as(contact);
  auto wrong = site.stranger().try_to_sign_in(contact, "sai hẳn rồi").body;
  auto unknown = site.stranger().try_to_sign_in("ai@khong.example", "sai hẳn rồi").body;
  const auto without = [](std::string page, const std::string& email) {
    for (auto at = page.find(email); at != std::string::npos; at = page.find(email)) page.erase(at, email.size());
    return page;
  };
  CHECK(without(wrong, contact) == without(unknown, "ai@khong.example"));
  for (const auto* hostile : {"' OR 1=1 --", "\"><script>alert(1)</script>", "a@b.example\r\nBcc: x@y.example"}) {
    const auto answer = site.stranger().try_to_sign_in(hostile, hostile);
    CHECK(answer.status == 403);
    CHECK_THAT(answer.body, !Contains("<script>"));
  }
}

TEST_CASE("of 10,000 attempts only the first few are looked at, the account's owner gets in later, a link at once",
          "[web][sign-in]") {
  Website site;
  site.as(contact);
  const auto stranger = site.stranger();
  const auto token = stranger.token();
  const auto attempt = [&](const std::string& password) {
    return stranger
        .post("/sign-in", {{"token", token, "", ""}, {"email", contact, "", ""}, {"password", password, "", ""}})
        .status;
  };
  int wrong = 0, told_to_wait = 0;
  auto client = stranger.client();
  client.set_keep_alive(true);
  client.set_tcp_nodelay(true);
  const httplib::MultipartFormDataItems form{
      {"token", token, "", ""}, {"email", contact, "", ""}, {"password", "đoán bừa", "", ""}};
  for (int i = 0; i < 10'000; ++i) {
    const auto answer = client.Post("/sign-in", form);
    REQUIRE(answer);
    wrong += answer->status == 403 ? 1 : 0;
    told_to_wait += answer->status == 429 ? 1 : 0;
  }
  CHECK(wrong == 5);
  CHECK(told_to_wait == 9'995);
  CHECK(attempt(test_password) == 429);  // even the right one waits
  CHECK(choose(site, link(site, contact), "sóng vỗ bờ đá").status == 303);
  CHECK(attempt("sóng vỗ bờ đá") == 303);
  CHECK(site.get("/healthz").status == 200);
}

TEST_CASE("pauses grow, are kept over a restart, and pass", "[web][sign-in]") {
  Website site;
  site.as(contact);
  const auto attempt = [&](const std::string& password) {
    return site.stranger().try_to_sign_in(contact, password).status;
  };
  for (int i = 0; i < 5; ++i) CHECK(attempt("đoán bừa") == 403);
  CHECK(site.sql("SELECT max(not_before - failed_at) FROM attempt") == "15");
  site.now_is("2026-06-22T09:00:15+07:00");
  CHECK(attempt("đoán bừa") == 403);
  CHECK(site.sql("SELECT max(not_before - failed_at) FROM attempt") == "30");
  site.now_is("2026-06-22T09:00:40+07:00");
  CHECK(attempt(test_password) == 429);
  site.now_is("2026-06-22T09:00:46+07:00");
  CHECK(attempt(test_password) == 303);
  CHECK(attempt("đoán bừa") == 403);
}

TEST_CASE("one address that tries many accounts has to wait as well", "[web][sign-in]") {
  const Website site;
  int looked_at = 0;
  for (int i = 0; i < 40; ++i)
    looked_at += site.stranger().try_to_sign_in("ai" + std::to_string(i) + "@khong.example", "x").status == 403 ? 1 : 0;
  CHECK(looked_at == 20);
}

TEST_CASE("the first administrator gets a link, and nobody after that", "[web][sign-in]") {
  const Website site;
  const auto url = service::first_link(site.context());
  REQUIRE(url);
  CHECK(choose(site, url->substr(url->find("/password")), "thuyền về bến sông").status == 303);
  CHECK(!service::first_link(site.context()));
  CHECK(site.stranger().try_to_sign_in("quan-tri@localhost", "thuyền về bến sông").status == 303);
}

TEST_CASE("passwords of the sample are given, and shown, only where the settings say that it is one",
          "[web][sign-in]") {
  const Website site;
  CHECK(service::give_demo_passwords(site.context()).error().kind == "not_a_demo");
  CHECK_THAT(site.stranger().page("/sign-in"), !Contains(service::demo_password) && !Contains(contact));
}
