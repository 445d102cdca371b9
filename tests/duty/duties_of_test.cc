#include <catch2/catch.hpp>
#include <sstream>

#include "deadline/rule.h"
#include "duty/duty.h"
#include "support/days.h"

using namespace duty;
using deadline::Kind;
using deadline::Period;
using deadline::Reading;
using support::day;

namespace {

Frame frame(std::optional<programme::Term> term = programme::Term{2025, 2030}) {
  return {.issued_on = day("2025-10-20"), .in_force_on = day("2025-11-20"), .term = term};
}

Reading reading(Kind kind) {
  Reading reading;
  reading.kind = kind;
  return reading;
}

Reading due_on(std::string_view iso, std::optional<Period> period = {}) {
  auto due = reading(Kind::due);
  due.due = day(iso);
  due.period = period;
  return due;
}

Reading every_year_end() {
  auto recurring = reading(Kind::recurring);
  recurring.rule = deadline::Rule{.frequency = deadline::Frequency::yearly,
                                  .interval = 1,
                                  .months = {12},
                                  .month_days = {31},
                                  .weekdays = {},
                                  .positions = {}};
  recurring.period = Period::year;
  return recurring;
}

/// "number sort opens..due ladder", a line each.
std::string told(const std::vector<Duty>& duties) {
  std::ostringstream lines;
  for (const auto& each : duties)
    lines << each.number << ' ' << code(each.sort) << ' ' << calendar::iso(each.opens_on) << ".."
          << calendar::iso(each.due_on) << ' ' << code(each.ladder) << '\n';
  return lines.str();
}

}  // namespace

TEST_CASE("a due day gives one duty, open from the day of issue", "[duty]") {
  CHECK(told(duties_of(due_on("2026-06-30", Period::quarter), frame())) == "1 dated 2025-10-20..2026-06-30 quarter\n");
}

TEST_CASE("a due day before the day of issue is a duty of one day", "[duty]") {
  CHECK(told(duties_of(due_on("2025-09-30"), frame())) == "1 dated 2025-09-30..2025-09-30 month\n");
}

TEST_CASE("a window owes one thing by its last day", "[duty]") {
  auto window = due_on("2027-09-30", Period::quarter);
  window.kind = Kind::window;
  window.start = day("2027-07-01");
  const auto duties = duties_of(window, frame());
  REQUIRE(duties.size() == 1);
  CHECK(duties[0].due_on == day("2027-09-30"));
  CHECK(duties[0].ladder == Ladder::quarter);
  CHECK(duties[0].sort == Sort::dated);
}

TEST_CASE("milestones give one duty each, numbered by their days", "[duty]") {
  auto milestones = reading(Kind::milestones);
  milestones.milestones = {day("2026-03-31"), day("2026-09-30")};
  milestones.period = Period::quarter;
  CHECK(told(duties_of(milestones, frame())) ==
        "1 dated 2025-10-20..2026-03-31 quarter\n"
        "2 dated 2025-10-20..2026-09-30 quarter\n");
}

TEST_CASE("a rule gives one duty for each occurrence up to the end of the term", "[duty]") {
  CHECK(told(duties_of(every_year_end(), frame(programme::Term{2025, 2027}))) ==
        "1 dated 2025-10-20..2025-12-31 year\n"
        "2 dated 2026-01-01..2026-12-31 year\n"
        "3 dated 2027-01-01..2027-12-31 year\n");
}

TEST_CASE("without a term a rule runs five years from the day of issue", "[duty]") {
  const auto duties = duties_of(every_year_end(), frame(std::nullopt));
  REQUIRE(duties.size() == 5);
  CHECK(duties.front().due_on == day("2025-12-31"));
  CHECK(duties.back().due_on == day("2029-12-31"));
}

TEST_CASE("a rule's own start and end come before the term", "[duty]") {
  auto bounded = every_year_end();
  bounded.start = day("2027-01-01");
  bounded.due = day("2028-12-31");
  CHECK(told(duties_of(bounded, frame())) ==
        "1 dated 2027-01-01..2027-12-31 year\n"
        "2 dated 2028-01-01..2028-12-31 year\n");
}

TEST_CASE("an ongoing task owes a report each quarter, from the one in which it comes into force", "[duty]") {
  CHECK(told(duties_of(reading(Kind::ongoing), frame(programme::Term{2025, 2026}))) ==
        "1 report 2025-11-20..2025-12-31 quarter\n"
        "2 report 2026-01-01..2026-03-31 quarter\n"
        "3 report 2026-04-01..2026-06-30 quarter\n"
        "4 report 2026-07-01..2026-09-30 quarter\n"
        "5 report 2026-10-01..2026-12-31 quarter\n");
}

TEST_CASE("an ongoing task reports by the month, half-year or year where that is set", "[duty]") {
  auto by_half_year = frame(programme::Term{2025, 2026});
  by_half_year.reporting.period = ReportPeriod::half_year;
  CHECK(told(duties_of(reading(Kind::ongoing), by_half_year)) ==
        "1 report 2025-11-20..2025-12-31 year\n"
        "2 report 2026-01-01..2026-06-30 year\n"
        "3 report 2026-07-01..2026-12-31 year\n");
  auto by_month = frame(programme::Term{2025, 2025});
  by_month.reporting = {ReportPeriod::month, 15};
  CHECK(told(duties_of(reading(Kind::ongoing), by_month)) ==
        "1 report 2025-11-20..2025-12-14 month\n"
        "2 report 2025-12-15..2025-12-31 month\n");
}

