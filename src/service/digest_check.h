// The digest check: which digests the plan owed to whom, replayed, against what the ledger of digests says.
#pragma once
#include "service/reminder_check.h"
#include "service/sweep_record.h"

namespace service {

/// Adds to the check what the digests' part of it finds: missing, out of policy (on a day off or a day that the plan
/// does not name, to one who had stopped that kind or had no role that receives it), replayed and not. Those sent at
/// once are left aside.
void check_digests(store::Connection& connection, const SweepRecord& record, ReminderCheck& check);

}  // namespace service
