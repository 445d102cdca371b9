#include "schedule/ladder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <random>

#include "schedule/ladder_text.h"
#include "support/days.h"
#include "support/disagreements.h"

using namespace schedule;
using calendar::Day;
using duty::Sort;
using support::day;
using support::vietnam;

namespace {

constexpr date::days one{1};
using Length = duty::Ladder;
constexpr auto lengths = {Length::month, Length::quarter, Length::year};
constexpr Audience before_the_day{.contact = true}, after_the_day{.contact = true, .head = true};

base::Instant opening(Day on, Window window = {}) { return calendar::instant_in_vietnam(on, window.opens); }
base::Instant opening(std::string_view iso) { return opening(day(iso)); }

std::vector<Step> steps(Length length, Sort sort, Day effective, base::Instant after, base::Instant until) {
  return steps_in(default_ladder(), length, sort, effective, after, until, {}, vietnam());
}

/// "due-7 2026-06-23", a line each.
std::string told(const std::vector<Step>& steps) {
  std::string lines;
  for (const auto& step : steps) lines += name_of(step) + ' ' + calendar::iso(step.goes_out_on) + '\n';
  return lines;
}

/// DESIGN 4, once more.
std::vector<int> days_before(Length length) {
  if (length == Length::month) return {-7, -3, 0};
  return length == Length::quarter ? std::vector{-30, -14, -7, 0} : std::vector{-90, -60, -30, -14, 0};
}

/// All steps of a duty up to a day, found by turning the pages of the calendar one by one (DESIGN 4).
std::vector<Step> by_the_wall_calendar(Length length, Sort sort, Day effective, Day last) {
  std::vector<Step> all;
  for (const int offset : days_before(length)) {
    auto on = effective + date::days{offset};
    while (!vietnam().is_working(on)) on -= one;
    all.push_back({offset, on, before_the_day});
  }
  if (sort == Sort::report) return all;
  int passed = 0;
  for (auto on = effective + one; on <= last; on += one) {
    if (!vietnam().is_working(on)) continue;
    ++passed;
    if (passed == 1 || passed == 3 || passed == 7 || (passed > 7 && (passed - 7) % 5 == 0))
      all.push_back({passed, on, after_the_day});
  }
  return all;
}

std::vector<Step> owed_between(const std::vector<Step>& all, base::Instant after, base::Instant until) {
  std::vector<Step> owed;
  for (const auto& step : all)
    if (opening(step.goes_out_on) > after && opening(step.goes_out_on) <= until) owed.push_back(step);
  return owed;
}

/// Instants at which a clock might tick between two others, at its own whim: seldom, often, on the window's very edge.
std::vector<base::Instant> ticks(base::Instant from, base::Instant until, std::mt19937& random) {
  std::vector<base::Instant> at{from};
  while (at.back() < until) {
    const auto kind = random() % 4;
    auto next = at.back() + std::chrono::seconds{1 + random() % (kind == 0   ? 3'000'000U
                                                                 : kind == 1 ? 90'000U
                                                                             : 3'600U)};
    if (kind == 3)
      next = std::max(opening(calendar::day_in_vietnam(at.back()) + one), at.back() + std::chrono::seconds{1});
    at.push_back(std::min(next, until));
  }
  return at;
}

}  // namespace

TEST_CASE("a ladder speaks the earlier the longer its period", "[schedule]") {
  for (const auto length : lengths) {
    std::vector<int> offsets;
    for (const auto& rung : default_ladder().before(length)) offsets.push_back(rung.offset);
    CHECK(offsets == days_before(length));
  }
}

TEST_CASE("steps are named by their distance from the due day", "[schedule]") {
  CHECK(name_of({-30, {}, {}}) == "due-30");
  CHECK(name_of({0, {}, {}}) == "due");
  CHECK(name_of({12, {}, {}}) == "overdue+12");
}

TEST_CASE(
    "a month's ladder: seven and three days before, the day, one, three and seven working days after, then weekly",
    "[schedule]") {
  CHECK(told(steps(Length::month, Sort::dated, day("2026-06-30"), opening("2026-06-01"), opening("2026-07-31"))) ==
        "due-7 2026-06-23\n"
        "due-3 2026-06-26\n"  // the 27th is a Saturday
        "due 2026-06-30\n"
        "overdue+1 2026-07-01\n"
        "overdue+3 2026-07-03\n"
        "overdue+7 2026-07-09\n"
        "overdue+12 2026-07-16\n"
        "overdue+17 2026-07-23\n"
        "overdue+22 2026-07-30\n");
}

TEST_CASE("a step before the due day that falls on a day off goes out on the working day before it", "[schedule]") {
  // Tết 2026 is off from Saturday 14 February to Sunday 22 February.
  CHECK(told(steps(Length::month, Sort::dated, day("2026-02-25"), opening("2026-01-01"), opening("2026-02-25"))) ==
        "due-7 2026-02-13\n"
        "due-3 2026-02-13\n"
        "due 2026-02-25\n");
}

TEST_CASE("a step is owed from the instant its window opens, and not a second before", "[schedule]") {
  const auto due = day("2026-06-30");
  const std::chrono::seconds second{1};
  CHECK(told(steps(Length::month, Sort::dated, due, opening("2026-06-29"), opening("2026-06-30") - second)).empty());
  CHECK(told(steps(Length::month, Sort::dated, due, opening("2026-06-29"), opening("2026-06-30"))) ==
        "due 2026-06-30\n");
  CHECK(told(steps(Length::month, Sort::dated, due, opening("2026-06-30"), opening("2026-07-01") - second)).empty());
}

TEST_CASE("a report on an ongoing task has no steps after its day", "[schedule]") {
  CHECK(told(steps(Length::quarter, Sort::report, day("2026-06-30"), opening("2026-06-20"), opening("2027-06-30"))) ==
        "due-7 2026-06-23\n"
        "due 2026-06-30\n");
}

TEST_CASE("nothing is owed in an interval that is empty or runs backwards", "[schedule]") {
  const auto due = day("2026-06-30");
  CHECK(steps(Length::month, Sort::dated, due, opening("2026-06-30"), opening("2026-06-30")).empty());
  CHECK(steps(Length::month, Sort::dated, due, opening("2026-07-30"), opening("2026-06-01")).empty());
  CHECK(due_with_steps_in(default_ladder(), due, opening("2026-07-30"), opening("2026-06-01"), {}, vietnam()).empty());
}

TEST_CASE("the steps of every due day of two years are those of the wall calendar", "[schedule]") {
  support::Disagreements found;
  for (auto due_on = day("2026-01-01"); due_on < day("2028-01-01"); due_on += one) {
    const auto effective = duty::effective_due_on(due_on, vietnam());
    const auto last = effective + date::days{90};
    for (const auto length : lengths)
      for (const auto sort : {Sort::dated, Sort::report})
        if (steps(length, sort, effective, opening(effective - date::days{120}), opening(last)) !=
            by_the_wall_calendar(length, sort, effective, last))
          found.add(code(length), ' ', code(sort), " due ", calendar::iso(due_on));
  }
  CHECK(found.told() == "");
}

TEST_CASE("no step ever goes out on a day off", "[schedule]") {
  support::Disagreements found;
  for (auto due_on = day("2024-01-01"); due_on < day("2028-01-01"); due_on += date::days{3})
    for (const auto length : lengths)
      for (const auto& step : steps(length, Sort::dated, duty::effective_due_on(due_on, vietnam()),
                                    opening(due_on - date::days{120}), opening(due_on + date::days{200})))
        if (!vietnam().is_working(step.goes_out_on)) found.add("due ", calendar::iso(due_on), ' ', name_of(step));
  CHECK(found.told() == "");
}

TEST_CASE("late, often or after a week without power, ticks owe the steps that one tick would", "[schedule]") {
  std::mt19937 random{20251020};
  support::Disagreements found;
  for (int turn = 0; turn < 150; ++turn) {
    const auto from = opening("2026-01-01") + std::chrono::seconds{random() % 20'000'000U};
    const auto until = from + std::chrono::seconds{1 + random() % 30'000'000U};
    const auto effective =
        duty::effective_due_on(day("2026-01-01") + date::days{static_cast<int>(random() % 700)}, vietnam());
    const auto length = std::data(lengths)[random() % 3];
    const auto sort = random() % 4 == 0 ? Sort::report : Sort::dated;
    const auto at = ticks(from, until, random);
    std::vector<Step> one_by_one;
    for (std::size_t n = 1; n < at.size(); ++n)
      std::ranges::copy(steps(length, sort, effective, at[n - 1], at[n]), std::back_inserter(one_by_one));
    const auto at_once = steps(length, sort, effective, from, until);
    if (one_by_one != at_once)
      found.add("due ", calendar::iso(effective), " from ", base::rfc3339(from), ":\n", told(one_by_one), "at once:\n",
                told(at_once));
    const auto walked = by_the_wall_calendar(length, sort, effective, calendar::day_in_vietnam(until) + one);
    if (at_once != owed_between(walked, from, until)) found.add("due ", calendar::iso(effective), " by the calendar");
  }
  CHECK(found.told() == "");
}

TEST_CASE("a sweep asks for exactly the duties of which the ladder has a step", "[schedule]") {
  std::mt19937 random{7};
  support::Disagreements found;
  for (int turn = 0; turn < 40; ++turn) {
    const auto after = opening("2026-01-01") + std::chrono::seconds{random() % 40'000'000U};
    const auto until = after + std::chrono::seconds{random() % (turn % 4 == 0 ? 2'000'000U : 100'000U)};
    const auto earliest = calendar::day_in_vietnam(after) - date::days{static_cast<int>(random() % 150)};
    const auto asked = due_with_steps_in(default_ladder(), earliest, after, until, {}, vietnam());
    std::vector<DueAlike> expected;
    for (auto due_on = earliest; due_on <= calendar::day_in_vietnam(until) + date::days{130}; due_on += one)
      for (const auto length : lengths)
        for (const auto sort : {Sort::dated, Sort::report}) {
          const auto effective = duty::effective_due_on(due_on, vietnam());
          const auto all = by_the_wall_calendar(length, sort, effective, calendar::day_in_vietnam(until));
          if (!owed_between(all, after, until).empty()) expected.push_back({due_on, length, sort});
        }
    if (asked != expected)
      found.add(base::rfc3339(after), " to ", base::rfc3339(until), ": ", asked.size(), " asked, ", expected.size(),
                " expected");
  }
  CHECK(found.told() == "");
}

TEST_CASE("a ladder of one's own speaks on its own days and ends where it says no more", "[schedule]") {
  const auto ladder =
      ladder_in("tháng -10 đầu mối\nquý 0 văn phòng\nnăm 0 đầu mối\nquá hạn +2 ban thường vụ\nquá hạn +4 lãnh đạo\n")
          .value();
  const auto steps = steps_in(ladder, Length::month, Sort::dated, day("2026-06-30"), opening("2026-06-01"),
                              opening("2026-12-31"), {}, vietnam());
  CHECK(told(steps) == "due-10 2026-06-19\noverdue+2 2026-07-02\noverdue+4 2026-07-06\n");
  CHECK(steps.at(1).told == Audience{.committee = true});
  CHECK(step_named(ladder, Length::month, Sort::dated, "overdue+4"));
  CHECK_FALSE(step_named(ladder, Length::month, Sort::dated, "overdue+9"));
  CHECK_FALSE(step_named(ladder, Length::month, Sort::report, "overdue+4"));
  CHECK_FALSE(step_named(ladder, Length::month, Sort::dated, "due"));
  CHECK_FALSE(step_named(ladder, Length::month, Sort::dated, "overdue+4x"));
}

TEST_CASE("a ladder that only repeats counts from the due day", "[schedule]") {
  const auto ladder = ladder_in("tháng 0 đầu mối\nquý 0 đầu mối\nnăm 0 đầu mối\nquá hạn mỗi 3 đầu mối\n").value();
  CHECK(told(steps_in(ladder, Length::month, Sort::dated, day("2026-06-30"), opening("2026-07-01"),
                      opening("2026-07-10"), {}, vietnam())) == "overdue+3 2026-07-03\noverdue+6 2026-07-08\n");
  CHECK(step_named(ladder, Length::year, Sort::dated, "overdue+12"));
  CHECK_FALSE(step_named(ladder, Length::year, Sort::dated, "overdue+10"));
}
