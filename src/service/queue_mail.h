// Queueing: a mail takes its place in the outbox, with the Message-ID that it keeps.
#pragma once
#include "service/context.h"
#include "store/ledger.h"

namespace service {

/// A mail of today to the person, to be tried from now on and given up where it fails for now after so long.
base::MessageId queue_mail(const Context& context, store::Connection& connection, base::PersonId person,
                           store::MessageSort sort, base::Instant now, std::chrono::seconds tried_for);

}  // namespace service
