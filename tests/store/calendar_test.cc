#include "store/calendar.h"

#include <catch2/catch.hpp>

#include "support/store.h"

using namespace store;
using calendar::Exception;
using support::day;

namespace {

std::int64_t load(support::Store& store, const std::string& name, const std::vector<Exception>& exceptions) {
  return add_calendar_file(
      store.connection,
      {.name = name, .sha256 = std::string(64, 'a'), .loaded_at = support::instant("2026-11-01T01:00:00Z")},
      exceptions);
}

Exception exception(std::string_view on, bool working, std::string name = "Nghỉ hoán đổi") {
  return {
      .day = day(on), .working = working, .name = std::move(name), .source = "TB 12/TB-BNV", .expected_only = false};
}

}  // namespace

TEST_CASE("a calendar file is kept with each of its days, its source and whether it is only expected", "[store]") {
  support::Store store;
  CHECK_FALSE(newest_calendar_file(store.connection));
  CHECK(loaded_exceptions(store.connection).empty());
  const auto id = load(store, "nam-2026.toml",
                       {exception("2026-11-23", false),
                        {.day = day("2027-02-05"), .name = "Tết", .source = "dự thảo", .expected_only = true}});
  const auto file = newest_calendar_file(store.connection).value();
  CHECK(file.id == id);
  CHECK(file.name == "nam-2026.toml");
  CHECK(file.loaded_at == support::instant("2026-11-01T01:00:00Z"));
  const auto days = loaded_exceptions(store.connection);
  REQUIRE(days.size() == 2);
  CHECK(days[0].day == day("2026-11-23"));
  CHECK_FALSE(days[0].working);
  CHECK(days[0].source == "TB 12/TB-BNV");
  CHECK_FALSE(days[0].expected_only);
  CHECK(days[1].name == "Tết");
  CHECK(days[1].expected_only);
}

TEST_CASE("of two files that speak of one day the later one holds, whatever the order of the days", "[store]") {
  support::Store store;
  const auto first = load(store, "a.csv", {exception("2026-11-28", true, "Làm bù"), exception("2026-11-23", false)});
  const auto second = load(store, "b.csv", {exception("2026-11-23", true, "Không nghỉ")});
  CHECK(second > first);
  const calendar::WorkingDays days{loaded_exceptions(store.connection)};
  CHECK(days.is_working(day("2026-11-23")));
  CHECK(days.is_working(day("2026-11-28")));
}

TEST_CASE("a file that names a day twice is not kept", "[store]") {
  support::Store store;
  {
    const Transaction rolled_back{store.connection};
    CHECK_THROWS_AS(load(store, "a.csv", {exception("2026-11-23", false), exception("2026-11-23", true)}),
                    SQLite::Exception);
  }
  CHECK_FALSE(newest_calendar_file(store.connection));
}
