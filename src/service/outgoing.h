// Outgoing mails: what a mail of the outbox says, read at the moment at which it goes out.
#pragma once
#include <optional>
#include <string>

#include "mail/message.h"
#include "service/context.h"
#include "store/ledger.h"

namespace service {

struct Outgoing {
  mail::Message mail;
  bool words_are_kept = true;  ///< but for those of a mail with a link to an account
};

/// The mail with what it says now; nothing where nothing is left to say. What is owed to others in its recipient's
/// place is owed to them, and a link to an account is made.
std::optional<Outgoing> outgoing(const Context& context, store::Connection& connection,
                                 const store::MessageRow& message, base::Instant now);

/// Whether the mail brings a link that opens an account.
bool opens_account(const store::MessageRow& message);

}  // namespace service
