#include "report/counts.h"

#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "support/days.h"

using namespace report;
using duty::Facts;
using duty::Sort;
using duty::State;
using support::day;
using support::vietnam;

namespace {

const auto today = day("2026-11-20");  // a Friday

Counts of(State state, std::string_view due_on, std::optional<calendar::Day> evidence_on = {},
          Sort sort = Sort::dated) {
  Counts counts;
  add(counts, {.sort = sort, .state = state, .due_on = day(due_on), .evidence_on = evidence_on}, 10, today, vietnam());
  return counts;
}

/// A duty such as may stand in the store.
Facts any_duty(std::mt19937& random) {
  constexpr std::array states{State::needs_action, State::in_process, State::claimed, State::returned,
                              State::completed};
  Facts facts{.sort = random() % 3 == 0 ? Sort::report : Sort::dated,
              .state = states[random() % states.size()],
              .due_on = today + date::days{static_cast<int>(random() % 60) - 30},
              .evidence_on = {}};
  if (facts.state == State::claimed || facts.state == State::completed)
    facts.evidence_on = today - date::days{static_cast<int>(random() % 40)};
  return facts;
}

}  // namespace

TEST_CASE("a duty counts in one of the four classes, with its marks", "[report]") {
  CHECK(of(State::completed, "2026-10-30", day("2026-10-30")) == Counts{.completed_on_time = 10});
  CHECK(of(State::completed, "2026-10-30", day("2026-10-31")) == Counts{.completed_late = 10});
  CHECK(of(State::needs_action, "2026-12-31") == Counts{.open_in_time = 10});
  CHECK(of(State::needs_action, "2026-11-27") == Counts{.open_in_time = 10, .near = 10});
  CHECK(of(State::in_process, "2026-11-20") == Counts{.open_in_time = 10, .near = 10, .due_today = 10});
  CHECK(of(State::returned, "2026-11-19") == Counts{.open_overdue = 10});
  CHECK(of(State::needs_action, "2026-11-16") == Counts{.open_overdue = 10, .critical = 10});
}

TEST_CASE("what is suspended or cancelled counts outside the four classes", "[report]") {
  CHECK(of(State::suspended, "2026-10-30") == Counts{.suspended = 10});
  CHECK(of(State::cancelled, "2026-10-30") == Counts{.cancelled = 10});
  CHECK(of(State::cancelled, "2026-10-30", {}, Sort::report) == Counts{.cancelled = 10});
  CHECK(of(State::suspended, "2026-10-30").total() == 0);
}

TEST_CASE("near is seven days left, and not the eighth", "[report]") {
  CHECK(of(State::needs_action, "2026-11-27").near == 10);
  CHECK(of(State::needs_action, "2026-11-30").near == 0);
  CHECK(of(State::needs_action, "2026-11-28").near == 0);  // a Saturday, really due on Monday
}

TEST_CASE("a claim that waits is neither near nor due, but in time or late by its evidence", "[report]") {
  CHECK(of(State::claimed, "2026-11-20", day("2026-11-18")) == Counts{.open_in_time = 10, .claimed = 10});
  CHECK(of(State::claimed, "2026-11-16", day("2026-11-18")) == Counts{.open_overdue = 10, .claimed = 10});
}

TEST_CASE("a report of an ongoing task counts in the update rate alone, once its period has ended", "[report]") {
  CHECK(of(State::needs_action, "2026-09-30", {}, Sort::report) == Counts{.reports_owed = 10});
  CHECK(of(State::completed, "2026-09-30", day("2026-10-09"), Sort::report) ==
        Counts{.reports_owed = 10, .reports_made = 10});
  CHECK(of(State::completed, "2026-12-31", day("2026-11-10"), Sort::report) == Counts{});
  CHECK(of(State::needs_action, "2026-11-20", {}, Sort::report) == Counts{});
  CHECK(of(State::claimed, "2026-09-30", day("2026-10-09"), Sort::report) == Counts{.reports_owed = 10});
}

TEST_CASE("tasks without a day count outside the four classes, the others by their duties", "[report]") {
  using deadline::Kind;
  Counts counts;
  add(counts, Kind::ongoing, 1);
  add(counts, Kind::conditional, 2);
  add(counts, Kind::none, 4);
  add(counts, Kind::unparsed, 8);
  for (const auto kind : {Kind::due, Kind::window, Kind::milestones, Kind::recurring}) add(counts, kind, 100);
  CHECK(counts == Counts{.ongoing = 1, .waiting_condition = 2, .undated = 12});
  CHECK(counts.total() == 0);
}

TEST_CASE("parts sum to their total, and no mark is more than what it marks", "[report]") {
  std::mt19937 random{42};
  Counts all;
  std::int64_t dated = 0, reports = 0;
  for (int n = 0; n < 5000; ++n) {
    const auto facts = any_duty(random);
    const auto count = static_cast<std::int64_t>(random() % 4);
    (facts.sort == Sort::dated ? dated : reports) += count;
    Counts one;
    add(one, facts, count, today, vietnam());
    CHECK(one.claimed <= one.open_in_time + one.open_overdue);
    all += one;
  }
  CHECK(all.total() == dated);
  CHECK(all.done() == all.completed_on_time + all.completed_late);
  CHECK(all.near <= all.open_in_time);
  CHECK(all.due_today <= all.near);
  CHECK(all.critical <= all.open_overdue);
  CHECK(all.reports_made <= all.reports_owed);
  CHECK(all.reports_owed <= reports);
  CHECK(all.due_today > 0);
  CHECK(all.reports_made > 0);
}

TEST_CASE("counting alike duties at once or one by one gives the same", "[report]") {
  std::mt19937 random{1};
  for (int n = 0; n < 200; ++n) {
    const auto facts = any_duty(random);
    Counts at_once, one_by_one;
    add(at_once, facts, 3, today, vietnam());
    for (int turn = 0; turn < 3; ++turn) add(one_by_one, facts, 1, today, vietnam());
    CHECK(at_once == one_by_one);
  }
}

TEST_CASE("counts of agencies add up to those of all, figure by figure", "[report]") {
  const Counts one{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  auto sum = one;
  sum += one;
  CHECK(sum == Counts{2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30});
}

TEST_CASE("a rate has one decimal place, and none where there is nothing to rate", "[report]") {
  CHECK(percent(1, 3) == 33.3);
  CHECK(percent(2, 3) == 66.7);
  CHECK(percent(1, 8) == 12.5);
  CHECK(percent(0, 7) == 0.0);
  CHECK(percent(7, 7) == 100.0);
  CHECK_FALSE(percent(0, 0));
}
