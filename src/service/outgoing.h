// Outgoing mails: what a mail of the outbox says, read at the moment at which it goes out.
#pragma once
#include <optional>
#include <string>

#include "mail/message.h"
#include "service/context.h"
#include "store/ledger.h"

namespace service {

/// A mail as it is sent, and as it is kept: without what is its recipient's own.
struct Outgoing {
  mail::Message mail;
  store::Deflated kept;  ///< MIME; nothing for a mail with a link to an account
};

/// The mail with what it says now; nothing where nothing is left to say. What is owed to others in its recipient's
/// place is owed to them, and a link to an account is made.
std::optional<Outgoing> outgoing(const Context& context, store::Connection& connection,
                                 const store::MessageRow& message, base::Instant now);

/// A mail made ahead, while the one before it is under way.
struct Draft {
  base::MessageId message;
  base::Instant made_at;
  std::int64_t data_version;  ///< of the database, as the connection saw it
  Outgoing outgoing;
};

/// What the mail would say now, with nothing changed. Nothing where that cannot be told without changing something, or
/// where nothing is left to say: that is seen when it is its turn.
std::optional<Draft> draft(const Context& context, store::Connection& connection, const store::MessageRow& message);

/// Whether the draft is what `outgoing` would make now: it is of this very moment, and nobody but the connection itself
/// has changed the database since.
bool still_holds(const Draft& draft, store::Connection& connection, const store::MessageRow& message,
                 base::Instant now);

}  // namespace service