TEST_CASE("an ongoing task with a focus month owes a report more for that month of each year", "[duty]") {
  auto focused = reading(Kind::ongoing);
  focused.rule = deadline::rule_in("FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=-1");
  auto by_year = frame(programme::Term{2025, 2027});
  by_year.reporting.period = ReportPeriod::year;
  CHECK(told(duties_of(focused, by_year)) ==
        "1 report 2025-11-20..2025-12-31 year\n"
        "2 report 2026-10-01..2026-10-31 month\n"
        "3 report 2026-01-01..2026-12-31 year\n"
        "4 report 2027-10-01..2027-10-31 month\n"
        "5 report 2027-01-01..2027-12-31 year\n");
  focused.rule = deadline::rule_in("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31");  // ends with a period's own report
  CHECK(duties_of(focused, by_year).size() == 3);
}

TEST_CASE("the reports of a five-year programme are as many as its quarters", "[duty]") {
  CHECK(duties_of(reading(Kind::ongoing), frame()).size() == 1 + 5 * 4);
  CHECK(duties_of(reading(Kind::ongoing), frame(std::nullopt)).back().due_on == day("2030-10-20"));
}

TEST_CASE("an ongoing task that starts later owes its first report for the quarter it starts in", "[duty]") {
  auto later = reading(Kind::ongoing);
  later.start = day("2026-05-15");
  later.due = day("2026-08-15");
  CHECK(told(duties_of(later, frame())) ==
        "1 report 2026-05-15..2026-06-30 quarter\n"
        "2 report 2026-07-01..2026-08-15 quarter\n");
}

TEST_CASE("a report period that ended before the programme came into force is not owed", "[duty]") {
  auto over = reading(Kind::ongoing);
  over.due = day("2025-11-10");  // in the quarter of the day in force, but before it
  CHECK(told(duties_of(over, frame())).empty());
  over.due = day("2025-11-20");
  CHECK(told(duties_of(over, frame())) == "1 report 2025-11-20..2025-11-20 quarter\n");
  CHECK(told(duties_of(reading(Kind::ongoing), frame(programme::Term{2020, 2024}))).empty());
}

TEST_CASE("the milestones of an ongoing task stand among its reports, all numbered by day", "[duty]") {
  auto both = reading(Kind::ongoing);
  both.milestones = {day("2026-02-28"), day("2026-06-30")};
  both.due = day("2026-06-30");
  both.period = Period::month;
  CHECK(told(duties_of(both, frame())) ==
        "1 report 2025-11-20..2025-12-31 quarter\n"
        "2 dated 2025-10-20..2026-02-28 month\n"
        "3 report 2026-01-01..2026-03-31 quarter\n"
        "4 report 2026-04-01..2026-06-30 quarter\n"
        "5 dated 2025-10-20..2026-06-30 month\n");
}

TEST_CASE("a task that waits, has no deadline or an unreadable one owes nothing yet", "[duty]") {
  for (const auto kind : {Kind::conditional, Kind::none, Kind::unparsed})
    CHECK(duties_of(reading(kind), frame()).empty());
}

TEST_CASE("the ladder is that of the period named, else that of the length in days", "[duty]") {
  CHECK(ladder_of(Period::week, 400) == Ladder::month);
  CHECK(ladder_of(Period::month, 400) == Ladder::month);
  CHECK(ladder_of(Period::quarter, 1) == Ladder::quarter);
  CHECK(ladder_of(Period::half_year, 1) == Ladder::year);
  CHECK(ladder_of(Period::year, 1) == Ladder::year);
  CHECK(ladder_of({}, 1) == Ladder::month);
  CHECK(ladder_of({}, 45) == Ladder::month);
  CHECK(ladder_of({}, 46) == Ladder::quarter);
  CHECK(ladder_of({}, 120) == Ladder::quarter);
  CHECK(ladder_of({}, 121) == Ladder::year);
}

TEST_CASE("a due day without a period takes the ladder of its distance from the day of issue", "[duty]") {
  CHECK(duties_of(due_on("2025-12-03"), frame()).at(0).ladder == Ladder::month);  // the 45th day
  CHECK(duties_of(due_on("2025-12-04"), frame()).at(0).ladder == Ladder::quarter);
  CHECK(duties_of(due_on("2026-02-16"), frame()).at(0).ladder == Ladder::quarter);  // the 120th
  CHECK(duties_of(due_on("2026-02-17"), frame()).at(0).ladder == Ladder::year);
}

TEST_CASE("what the store writes of a duty reads back as the same", "[duty]") {
  for (const auto sort : {Sort::dated, Sort::report}) CHECK(sort_of(code(sort)) == sort);
  for (const auto ladder : {Ladder::month, Ladder::quarter, Ladder::year})
    CHECK(ladder_of_code(code(ladder)) == ladder);
  for (const auto state : {State::needs_action, State::in_process, State::claimed, State::returned, State::completed,
                           State::suspended, State::cancelled})
    CHECK(state_of(code(state)) == state);
  CHECK_FALSE(sort_of("Dated"));
  CHECK_FALSE(state_of(""));
  CHECK(code(Standing::completed_on_time) == "completed_on_time");
  CHECK(code(Standing::waiting_condition) == "waiting_condition");
  CHECK(code(Alert::critical) == "critical");
}
