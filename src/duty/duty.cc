#include "duty/duty.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "deadline/rule.h"

namespace duty {
namespace {

using calendar::Day;

constexpr int years_without_term = 5;

constexpr std::array<std::pair<Sort, std::string_view>, 2> sorts{{{Sort::dated, "dated"}, {Sort::report, "report"}}};
constexpr std::array<std::pair<Ladder, std::string_view>, 3> ladders{
    {{Ladder::month, "month"}, {Ladder::quarter, "quarter"}, {Ladder::year, "year"}}};
constexpr std::array<std::pair<State, std::string_view>, 7> states{{{State::needs_action, "needs_action"},
                                                                    {State::in_process, "in_process"},
                                                                    {State::claimed, "claimed"},
                                                                    {State::returned, "returned"},
                                                                    {State::completed, "completed"},
                                                                    {State::suspended, "suspended"},
                                                                    {State::cancelled, "cancelled"}}};
constexpr std::array<std::pair<Standing, std::string_view>, 9> standings{
    {{Standing::completed_on_time, "completed_on_time"},
     {Standing::completed_late, "completed_late"},
     {Standing::open_in_time, "open_in_time"},
     {Standing::open_overdue, "open_overdue"},
     {Standing::ongoing, "ongoing"},
     {Standing::waiting_condition, "waiting_condition"},
     {Standing::undated, "undated"},
     {Standing::suspended, "suspended"},
     {Standing::cancelled, "cancelled"}}};
constexpr std::array<std::pair<Alert, std::string_view>, 4> alerts{
    {{Alert::none, "none"}, {Alert::yellow, "yellow"}, {Alert::red, "red"}, {Alert::critical, "critical"}}};

template <typename Value, std::size_t Size>
std::string_view code_in(const std::array<std::pair<Value, std::string_view>, Size>& table, Value value) {
  for (const auto& [each, code] : table)
    if (each == value) return code;
  std::abort();  // every value is in its table
}

template <typename Value, std::size_t Size>
std::optional<Value> value_in(const std::array<std::pair<Value, std::string_view>, Size>& table,
                              std::string_view code) {
  for (const auto& [value, each] : table)
    if (each == code) return value;
  return std::nullopt;
}

/// The last day to which rules and report periods run.
Day end_of(const deadline::Reading& reading, const Frame& frame) {
  if (reading.due) return *reading.due;
  if (frame.term) return calendar::last_of_month(frame.term->last_year, 12);
  return calendar::months_after(frame.issued_on, 12 * years_without_term);
}

void append(std::vector<Duty>& duties, Sort sort, Day opens_on, Day due_on, std::optional<deadline::Period> period) {
  const auto length = (due_on - opens_on).count() + 1;
  duties.push_back({.number = 0,
                    .sort = sort,
                    .opens_on = std::min(opens_on, due_on),
                    .due_on = due_on,
                    .ladder = ladder_of(period, length)});
}

void append_occurrences(std::vector<Duty>& duties, const deadline::Reading& reading, const Frame& frame) {
  auto opens_on = reading.start.value_or(frame.issued_on);
  for (const auto due_on : due_days_of(*reading.rule, opens_on, end_of(reading, frame))) {
    append(duties, Sort::dated, opens_on, due_on, reading.period);
    opens_on = due_on + date::days{1};
  }
}

std::optional<deadline::Period> length_of(ReportPeriod period) {
  switch (period) {
    case ReportPeriod::month: return deadline::Period::month;
    case ReportPeriod::quarter: return deadline::Period::quarter;
    case ReportPeriod::half_year: return deadline::Period::half_year;
    case ReportPeriod::year: return deadline::Period::year;
  }
  return std::nullopt;
}

/// A report for each month of the rule, such as a focus month of each year, that no period's report ends with.
void append_focus_reports(std::vector<Duty>& duties, const deadline::Rule& rule, Day begin, Day end) {
  const auto periods = duties;
  for (const auto due_on : due_days_of(rule, begin, end)) {
    if (std::ranges::find(periods, due_on, &Duty::due_on) != periods.end()) continue;
    const date::year_month_day civil{due_on};
    const auto opens_on = std::max(begin, Day{civil.year() / civil.month() / 1});
    append(duties, Sort::report, opens_on, due_on, deadline::Period::month);
  }
}

/// One report for each period from the one that the day in force lies in, as far as they are still to come.
void append_reports(std::vector<Duty>& duties, const deadline::Reading& reading, const Frame& frame) {
  const auto begin = std::max(frame.in_force_on, reading.start.value_or(frame.in_force_on));
  const auto end = end_of(reading, frame);
  if (end < begin) return;
  for (auto span = period_of(begin, frame.reporting); span.first <= end;
       span = period_of(span.last + date::days{1}, frame.reporting))
    append(duties, Sort::report, std::max(span.first, begin), std::min(span.last, end),
           length_of(frame.reporting.period));
  if (reading.rule) append_focus_reports(duties, *reading.rule, begin, end);
}

}  // namespace

std::string_view code(Sort sort) { return code_in(sorts, sort); }
std::string_view code(Ladder ladder) { return code_in(ladders, ladder); }
std::string_view code(State state) { return code_in(states, state); }
std::string_view code(Standing standing) { return code_in(standings, standing); }
std::string_view code(Alert alert) { return code_in(alerts, alert); }
std::optional<Sort> sort_of(std::string_view code) { return value_in(sorts, code); }
std::optional<Ladder> ladder_of_code(std::string_view code) { return value_in(ladders, code); }
std::optional<State> state_of(std::string_view code) { return value_in(states, code); }

std::vector<Duty> duties_of(const deadline::Reading& reading, const Frame& frame) {
  std::vector<Duty> duties;
  switch (reading.kind) {
    case deadline::Kind::due:
    case deadline::Kind::window:
      append(duties, Sort::dated, std::min(frame.issued_on, *reading.due), *reading.due, reading.period);
      break;
    case deadline::Kind::milestones: break;
    case deadline::Kind::recurring: append_occurrences(duties, reading, frame); break;
    case deadline::Kind::ongoing: append_reports(duties, reading, frame); break;
    case deadline::Kind::conditional:
    case deadline::Kind::none:
    case deadline::Kind::unparsed: return duties;
  }
  for (const auto due_on : reading.milestones)
    append(duties, Sort::dated, std::min(frame.issued_on, due_on), due_on, reading.period);
  std::ranges::stable_sort(duties, {}, &Duty::due_on);
  for (int number = 1; auto& each : duties) each.number = number++;
  return duties;
}

Ladder ladder_of(std::optional<deadline::Period> period, int length_in_days) {
  if (period) {
    switch (*period) {
      case deadline::Period::week:
      case deadline::Period::month: return Ladder::month;
      case deadline::Period::quarter: return Ladder::quarter;
      case deadline::Period::half_year:
      case deadline::Period::year: return Ladder::year;
    }
  }
  if (length_in_days <= 45) return Ladder::month;
  if (length_in_days <= 120) return Ladder::quarter;
  return Ladder::year;
}

}  // namespace duty
