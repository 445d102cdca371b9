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
  std::size_t digests = 0;                 ///< that were replayed, one for each person
  std::size_t not_replayed = 0;  ///< steps and digests of which nobody can tell any more whether they were owed

  bool is_sound() const { return missing.empty() && doubled.empty() && out_of_policy.empty(); }
};

/// Replays the ladder of every duty, with the day, state and version that it had when a sweep came over each day, and
/// the digests of that day for the people of that day; each by the calendar, hours, plan and ladder that the sweep went
/// by. Looks for what the rules owe in the ledger, and for what stands there in the rules; counts the rows that each
/// sweep wrote; and looks at what was sent: on days off or outside the window, to whom spoke for nobody any more, more
/// than once. Each finding names its rows.
///
/// Days before the clock began to keep count are left aside. Where the past cannot be known (a sweep from before its
/// terms were kept, something that happened while the clock was wrong, a mandate or an address of which the record is
/// silent) nothing is found, and it counts as not replayed.
ReminderCheck check_reminders(const Context& context);

}  // namespace service
