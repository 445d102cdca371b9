// Composing: who gets the mail of the day.
#pragma once
#include "service/context.h"
#include "service/tick.h"
#include "store/connection.h"

namespace service {

/// In the window of a working day, each person to whom something is owed gets the mail of the day. Whoever has had one
/// today that was late, or may have had it, gets no other.
///
/// In the transaction of the caller. What a mail says is read when it goes out. A day of far more mails than usual
/// waits for the office.
void compose(const Context& context, store::Connection& connection, base::Instant now, Ticked& ticked);

}  // namespace service
