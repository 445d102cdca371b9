#include "report/counts.h"

#include <cmath>
#include <cstdlib>

namespace report {

Counts& Counts::operator+=(const Counts& other) {
  completed_on_time += other.completed_on_time;
  completed_late += other.completed_late;
  open_in_time += other.open_in_time;
  open_overdue += other.open_overdue;
  near += other.near;
  due_today += other.due_today;
  critical += other.critical;
  claimed += other.claimed;
  ongoing += other.ongoing;
  waiting_condition += other.waiting_condition;
  undated += other.undated;
  suspended += other.suspended;
  cancelled += other.cancelled;
  reports_owed += other.reports_owed;
  reports_made += other.reports_made;
  return *this;
}

void add(Counts& counts, const duty::Facts& facts, std::int64_t count, calendar::Day today,
         const calendar::WorkingDays& working_days) {
  const auto position = duty::position(facts, today, working_days);
  if (facts.state == duty::State::claimed && facts.sort == duty::Sort::dated) counts.claimed += count;
  if (position.alert == duty::Alert::critical) counts.critical += count;
  switch (position.standing) {
    case duty::Standing::completed_on_time: counts.completed_on_time += count; return;
    case duty::Standing::completed_late: counts.completed_late += count; return;
    case duty::Standing::open_overdue: counts.open_overdue += count; return;
    case duty::Standing::open_in_time:
      counts.open_in_time += count;
      if (facts.state == duty::State::claimed) return;
      if (position.days_left == 0) counts.due_today += count;
      if (position.days_left <= duty::near_in_lists) counts.near += count;
      return;
    case duty::Standing::ongoing:
      if (position.effective_due_on >= today) return;
      counts.reports_owed += count;
      if (facts.state == duty::State::completed) counts.reports_made += count;
      return;
    case duty::Standing::suspended: counts.suspended += count; return;
    case duty::Standing::cancelled: counts.cancelled += count; return;
    case duty::Standing::waiting_condition:
    case duty::Standing::undated: return;  // no duty stands there: its task has no day
  }
  std::abort();  // every standing is above
}

void add(Counts& counts, deadline::Kind kind, std::int64_t count) {
  switch (kind) {
    case deadline::Kind::ongoing: counts.ongoing += count; return;
    case deadline::Kind::conditional: counts.waiting_condition += count; return;
    case deadline::Kind::none:
    case deadline::Kind::unparsed: counts.undated += count; return;
    case deadline::Kind::due:
    case deadline::Kind::window:
    case deadline::Kind::milestones:
    case deadline::Kind::recurring: return;  // its duties are counted one by one
  }
  std::abort();  // every kind is above
}

std::optional<double> percent(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return std::nullopt;
  return std::round(1000.0 * static_cast<double>(part) / static_cast<double>(whole)) / 10.0;
}

}  // namespace report
