#include <catch2/catch.hpp>

#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

TEST_CASE("the outbox shows each mail with its state, and one as it was sent", "[web]") {
  Website site;
  CHECK_THAT(site.page("/mail"), Contains("Chưa có thư nào"));
  REQUIRE(site.tick().accepted > 0);
  const auto list = site.page("/mail");
  CHECK_THAT(list, Contains("Đã gửi") && Contains("hao@noivu.example") && Contains("22/6/2026"));
  const auto link = list.find("href=\"/mail/");
  REQUIRE(link != std::string::npos);
  const auto path = list.substr(link + 6, list.find('"', link + 6) - link - 6);
  CHECK_THAT(site.page(path), Contains("Thư như đã gửi") && Contains("Message-ID") && Contains("class=\"letter\""));
}
