// Sweeps: what is owed by now goes into the ledger.
#pragma once
#include "service/context.h"
#include "service/tick.h"
#include "store/connection.h"

namespace service {

/// Owes what has become due since the last sweep, up to now, in the transaction of the caller: the steps of ladders,
/// how the duties stand of what came into force or was moved, and digests; turns of the register are taken on their
/// days. A clock that stands before the last instant swept owes nothing.
void sweep(const Context& context, store::Connection& connection, base::Instant now, Ticked& ticked);

}  // namespace service
