// Putting back: the clock had run ahead and is right again, so what was swept for days that have not come is swept once
// more when they do.
#pragma once
#include "base/instant.h"
#include "store/connection.h"

namespace store {

/// What was taken back.
struct PutBack {
  int steps = 0, digests = 0;  ///< that were owed ahead of their time and that no mail brought anyone
  int mails = 0;               ///< that were made ahead of their time
};

/// The sweep has come as far again as before the clock ran ahead of `now`, and no farther than now.
///
/// What was owed by a clock later than now and did not leave the house is taken out of the ledger, to be owed when its
/// time comes; what left it stays, once and for ever. A mail that was made later than now is the mail of no day, and
/// what it was to bring of earlier and did not is brought by another. What was made, moved or put in force meanwhile is
/// owed from when that was done, from now at the latest. Changes nothing where the clock has not run ahead.
PutBack put_back(Connection& connection, base::Instant now);

}  // namespace store
