#include "calendar/day.h"

#include <catch2/catch.hpp>

#include "support/days.h"

using namespace calendar;
using support::day;

TEST_CASE("an ISO day is read exactly or not at all", "[calendar]") {
  CHECK(iso(day("2026-06-30")) == "2026-06-30");
  for (const auto* text : {"2026-6-30", "2026-06-31", "30/6/2026", "2026-06-30 ", "", "2026-02-29", "-026-01-01"})
    CHECK_FALSE(day_in(text));
}

TEST_CASE("a month after the 31st is the last day of a shorter month", "[calendar]") {
  CHECK(months_after(day("2026-01-31"), 1) == day("2026-02-28"));
  CHECK(months_after(day("2028-01-31"), 1) == day("2028-02-29"));
  CHECK(months_after(day("2026-01-31"), 2) == day("2026-03-31"));
}

TEST_CASE("today in Vietnam begins seven hours before it does in UTC", "[calendar]") {
  CHECK(day_in_vietnam(*base::instant_in("2026-11-21T16:59:59Z")) == day("2026-11-21"));
  CHECK(day_in_vietnam(*base::instant_in("2026-11-21T17:00:00Z")) == day("2026-11-22"));
  CHECK(base::rfc3339(instant_in_vietnam(day("2026-11-22"), std::chrono::minutes{7 * 60 + 30})) ==
        "2026-11-22T00:30:00Z");
  CHECK(time_in_vietnam(*base::instant_in("2026-11-22T00:30:00Z")) == std::chrono::minutes{450});
}

TEST_CASE("a day may be written as officials write it", "[calendar]") {
  CHECK(day_written("23/11/2026") == day("2026-11-23"));
  CHECK(day_written("05/01/2026") == day("2026-01-05"));
  CHECK(day_written("2026-11-23") == day("2026-11-23"));
  for (const auto* none : {"", "/", "//", "31/2/2026", "23/11", "23-11-2026", "-1/2/2026", "1/-2/2026", "1/2/20261",
                           "1/2/3/2026", "99999999999/1/2026", "23/11/2026 "})
    CHECK_FALSE(day_written(none));
}

TEST_CASE("the days of the week have their names", "[calendar]") {
  CHECK(weekday_in_words(day("2026-11-22")) == "Chủ nhật");
  CHECK(weekday_in_words(day("2026-11-23")) == "thứ Hai");
  CHECK(weekday_in_words(day("2026-11-28")) == "thứ Bảy");
}
