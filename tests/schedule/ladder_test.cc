#include "schedule/ladder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <random>

#include "support/days.h"
#include "support/disagreements.h"

using namespace schedule;
using calendar::Day;
using duty::Ladder;
using duty::Sort;
using support::day;
using support::vietnam;

namespace {

constexpr date::days one{1};
constexpr auto ladders = {Ladder::month, Ladder::quarter, Ladder::year};

base::Instant opening(Day on, Window window = {}) { return calendar::instant_in_vietnam(on, window.opens); }
base::Instant opening(std::string_view iso) { return opening(day(iso)); }

std::vector<Step> steps(Ladder ladder, Sort sort, Day effective, base::Instant after, base::Instant until) {
  return steps_in(ladder, sort, effective, after, until, {}, vietnam());
}

/// "due-7 2026-06-23", a line each.
std::string told(const std::vector<Step>& steps) {
  std::string lines;
  for (const auto& step : steps) lines += name_of(step) + ' ' + calendar::iso(step.goes_out_on) + '\n';
  return lines;
}

/// All steps of a duty up to a day, found by turning the pages of the calendar one by one (DESIGN 4).
std::vector<Step> by_the_wall_calendar(Ladder ladder, Sort sort, Day effective, Day last) {
  std::vector<Step> all;
  for (const int offset : offsets_before(ladder)) {
    auto on = effective + date::days{offset};
    while (!vietnam().is_working(on)) on -= one;
    all.push_back({offset, on});
  }
  if (sort == Sort::report) return all;
  int passed = 0;
  for (auto on = effective + one; on <= last; on += one) {
    if (!vietnam().is_working(on)) continue;
    ++passed;
    if (passed == 1 || passed == 3 || passed == 7 || (passed > 7 && (passed - 7) % 5 == 0)) all.push_back({passed, on});
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
  CHECK(offsets_before(Ladder::month) == std::vector{-7, -3, 0});
  CHECK(offsets_before(Ladder::quarter) == std::vector{-30, -14, -7, 0});
  CHECK(offsets_before(Ladder::year) == std::vector{-90, -60, -30, -14, 0});
}

TEST_CASE("steps are named by their distance from the due day", "[schedule]") {
  CHECK(name_of({-30, {}}) == "due-30");
  CHECK(name_of({0, {}}) == "due");
  CHECK(name_of({12, {}}) == "overdue+12");
}

TEST_CASE(
    "a month's ladder: seven and three days before, the day, one, three and seven working days after, then weekly",
    "[schedule]") {
  CHECK(told(steps(Ladder::month, Sort::dated, day("2026-06-30"), opening("2026-06-01"), opening("2026-07-31"))) ==
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
  CHECK(told(steps(Ladder::month, Sort::dated, day("2026-02-25"), opening("2026-01-01"), opening("2026-02-25"))) ==
        "due-7 2026-02-13\n"
        "due-3 2026-02-13\n"
        "due 2026-02-25\n");
}

TEST_CASE("a step is owed from the instant its window opens, and not a second before", "[schedule]") {
  const auto due = day("2026-06-30");
  const std::chrono::seconds second{1};
  CHECK(told(steps(Ladder::month, Sort::dated, due, opening("2026-06-29"), opening("2026-06-30") - second)).empty());
  CHECK(told(steps(Ladder::month, Sort::dated, due, opening("2026-06-29"), opening("2026-06-30"))) ==
        "due 2026-06-30\n");
  CHECK(told(steps(Ladder::month, Sort::dated, due, opening("2026-06-30"), opening("2026-07-01") - second)).empty());
}

TEST_CASE("a report on an ongoing task has no steps after its day", "[schedule]") {
  CHECK(told(steps(Ladder::quarter, Sort::report, day("2026-06-30"), opening("2026-06-20"), opening("2027-06-30"))) ==
        "due-7 2026-06-23\n"
        "due 2026-06-30\n");
}

TEST_CASE("nothing is owed in an interval that is empty or runs backwards", "[schedule]") {
  const auto due = day("2026-06-30");
  CHECK(steps(Ladder::month, Sort::dated, due, opening("2026-06-30"), opening("2026-06-30")).empty());
  CHECK(steps(Ladder::month, Sort::dated, due, opening("2026-07-30"), opening("2026-06-01")).empty());
  CHECK(due_days_with_steps_in(due, opening("2026-07-30"), opening("2026-06-01"), {}, vietnam()).empty());
}

TEST_CASE("the steps of every due day of two years are those of the wall calendar", "[schedule]") {
  support::Disagreements found;
  for (auto due_on = day("2026-01-01"); due_on < day("2028-01-01"); due_on += one) {
    const auto effective = duty::effective_due_on(due_on, vietnam());
    const auto last = effective + date::days{90};
    for (const auto ladder : ladders)
      for (const auto sort : {Sort::dated, Sort::report})
        if (steps(ladder, sort, effective, opening(effective - date::days{120}), opening(last)) !=
            by_the_wall_calendar(ladder, sort, effective, last))
          found.add(code(ladder), ' ', code(sort), " due ", calendar::iso(due_on));
  }
  CHECK(found.told() == "");
}

TEST_CASE("no step ever goes out on a day off", "[schedule]") {
  support::Disagreements found;
  for (auto due_on = day("2024-01-01"); due_on < day("2028-01-01"); due_on += date::days{3})
    for (const auto ladder : ladders)
      for (const auto& step : steps(ladder, Sort::dated, duty::effective_due_on(due_on, vietnam()),
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
    const auto ladder = std::data(ladders)[random() % 3];
    const auto sort = random() % 4 == 0 ? Sort::report : Sort::dated;
    const auto at = ticks(from, until, random);
    std::vector<Step> one_by_one;
    for (std::size_t n = 1; n < at.size(); ++n)
      std::ranges::copy(steps(ladder, sort, effective, at[n - 1], at[n]), std::back_inserter(one_by_one));
    const auto at_once = steps(ladder, sort, effective, from, until);
    if (one_by_one != at_once)
      found.add("due ", calendar::iso(effective), " from ", base::rfc3339(from), ":\n", told(one_by_one), "at once:\n",
                told(at_once));
    const auto walked = by_the_wall_calendar(ladder, sort, effective, calendar::day_in_vietnam(until) + one);
    if (at_once != owed_between(walked, from, until)) found.add("due ", calendar::iso(effective), " by the calendar");
  }
  CHECK(found.told() == "");
}

TEST_CASE("a sweep asks for exactly the due days of which some ladder has a step", "[schedule]") {
  std::mt19937 random{7};
  support::Disagreements found;
  for (int turn = 0; turn < 40; ++turn) {
    const auto after = opening("2026-01-01") + std::chrono::seconds{random() % 40'000'000U};
    const auto until = after + std::chrono::seconds{random() % (turn % 4 == 0 ? 2'000'000U : 100'000U)};
    const auto earliest = calendar::day_in_vietnam(after) - date::days{static_cast<int>(random() % 150)};
    const auto asked = due_days_with_steps_in(earliest, after, until, {}, vietnam());
    std::vector<Day> expected;
    for (auto due_on = earliest; due_on <= calendar::day_in_vietnam(until) + date::days{130}; due_on += one) {
      const auto effective = duty::effective_due_on(due_on, vietnam());
      if (std::ranges::any_of(ladders, [&](auto ladder) {
            return !owed_between(by_the_wall_calendar(ladder, Sort::dated, effective, calendar::day_in_vietnam(until)),
                                 after, until)
                        .empty();
          }))
        expected.push_back(due_on);
    }
    if (asked != expected)
      found.add(base::rfc3339(after), " to ", base::rfc3339(until), ": ", asked.size(), " asked, ", expected.size(),
                " expected");
  }
  CHECK(found.told() == "");
}
