// The reminder check: the rules replayed over the whole history, against what the ledger and the outbox say.
#pragma once
#include <string>
#include <vector>

#include "service/context.h"

namespace service {

struct ReminderCheck {
  std::vector<std::string> missing;        ///< owed by the rules, or written once, and not in the ledger
  std::vector<std::string> doubled;        ///< in the ledger or sent more than once
  std::vector<std::string> out_of_policy;  ///< in the ledger or sent without a rule that says so
  std::size_t steps = 0;                   ///< of the ladder that were replayed
  std::size_t not_replayed = 0;            ///< steps of days before the calendar last changed, which nobody can replay

  bool is_sound() const { return missing.empty() && doubled.empty() && out_of_policy.empty(); }
};

/// Replays the ladder of every duty, with the day, state and version that it had when a sweep came over each day, and
/// looks for a row of the ledger for each step; counts the rows that each sweep wrote; and looks at what was sent: on
/// days off or outside the window, to whom spoke for nobody any more, more than once. Each finding names its rows.
///
/// Days before the clock began to keep count are left aside.
ReminderCheck check_reminders(const Context& context);

}  // namespace service
