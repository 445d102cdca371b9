#include "report/period.h"

#include <catch2/catch.hpp>

#include "support/days.h"

using namespace report;
using support::day;

namespace {

const Period quarter_two{.year = 2026, .length = duty::ReportPeriod::quarter, .number = 2};

duty::Facts dated(duty::State state, std::string_view due_on, std::optional<std::string_view> evidence_on = {}) {
  duty::Facts facts{.sort = duty::Sort::dated, .state = state, .due_on = day(due_on), .evidence_on = {}};
  if (evidence_on) facts.evidence_on = day(*evidence_on);
  return facts;
}

PeriodCounts counted(const std::vector<duty::Facts>& duties, const CutOff& cut_off) {
  PeriodCounts counts;
  for (const auto& facts : duties) add(counts, facts, days_of(quarter_two, 1), cut_off, support::vietnam());
  return counts;
}

}  // namespace

TEST_CASE("a period is named by its year and its part, and nothing else is one", "[report]") {
  for (const auto* name : {"2026", "2026-Q1", "2026-Q4", "2026-H1", "2026-H2"}) {
    const auto period = period_in(name);
    REQUIRE(period);
    CHECK(code(*period) == name);
  }
  for (const auto* name : {"", "26", "2026-", "2026-Q", "2026-Q0", "2026-Q5", "2026-H3", "2026-M1", "2026 Q1", "x026",
                           "2026-Q1x", "0026", "2026-q1", "+026"})
    CHECK_FALSE(period_in(name));
  CHECK(in_words(quarter_two) == "Quý II/2026");
  CHECK(in_words(*period_in("2026-H2")) == "6 tháng cuối năm 2026");
  CHECK(in_words(*period_in("2026")) == "Năm 2026");
}

TEST_CASE("periods are calendar ones, or run from the 15th to the 14th", "[report]") {
  CHECK(days_of(quarter_two, 1) == duty::Span{day("2026-04-01"), day("2026-06-30")});
  CHECK(days_of(quarter_two, 15) == duty::Span{day("2026-03-15"), day("2026-06-14")});
  CHECK(days_of(*period_in("2026-H1"), 15) == duty::Span{day("2025-12-15"), day("2026-06-14")});
  CHECK(days_of(*period_in("2026"), 15) == duty::Span{day("2025-12-15"), day("2026-12-14")});
  for (const int first_day : {1, 15})
    for (const int number : {1, 2, 3}) {
      Period next{.year = 2026, .length = duty::ReportPeriod::quarter, .number = number};
      const auto end = days_of(next, first_day).last;
      ++next.number;
      CHECK(days_of(next, first_day).first == end + date::days{1});
    }
}

TEST_CASE("every period that has begun since the first day is listed, the newest first", "[report]") {
  std::vector<std::string> names;
  for (const auto& period : periods_between(day("2025-10-20"), day("2026-04-02"), 1)) names.push_back(code(period));
  CHECK(names == std::vector<std::string>{"2026", "2026-H1", "2026-Q2", "2026-Q1", "2025", "2025-H2", "2025-Q4"});
  names.clear();
  for (const auto& period : periods_between(day("2025-12-16"), day("2025-12-16"), 15)) names.push_back(code(period));
  CHECK(names == std::vector<std::string>{"2026", "2026-H1", "2026-Q1"});
}

TEST_CASE("what was assigned is done or open, on time or late, and what waits is open", "[report]") {
  using duty::State;
  const auto counts =
      counted({dated(State::completed, "2026-05-15", "2026-05-15"), dated(State::completed, "2026-05-15", "2026-05-16"),
               dated(State::needs_action, "2026-05-15"), dated(State::returned, "2026-05-15"),
               dated(State::claimed, "2026-05-15", "2026-05-14"), dated(State::claimed, "2026-05-15", "2026-06-14"),
               dated(State::needs_action, "2026-12-31"), dated(State::suspended, "2026-05-15"),
               dated(State::cancelled, "2026-05-15")},
              end_of(day("2026-06-30")));
  CHECK(counts.assigned == 7);
  CHECK(counts.on_time == 1);
  CHECK(counts.late == 1);
  CHECK(counts.in_time == 2);
  CHECK(counts.overdue == 3);
  CHECK(counts.waiting == 2);
  CHECK(counts.done() == 2);
  CHECK(counts.behind() == 4);
}

TEST_CASE("the update rate is of the reports that fell due in the period and whose day is over", "[report]") {
  const auto report = [](duty::State state, std::string_view due_on) {
    return duty::Facts{.sort = duty::Sort::report, .state = state, .due_on = day(due_on), .evidence_on = {}};
  };
  const std::vector duties{report(duty::State::needs_action, "2026-03-31"),
                           report(duty::State::needs_action, "2026-05-15"),
                           report(duty::State::completed, "2026-06-30")};
  const auto at_the_end = counted(duties, end_of(day("2026-06-30")));
  CHECK(at_the_end.reports_owed == 2);
  CHECK(at_the_end.reports_made == 1);
  CHECK(at_the_end.assigned == 0);
  CHECK(counted(duties, cut_off_at(base::instant_in("2026-06-30T23:00:00+07:00").value())).reports_owed == 1);
}

TEST_CASE("figures whose parts do not sum to their total are refused", "[report]") {
  PeriodFigures figures{.period = quarter_two,
                        .days = days_of(quarter_two, 1),
                        .cut_off = end_of(day("2026-06-30")),
                        .total = {.assigned = 2, .on_time = 1, .overdue = 1},
                        .agencies = {{base::AgencyId{1}, "Sở A", {.assigned = 1, .on_time = 1}},
                                     {base::AgencyId{2}, "Sở B", {.assigned = 1, .overdue = 1}}},
                        .indicators = figures_of({IndicatorLine{}})};
  CHECK_FALSE(doubt_of(figures));
  auto missing = figures;
  missing.agencies.pop_back();
  CHECK(doubt_of(missing)->kind == "sums_differ");
  auto torn = figures;
  ++torn.total.assigned;
  ++torn.agencies[0].counts.assigned;
  CHECK(doubt_of(torn)->kind == "sums_differ");
  auto uncounted = figures;
  uncounted.indicators.lines.emplace_back();
  CHECK(doubt_of(uncounted)->kind == "sums_differ");
}
