#include <algorithm>

#include "duty/duty.h"

namespace duty {
namespace {

using calendar::Day;

bool is_open(State state) {
  return state == State::needs_action || state == State::in_process || state == State::claimed ||
         state == State::returned;
}

Alert alert_of(const Position& position, State state, Day judged_on, const calendar::WorkingDays& working_days) {
  if (position.standing == Standing::open_in_time)
    return position.days_left <= near_for_alerts && state != State::claimed ? Alert::yellow : Alert::none;
  if (position.standing != Standing::open_overdue) return Alert::none;
  return working_days.count_between(position.effective_due_on, judged_on) >= critical_after ? Alert::critical
                                                                                            : Alert::red;
}

int days_past(Day due_on, Day judged_on, const calendar::WorkingDays& working_days) {
  return std::max(0, static_cast<int>((judged_on - effective_due_on(due_on, working_days)).count()));
}

}  // namespace

Day effective_due_on(Day due_on, const calendar::WorkingDays& working_days) {
  return working_days.next_on_or_after(due_on);
}

Day last_overdue_due_on(Day today, const calendar::WorkingDays& working_days) {
  // A due day is overdue once a working day on or after it has passed; the last such day is a working day itself.
  return working_days.previous_on_or_before(today - date::days{1});
}

Position position(const Facts& facts, Day today, const calendar::WorkingDays& working_days) {
  Position position;
  position.effective_due_on = effective_due_on(facts.due_on, working_days);
  const auto judged_on =
      is_open(facts.state) ? std::min(today, facts.evidence_on.value_or(today)) : facts.evidence_on.value_or(today);
  const bool late = judged_on > position.effective_due_on;
  if (facts.state == State::suspended || facts.state == State::cancelled) {
    position.standing = facts.state == State::suspended ? Standing::suspended : Standing::cancelled;
    return position;
  }
  if (facts.sort == Sort::report) {
    position.standing = Standing::ongoing;
  } else if (facts.state == State::completed) {
    position.standing = late ? Standing::completed_late : Standing::completed_on_time;
  } else {
    position.standing = late ? Standing::open_overdue : Standing::open_in_time;
  }
  if (late && facts.sort == Sort::dated) position.days_overdue = (judged_on - position.effective_due_on).count();
  if (facts.original_due_on && facts.sort == Sort::dated)
    position.days_past_original = days_past(*facts.original_due_on, judged_on, working_days);
  if (!late && is_open(facts.state)) position.days_left = std::max(0, (position.effective_due_on - today).count());
  position.alert = alert_of(position, facts.state, judged_on, working_days);
  return position;
}

}  // namespace duty
