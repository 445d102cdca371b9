#include "service/link_token.h"

#include <catch2/catch.hpp>

#include <thread>

#include "support/folder.h"
#include "support/installation.h"

using namespace service;
using support::at;

namespace {

const LinkKey key{1, 2, 3};
const LinkGrant grant{
    .duty = base::DutyId{70000}, .person = base::PersonId{5}, .expires_at = at("2026-07-06T00:00:00Z")};

}  // namespace

TEST_CASE("a token says again what it grants, in letters that need no escaping", "[service][link]") {
  const auto token = token_of(key, grant);
  CHECK(token.size() == token_size);
  CHECK(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
        std::string::npos);
  CHECK(grant_in(key, token) == grant);
}

TEST_CASE("no bit of a token can be another", "[service][link]") {
  const auto token = token_of(key, grant);
  for (std::size_t i = 0; i < token.size(); ++i)
    for (int bit = 0; bit < 8; ++bit) {
      auto forged = token;
      forged[i] = static_cast<char>(static_cast<unsigned char>(forged[i]) ^ (1U << static_cast<unsigned>(bit)));
      INFO(i << " " << bit);
      CHECK_FALSE(grant_in(key, forged));
    }
}

TEST_CASE("a token cut off, lengthened, padded, of another key or of no bytes at all is none", "[service][link]") {
  const auto token = token_of(key, grant);
  for (std::size_t size = 0; size < token.size(); ++size) CHECK_FALSE(grant_in(key, token.substr(0, size)));
  for (const auto& text : {token + "A", token + "=", " " + token, token + std::string(1, '\0'),
                           std::string(token_size, 'A'), std::string(token_size, '-')})
    CHECK_FALSE(grant_in(key, text));
  CHECK_FALSE(grant_in(LinkKey{9}, token));
}

TEST_CASE("the seal of one grant fits no other", "[service][link]") {
  const auto token = token_of(key, grant);
  auto other = grant;
  other.duty = base::DutyId{70001};
  const auto others = token_of(key, other);
  CHECK(token != others);
  // What the other says, under this one's seal: 25 bytes are 33 characters and a third.
  CHECK_FALSE(grant_in(key, others.substr(0, 33) + token.substr(33)));
  CHECK_FALSE(grant_in(key, others.substr(0, 34) + token.substr(34)));
}

TEST_CASE("a data folder has one key, random, that nobody else may read", "[service][link]") {
  const support::Folder one, other;
  LinkKeeper keeper, again, elsewhere;
  const auto made = keeper.key(one.path());
  CHECK(again.key(one.path()) == made);
  CHECK(elsewhere.key(other.path()) != made);
  const auto nobody_else = [](const std::filesystem::path& path) {
    return (std::filesystem::status(path).permissions() &
            (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) == std::filesystem::perms::none;
  };
  CHECK(nobody_else(one.path() / "secrets"));
  CHECK(nobody_else(one.path() / "secrets" / "mail-link.key"));
  one.write("secrets/mail-link.key", "ngắn");
  LinkKeeper broken;
  CHECK_THROWS_AS(broken.key(one.path()), std::runtime_error);
}

TEST_CASE("several that need the key at the same moment get the same one", "[service][link]") {
  const support::Folder here;
  std::array<LinkKey, 4> keys{};
  {
    std::vector<std::jthread> threads;
    for (auto& each : keys)
      threads.emplace_back([&] {
        LinkKeeper keeper;
        each = keeper.key(here.path());
      });
  }
  for (const auto& each : keys) CHECK(each == keys[0]);
}
