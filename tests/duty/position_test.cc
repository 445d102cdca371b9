#include <algorithm>
#include <catch2/catch.hpp>

#include "duty/duty.h"
#include "support/days.h"
#include "support/disagreements.h"

using namespace duty;
using calendar::Day;
using support::day;
using support::vietnam;

namespace {

constexpr date::days one{1};

Facts dated(State state, Day due_on, std::optional<Day> evidence_on = {}) {
  return {.sort = Sort::dated, .state = state, .due_on = due_on, .evidence_on = evidence_on};
}

Position at(const Facts& facts, std::string_view today) { return position(facts, day(today), vietnam()); }

/// As a clerk would reckon it: turning the pages of the calendar one by one.
Position by_the_wall_calendar(const Facts& facts, Day today) {
  Position expected;
  auto effective = facts.due_on;
  while (!vietnam().is_working(effective)) effective += one;
  expected.effective_due_on = effective;

  const bool done = facts.state == State::completed;
  const bool claimed = facts.state == State::claimed;
  auto judged_on = today;
  if (done) judged_on = *facts.evidence_on;
  if (claimed && *facts.evidence_on < today) judged_on = *facts.evidence_on;

  int late = 0, late_working = 0;
  for (auto each = effective; each < judged_on; each += one) {
    ++late;
    if (vietnam().is_working(each + one)) ++late_working;
  }
  int left = 0;
  for (auto each = today; each < effective; each += one) ++left;

  if (late == 0 && !done) expected.days_left = left;
  if (facts.sort == Sort::report) {
    expected.standing = Standing::ongoing;
    return expected;
  }
  expected.days_overdue = late;
  if (done) {
    expected.standing = late == 0 ? Standing::completed_on_time : Standing::completed_late;
  } else {
    expected.standing = late == 0 ? Standing::open_in_time : Standing::open_overdue;
    if (late == 0 && left <= 3 && !claimed) expected.alert = Alert::yellow;
    if (late > 0) expected.alert = late_working >= 3 ? Alert::critical : Alert::red;
  }
  return expected;
}

}  // namespace

TEST_CASE("a duty that falls due on a day off may be met on the next working day", "[duty]") {
  struct Case {
    const char* due_on;
    const char* effective;
    const char* why;
  };
  // Civil Code 91/2015/QH13, article 148(5): a time limit that ends on a weekend or holiday ends with the next working
  // day
  for (const auto& [due_on, effective, why] :
       std::initializer_list<Case>{{"2026-06-30", "2026-06-30", "a Tuesday"},
                                   {"2026-03-15", "2026-03-16", "a Sunday"},
                                   {"2026-04-30", "2026-05-04", "two holidays and a weekend"},
                                   {"2026-02-14", "2026-02-23", "the Saturday before Tết"},
                                   {"2026-01-10", "2026-01-10", "a Saturday that makes up for another day"},
                                   {"2025-11-30", "2025-12-01", "a Sunday"}}) {
    INFO(due_on << ": " << why);
    CHECK(effective_due_on(day(due_on), vietnam()) == day(effective));
  }
}

TEST_CASE("the due day itself is still on time", "[duty]") {
  const auto open = dated(State::needs_action, day("2026-06-30"));
  CHECK(at(open, "2026-06-30").standing == Standing::open_in_time);
  CHECK(at(open, "2026-06-30").days_left == 0);
  CHECK(at(open, "2026-07-01").standing == Standing::open_overdue);
  CHECK(at(open, "2026-07-01").days_overdue == 1);
}

TEST_CASE("days overdue are civil days after the effective due day", "[duty]") {
  const auto over_the_holidays = dated(State::needs_action, day("2026-04-30"));
  CHECK(at(over_the_holidays, "2026-05-04").days_overdue == 0);
  CHECK(at(over_the_holidays, "2026-05-05").days_overdue == 1);
  CHECK(at(over_the_holidays, "2026-05-10").days_overdue == 6);
}

TEST_CASE("an alert is yellow with three days left, red when late, critical after three working days", "[duty]") {
  const auto friday = dated(State::in_process, day("2026-11-20"));
  CHECK(at(friday, "2026-11-16").alert == Alert::none);
  CHECK(at(friday, "2026-11-17").alert == Alert::yellow);
  CHECK(at(friday, "2026-11-20").alert == Alert::yellow);
  CHECK(at(friday, "2026-11-21").alert == Alert::red);
  CHECK(at(friday, "2026-11-23").alert == Alert::red);
  CHECK(at(friday, "2026-11-25").alert == Alert::red);  // Monday, Wednesday: the 24th is a holiday
  CHECK(at(friday, "2026-11-26").alert == Alert::critical);
}

TEST_CASE("a completed duty is on time or late by the day of its evidence, whenever it is asked", "[duty]") {
  const auto on_time = dated(State::completed, day("2026-04-30"), day("2026-05-04"));
  const auto late = dated(State::completed, day("2026-04-30"), day("2026-05-05"));
  for (const auto* today : {"2026-05-05", "2026-12-31"}) {
    CHECK(at(on_time, today).standing == Standing::completed_on_time);
    CHECK(at(late, today).standing == Standing::completed_late);
    CHECK(at(late, today).days_overdue == 1);
    CHECK(at(late, today).alert == Alert::none);
  }
}

