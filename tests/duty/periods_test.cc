#include "duty/periods.h"

#include <catch2/catch.hpp>

#include "deadline/rule.h"
#include "support/days.h"
#include "support/disagreements.h"

using namespace duty;
using calendar::Day;
using support::day;

namespace {

constexpr date::days one{1};
const auto first_of_all = day("1950-01-01"), last_of_all = day("2149-12-31");

Span span(std::string_view first, std::string_view last) { return {day(first), day(last)}; }

int number_of(Day day) { return static_cast<int>(static_cast<unsigned>(date::year_month_day{day}.day())); }

bool is_last_of_month(Day day) { return number_of(day + one) == 1; }

std::string told(const std::vector<Day>& days) {
  std::string all;
  for (const auto day : days) all += (all.empty() ? "" : " ") + calendar::iso(day);
  return all;
}

std::vector<Day> due(std::string_view rule, std::string_view first, std::string_view last) {
  return due_days_of(deadline::rule_in(rule).value(), day(first), day(last));
}

}  // namespace

TEST_CASE("a calendar period is the month, quarter, half-year or year that a day lies in", "[duty]") {
  const auto any = day("2026-08-15");
  CHECK(period_of(any, {ReportPeriod::month, 1}) == span("2026-08-01", "2026-08-31"));
  CHECK(period_of(any, {ReportPeriod::quarter, 1}) == span("2026-07-01", "2026-09-30"));
  CHECK(period_of(any, {ReportPeriod::half_year, 1}) == span("2026-07-01", "2026-12-31"));
  CHECK(period_of(any, {ReportPeriod::year, 1}) == span("2026-01-01", "2026-12-31"));
}

TEST_CASE("a period from the 15th to the 14th takes the second half of the month before it", "[duty]") {
  CHECK(period_of(day("2026-03-14"), {ReportPeriod::quarter, 15}) == span("2025-12-15", "2026-03-14"));
  CHECK(period_of(day("2026-03-15"), {ReportPeriod::quarter, 15}) == span("2026-03-15", "2026-06-14"));
  CHECK(period_of(day("2026-03-15"), {ReportPeriod::month, 15}) == span("2026-03-15", "2026-04-14"));
  CHECK(period_of(day("2025-12-15"), {ReportPeriod::half_year, 15}) == span("2025-12-15", "2026-06-14"));
  CHECK(period_of(day("2026-12-14"), {ReportPeriod::year, 15}) == span("2025-12-15", "2026-12-14"));
}

TEST_CASE("over two hundred years each day lies in one period, and periods follow each other without a gap", "[duty]") {
  support::Disagreements found;
  for (const auto period : {ReportPeriod::month, ReportPeriod::quarter, ReportPeriod::half_year, ReportPeriod::year})
    for (const int first_day : {1, 15}) {
      auto present = period_of(first_of_all, {period, first_day});
      for (auto each = first_of_all; each <= last_of_all; each += one) {
        const auto its = period_of(each, {period, first_day});
        if (each > present.last) {
          if (its.first != present.last + one) found.add("gap before ", calendar::iso(each));
          present = its;
        }
        if (its != present || each < its.first || each > its.last) found.add("not in one period ", calendar::iso(each));
        if (number_of(its.first) != first_day) found.add("opens on ", calendar::iso(its.first));
      }
    }
  CHECK(found.told() == "");
}

TEST_CASE("a month without the day of a rule has its last day instead", "[duty]") {
  CHECK(told(due("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-01", "2026-05-31")) ==
        "2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31");
  CHECK(told(due("FREQ=MONTHLY", "2028-01-30", "2028-04-30")) == "2028-01-30 2028-02-29 2028-03-30 2028-04-30");
  CHECK(told(due("FREQ=YEARLY", "2028-02-29", "2032-12-31")) ==
        "2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29");
  CHECK(told(due("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2026-01-01", "2028-12-31")) ==
        "2026-02-28 2027-02-28 2028-02-29");
  CHECK(told(due("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "2026-05-01", "2026-12-31")) ==
        "2026-06-30 2026-09-30 2026-12-31");
}

TEST_CASE("the nth day is reckoned from the first, over two hundred years, whatever day that is", "[duty]") {
  support::Disagreements found;
  for (const auto* start : {"1950-01-31", "1952-02-29", "1950-01-30", "1950-04-30", "1950-12-31", "1951-02-28"})
    for (const int months : {1, 2, 3, 6, 12, 18, 48}) {
      const bool yearly = months % 12 == 0;
      const deadline::Rule rule{.frequency = yearly ? deadline::Frequency::yearly : deadline::Frequency::monthly,
                                .interval = yearly ? months / 12 : months,
                                .months = {},
                                .month_days = {},
                                .weekdays = {},
                                .positions = {}};
      const auto first = day(start);
      const auto days = due_days_of(rule, first, last_of_all);
      for (int n = 0; n < static_cast<int>(days.size()); ++n) {
        const auto each = days[static_cast<std::size_t>(n)];
        if (each != calendar::months_after(first, n * months)) found.add(start, " nth ", calendar::iso(each));
        if (number_of(each) != number_of(first) && !(is_last_of_month(each) && number_of(each) < number_of(first)))
          found.add(start, " clamped wrongly ", calendar::iso(each));
      }
      if (days.empty() || days.back() + date::days{months * 31} < last_of_all) found.add(start, " ends early");
    }
  CHECK(found.told() == "");
}

TEST_CASE("where every month has its day, a rule falls due on its occurrences", "[duty]") {
  for (const auto* text : {"FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1",
                           "FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=31", "FREQ=WEEKLY;BYDAY=FR",
                           "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=1,28", "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1"}) {
    INFO(text);
    const auto rule = deadline::rule_in(text).value();
    CHECK(due_days_of(rule, day("2025-10-20"), day("2149-10-20")) ==
          deadline::occurrences(rule, day("2025-10-20"), day("2149-10-20")));
  }
}

TEST_CASE("what settings and the store write of a period reads back as the same", "[duty]") {
  for (const auto period : {ReportPeriod::month, ReportPeriod::quarter, ReportPeriod::half_year, ReportPeriod::year})
    CHECK(report_period_of(code(period)) == period);
  CHECK_FALSE(report_period_of("week"));
}
