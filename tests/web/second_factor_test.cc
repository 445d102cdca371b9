#include <liboath/oath.h>
#include <catch2/catch.hpp>

#include <array>
#include <ctime>

#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

constexpr auto contact = "hao@noivu.example";

/// The six figures that a telephone shows at that second, from the secret as the page spells it.
std::string code_at(const std::string& base32, std::int64_t second) {
  char* bytes = nullptr;
  std::size_t length = 0;
  if (::oath_base32_decode(base32.data(), base32.size(), &bytes, &length) != OATH_OK)
    throw std::runtime_error{"base32"};
  std::array<char, 7> code{};
  ::oath_totp_generate(bytes, length, static_cast<std::time_t>(second), 30, 0, 6, code.data());
  ::free(bytes);
  return code.data();
}

std::string between(const std::string& page, const std::string& before, const std::string& after) {
  const auto begin = page.find(before);
  if (begin == std::string::npos) throw std::runtime_error{"no " + before};
  return page.substr(begin + before.size(), page.find(after, begin + before.size()) - begin - before.size());
}

/// Someone whose telephone shares a secret with the site.
struct Telephone {
  Website site;
  Browser owner = site.as(contact);
  std::string secret, recovery;

  Telephone() {
    owner.post("/account/second-factor", {{"token", owner.token(), "", ""}});
    const auto page = owner.page("/account");
    secret = between(page, "gõ khóa <b>", "</b>");
    if (confirm("000000").status != 403) throw std::runtime_error{"a guess was taken"};
    const auto shown = confirm(code());
    recovery = between(shown.body, "<li><b>", "</b>");
  }

  std::int64_t now() const { return site.context().clock.now().time_since_epoch().count(); }
  std::string code(std::int64_t from_now = 0) const { return code_at(secret, now() + from_now); }
  httplib::Response confirm(const std::string& given) const {
    return owner.post("/account/second-factor/confirm", {{"token", owner.token(), "", ""}, {"code", given, "", ""}});
  }
  /// A browser in which the password was given, and no code yet.
  Browser half() const {
    return Browser{site.port(), cookie_in(site.stranger().try_to_sign_in(contact, test_password))};
  }
  /// path: of the page that asks for the code
  static httplib::Response give(const Browser& browser, const std::string& given,
                                const std::string& path = "/sign-in/code") {
    const auto page = browser.page(path);
    const auto value = [&](const std::string& name) { return between(page, "name=\"" + name + "\" value=\"", "\""); };
    return browser.post("/sign-in/code",
                        {{"token", value("token"), "", ""}, {"next", value("next"), "", ""}, {"code", given, "", ""}});
  }
};

}  // namespace

TEST_CASE("with a second factor the password alone opens nothing", "[web][sign-in]") {
  const Telephone telephone;
  const auto half = telephone.half();
  const auto asked = half.get("/calendar").get_header_value("Location");
  CHECK(asked == "/sign-in/code?next=/calendar");
  CHECK(half.get("/account").status == 303);
  CHECK(half.post("/account/password", {{"token", "", "", ""}}).status == 403);
  CHECK(Telephone::give(half, "123").status == 403);
  const auto given = Telephone::give(half, telephone.code(30), asked);
  CHECK(given.get_header_value("Location") == "/calendar");
  CHECK(cookie_in(given) != half.cookie());
  const Browser whole{telephone.site.port(), cookie_in(given)};
  CHECK(whole.get("/calendar").status == 200);
  CHECK(half.get("/calendar").get_header_value("Location") == "/sign-in?next=/calendar");  // the half session is gone
}

TEST_CASE("a code is taken once, in its half minute and those beside it", "[web][sign-in]") {
  Telephone telephone;  // the code of now was taken when it was confirmed
  CHECK(Telephone::give(telephone.half(), telephone.code()).status == 403);
  CHECK(Telephone::give(telephone.half(), telephone.code(60)).status == 403);
  CHECK(Telephone::give(telephone.half(), telephone.code(30)).status == 303);
  CHECK(Telephone::give(telephone.half(), telephone.code(30)).status == 403);
  telephone.site.now_is("2026-06-22T09:02:00+07:00");
  CHECK(Telephone::give(telephone.half(), telephone.code(-30)).status == 303);
  CHECK(Telephone::give(telephone.half(), telephone.code(-60)).status == 403);
}

TEST_CASE("a recovery code works once, in place of the telephone", "[web][sign-in]") {
  const Telephone telephone;
  CHECK(telephone.site.sql("SELECT count(*) FROM recovery_code") == "10");
  CHECK_THAT(telephone.owner.page("/account"), Contains("Còn 10 mã dự phòng"));
  CHECK(Telephone::give(telephone.half(), telephone.recovery).status == 303);
  CHECK(Telephone::give(telephone.half(), telephone.recovery).status == 403);
  CHECK_THAT(telephone.owner.page("/account"), Contains("Còn 9 mã dự phòng") && !Contains(telephone.recovery));
}

TEST_CASE("guessing codes has to wait, and turning them off wants the password", "[web][sign-in]") {
  const Telephone telephone;
  const auto half = telephone.half();
  int looked_at = 0;
  for (int i = 0; i < 12; ++i)
    looked_at += Telephone::give(half, "00000" + std::to_string(i % 10)).status == 403 ? 1 : 0;
  CHECK(looked_at == 5);
  const auto remove = [&](const std::string& password) {
    return telephone.owner.post("/account/second-factor/remove",
                                {{"token", telephone.owner.token(), "", ""}, {"now", password, "", ""}});
  };
  CHECK(remove("sai hẳn rồi").status == 403);
  CHECK(remove(test_password).status == 303);
  CHECK(telephone.half().get("/calendar").status == 200);
}