TEST_CASE("an owner does not pay for the days a claim waits for its confirmer", "[duty]") {
  const auto in_time = dated(State::claimed, day("2026-11-20"), day("2026-11-20"));
  CHECK(at(in_time, "2026-12-20").standing == Standing::open_in_time);
  CHECK(at(in_time, "2026-12-20").days_overdue == 0);
  CHECK(at(in_time, "2026-12-20").alert == Alert::none);

  const auto two_days_late = dated(State::claimed, day("2026-11-20"), day("2026-11-22"));
  CHECK(at(two_days_late, "2026-12-20").standing == Standing::open_overdue);
  CHECK(at(two_days_late, "2026-12-20").days_overdue == 2);
  CHECK(at(two_days_late, "2026-12-20").alert == Alert::red);
}

TEST_CASE("a returned claim counts as never made", "[duty]") {
  for (const auto* today : {"2026-11-01", "2026-11-18", "2026-11-20", "2026-11-21", "2026-12-20"})
    CHECK(at(dated(State::returned, day("2026-11-20")), today) ==
          at(dated(State::needs_action, day("2026-11-20")), today));
}

TEST_CASE("a report on an ongoing task is never overdue", "[duty]") {
  const Facts report{
      .sort = Sort::report, .state = State::needs_action, .due_on = day("2026-03-31"), .evidence_on = {}};
  for (const auto* today : {"2026-01-01", "2026-03-31", "2026-04-01", "2027-01-01"}) {
    CHECK(at(report, today).standing == Standing::ongoing);
    CHECK(at(report, today).days_overdue == 0);
    CHECK(at(report, today).alert == Alert::none);
  }
  CHECK(at(report, "2026-03-29").days_left == 2);
}

TEST_CASE("standing and days of every day of two years are those of the wall calendar", "[duty]") {
  support::Disagreements found;
  for (auto due_on = day("2026-01-01"); due_on < day("2028-01-01"); due_on += one)
    for (int distance = -12; distance <= 15; ++distance) {
      const auto today = due_on + date::days{distance};
      for (const auto sort : {Sort::dated, Sort::report})
        for (const auto state :
             {State::needs_action, State::in_process, State::returned, State::claimed, State::completed})
          for (const int since : {0, 2, 6}) {
            const bool proved = state == State::claimed || state == State::completed;
            if (!proved && since != 0) continue;
            Facts facts{.sort = sort, .state = state, .due_on = due_on, .evidence_on = {}};
            if (proved) facts.evidence_on = today - date::days{since};
            if (position(facts, today, vietnam()) != by_the_wall_calendar(facts, today))
              found.add("due ", calendar::iso(due_on), " today ", calendar::iso(today), " ", code(sort), " ",
                        code(state), " evidence ", since, " days ago");
          }
    }
  CHECK(found.told() == "");
}

TEST_CASE("what is due up to the last overdue due day is overdue, and nothing else is", "[duty]") {
  support::Disagreements found;
  for (auto today = day("2026-01-01"); today < day("2028-01-01"); today += one) {
    const auto last = last_overdue_due_on(today, vietnam());
    for (auto due_on = today - date::days{25}; due_on <= today + date::days{5}; due_on += one) {
      const bool overdue =
          position(dated(State::needs_action, due_on), today, vietnam()).standing == Standing::open_overdue;
      if (overdue != (due_on <= last)) found.add("due ", calendar::iso(due_on), " today ", calendar::iso(today));
    }
  }
  CHECK(found.told() == "");
}

TEST_CASE("lateness is reckoned against the first day too, where the day was moved", "[duty]") {
  auto facts = dated(State::needs_action, day("2026-06-30"));
  CHECK(at(facts, "2026-07-10").days_past_original == 0);
  facts.original_due_on = day("2026-05-29");
  const auto late = at(facts, "2026-07-10");
  CHECK(late.days_overdue == 10);
  CHECK(late.days_past_original == 42);
  const auto in_time = at(facts, "2026-06-15");
  CHECK(in_time.standing == Standing::open_in_time);
  CHECK(in_time.days_overdue == 0);
  CHECK(in_time.days_past_original == 17);
  facts.state = State::completed;
  facts.evidence_on = day("2026-05-29");
  CHECK(at(facts, "2026-07-10").days_past_original == 0);
}

TEST_CASE("what is suspended or cancelled is neither in time nor late", "[duty]") {
  for (const auto sort : {Sort::dated, Sort::report}) {
    auto facts = dated(State::suspended, day("2026-01-30"));
    facts.sort = sort;
    CHECK(at(facts, "2026-07-10").standing == Standing::suspended);
    CHECK(at(facts, "2026-07-10").days_overdue == 0);
    CHECK(at(facts, "2026-07-10").alert == Alert::none);
    facts.state = State::cancelled;
    CHECK(at(facts, "2026-07-10").standing == Standing::cancelled);
  }
}
