#include "calendar/working_days.h"

#include <catch2/catch.hpp>

#include "support/days.h"

using namespace calendar;
using support::day;
using support::vietnam;

TEST_CASE("Monday to Friday are working days and weekends are not", "[calendar]") {
  CHECK(vietnam().is_working(day("2026-11-20")));
  CHECK_FALSE(vietnam().is_working(day("2026-11-21")));
  CHECK_FALSE(vietnam().is_working(day("2026-11-22")));
}

TEST_CASE("public holidays, substitute and swapped days are off, make-up Saturdays are not", "[calendar]") {
  CHECK_FALSE(vietnam().is_working(day("2026-02-17")));  // Tết
  CHECK_FALSE(vietnam().is_working(day("2026-04-27")));  // for Giỗ Tổ on a Sunday
  CHECK_FALSE(vietnam().is_working(day("2026-01-02")));  // swapped
  CHECK(vietnam().is_working(day("2026-01-10")));        // its make-up Saturday
  CHECK_FALSE(vietnam().is_working(day("2026-11-24")));  // from 2026 on
  CHECK(vietnam().is_working(day("2025-11-24")));
}

TEST_CASE("the nth working day after a day leaves that day out", "[calendar]") {
  CHECK(vietnam().nth_after(day("2026-03-02"), 1) == day("2026-03-03"));
  CHECK(vietnam().nth_after(day("2026-02-13"), 1) == day("2026-02-23"));  // over Tết
  CHECK(vietnam().nth_after(day("2026-11-21"), 1) == day("2026-11-23"));  // from a Saturday
}

TEST_CASE("the next and the previous working day may be the day itself", "[calendar]") {
  CHECK(vietnam().next_on_or_after(day("2026-11-20")) == day("2026-11-20"));
  CHECK(vietnam().next_on_or_after(day("2025-11-30")) == day("2025-12-01"));
  CHECK(vietnam().previous_on_or_before(day("2026-05-03")) == day("2026-04-29"));
}

TEST_CASE("counting working days agrees with walking them", "[calendar]") {
  const auto from = day("2025-12-20");
  int walked = 0;
  for (auto to = from + date::days{1}; to < day("2027-03-01"); to += date::days{1}) {
    walked += vietnam().is_working(to) ? 1 : 0;
    REQUIRE(vietnam().count_between(from, to) == walked);
    REQUIRE(vietnam().count_between(to, from) == -walked);
    if (vietnam().is_working(to)) REQUIRE(vietnam().nth_after(from, walked) == to);
  }
}

TEST_CASE("a day outside the years covered is refused", "[calendar]") {
  CHECK_FALSE(vietnam().covers(day("1899-12-31")));
  CHECK_THROWS_AS(vietnam().is_working(day("2200-01-01")), std::out_of_range);
  CHECK_THROWS_AS(vietnam().nth_after(day("2199-12-01"), 100), std::out_of_range);
}
