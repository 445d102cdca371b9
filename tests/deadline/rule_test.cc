#include "deadline/rule.h"

#include <catch2/catch.hpp>

#include "support/days.h"

using namespace deadline;
using support::day;

TEST_CASE("a rule is written in one key order and read back whole", "[deadline]") {
  for (const auto* text :
       {"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "FREQ=WEEKLY;BYDAY=FR",
        "FREQ=YEARLY;INTERVAL=5;BYMONTH=12;BYMONTHDAY=31", "FREQ=YEARLY;BYMONTH=6,11;BYMONTHDAY=14,30;BYSETPOS=1,4",
        "FREQ=MONTHLY;BYDAY=MO,FR;BYSETPOS=-1", "FREQ=DAILY"}) {
    REQUIRE(rule_in(text));
    CHECK(text_of(*rule_in(text)) == text);
    CHECK(rule_in(std::string{"RRULE:"} + text) == rule_in(text));
  }
}

TEST_CASE("a text that is no rule of these parts gives none", "[deadline]") {
  for (const auto* text : {"", "FREQ=", "FREQ=HOURLY", "BYMONTH=3", "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYMONTH=0",
                           "FREQ=YEARLY;BYMONTH=", "FREQ=YEARLY;BYMONTHDAY=32", "FREQ=YEARLY;BYDAY=XX",
                           "FREQ=YEARLY;BYDAY=1MO", "FREQ=YEARLY;INTERVAL=0", "FREQ=YEARLY;COUNT=3",
                           "FREQ=YEARLY;FREQ=DAILY", "FREQ=YEARLY;BYMONTH=1;BYMONTH=2", "hằng năm"})
    CHECK_FALSE(rule_in(text));
}

TEST_CASE("every occurrence of a month's last day is that, over two hundred years", "[deadline]") {
  const auto days = occurrences(*rule_in("FREQ=MONTHLY;BYMONTHDAY=-1"), day("1950-01-31"), day("2150-12-31"));
  REQUIRE(days.size() == 201 * 12);
  for (const auto one : days) {
    const date::year_month_day next{one + date::days{1}};
    REQUIRE(next.day() == date::day{1});
  }
}

TEST_CASE("the 31st and 29 February come only where the calendar has them", "[deadline]") {
  CHECK(occurrences(*rule_in("FREQ=MONTHLY;BYMONTHDAY=31"), day("2025-01-01"), day("2025-12-31")).size() == 7);
  const auto leap_days =
      occurrences(*rule_in("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"), day("1900-01-01"), day("2100-12-31"));
  CHECK(leap_days.size() == 49);
  CHECK(leap_days.front() == day("1904-02-29"));
}

TEST_CASE("an interval counts from the first day and adds up no error", "[deadline]") {
  const auto years =
      occurrences(*rule_in("FREQ=YEARLY;INTERVAL=5;BYMONTH=12;BYMONTHDAY=31"), day("2025-10-20"), day("2225-12-31"));
  REQUIRE(years.size() == 41);
  for (std::size_t n = 0; n < years.size(); ++n)
    REQUIRE(years[n] == *calendar::day_of(2025 + 5 * static_cast<int>(n), 12, 31));
  const auto weeks = occurrences(*rule_in("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"), day("2025-10-20"), day("2225-10-20"));
  for (std::size_t n = 0; n < weeks.size(); ++n)
    REQUIRE(weeks[n] == day("2025-10-24") + date::days{14 * static_cast<int>(n)});
}

TEST_CASE("positions choose among the days of one period", "[deadline]") {
  CHECK(occurrences(*rule_in("FREQ=YEARLY;BYMONTH=6,11;BYMONTHDAY=14,30;BYSETPOS=1,4"), day("2026-01-01"),
                    day("2027-12-31")) ==
        std::vector{day("2026-06-14"), day("2026-11-30"), day("2027-06-14"), day("2027-11-30")});
  CHECK(occurrences(*rule_in("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"), day("2026-01-01"), day("2026-02-28")) ==
        std::vector{day("2026-01-30"), day("2026-02-27")});
}

TEST_CASE("a rule that names no day falls on that of its first day", "[deadline]") {
  CHECK(occurrences(*rule_in("FREQ=MONTHLY"), day("2026-01-31"), day("2026-05-31")) ==
        std::vector{day("2026-01-31"), day("2026-03-31"), day("2026-05-31")});
  CHECK(occurrences(*rule_in("FREQ=YEARLY"), day("2026-10-20"), day("2028-10-20")).size() == 3);
  CHECK(occurrences(*rule_in("FREQ=WEEKLY"), day("2026-10-20"), day("2026-11-03")).size() == 3);
  CHECK(occurrences(*rule_in("FREQ=DAILY;INTERVAL=10"), day("2026-10-20"), day("2026-11-09")).size() == 3);
}

TEST_CASE("no occurrence lies before the first day or after the last", "[deadline]") {
  CHECK(occurrences(*rule_in("FREQ=MONTHLY;BYMONTHDAY=15"), day("2026-01-16"), day("2026-03-14")) ==
        std::vector{day("2026-02-15")});
  CHECK(occurrences(*rule_in("FREQ=MONTHLY;BYMONTHDAY=15"), day("2026-03-16"), day("2026-03-14")).empty());
}
