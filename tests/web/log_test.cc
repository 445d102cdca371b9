#include <catch2/catch.hpp>

#include "store/event_log.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;
using people::Role;

TEST_CASE("the inspection looks through the log by person, subject and day, and finds what it is about", "[web][log]") {
  Website site;
  const auto inspection = site.as(Role::inspection);
  const auto all = inspection.get("/log");
  REQUIRE(all.status == 200);
  CHECK_THAT(all.body, Contains("Ban hành, bắt đầu theo dõi") && Contains("03-CTr/TU") && Contains("Người quản trị"));
  CHECK_THAT(inspection.get("/log?subject=agency").body,
             Contains("Sở Nội vụ") && !Contains("Ban hành, bắt đầu theo dõi"));
  CHECK_THAT(inspection.get("/log?from=1/1/2030").body, Contains("Không có mục nào như vậy"));
  CHECK_THAT(inspection.get("/log?door=clock&subject=programme").body, Contains("Không có mục nào như vậy"));
}

TEST_CASE("a day of the log's filter that is none is said, with what was typed", "[web][log]") {
  Website site;
  const auto answer = site.as(Role::inspection).get("/log?from=31/2/2026&until=<b>");
  CHECK(answer.status == 422);
  CHECK_THAT(answer.body, Contains("không phải một ngày") && Contains("&lt;b&gt;") && !Contains("<b>\""));
}

TEST_CASE("the log goes on page by page with its filter, and shows each event once", "[web][log]") {
  Website site;
  const auto office = site.as(Role::office);
  for (int n = 0; n < 60; ++n) {
    auto connection = site.context().pool.lease();
    store::Transaction transaction{*connection};
    store::append(*connection, {.at = site.context().clock.now(),
                                .person = {},
                                .door = store::Door::clock,
                                .subject = "calendar",
                                .number = n,
                                .what = "loaded",
                                .old_json = "{}",
                                .new_json = "{}",
                                .reason = "lần " + std::to_string(n) + "."});
    transaction.commit();
  }
  const auto first = office.get("/log?subject=calendar&door=clock").body;
  CHECK_THAT(first, Contains("lần 59.") && Contains("lần 10.") && !Contains("lần 9."));
  const auto begin = first.find("/log?before=");
  REQUIRE(begin != std::string::npos);
  auto next = first.substr(begin, first.find('"', begin) - begin);
  for (auto at = next.find("&amp;"); at != std::string::npos; at = next.find("&amp;")) next.replace(at, 5, "&");
  const auto second = office.get(next).body;
  CHECK_THAT(second, Contains("lần 9.") && Contains("lần 0.") && !Contains("lần 10."));
}

TEST_CASE("the log shows the mark of its newest event, by which it can be checked later", "[web][log]") {
  Website site;
  const auto administrator = site.as(Role::administrator);
  std::string hash;
  {
    auto connection = site.context().pool.lease();
    hash = store::newest_anchor(*connection).hash;
  }
  CHECK_THAT(administrator.get("/log").body, Contains(hash));
}
