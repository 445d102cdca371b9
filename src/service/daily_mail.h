// Daily mails: what a mail of the outbox says at the moment at which it is sent.
#pragma once
#include <optional>

#include "mail/message.h"
#include "people/person.h"
#include "service/context.h"
#include "store/ledger.h"

namespace service {

/// The mail of a day, or of a digest that the office sends at once, with what it says now: what was done, moved or
/// handed over meanwhile is left out, and what is owed to whom came after its recipient is owed to them. Nothing where
/// nothing is left to say.
///
/// A mail of digests alone that its recipient may stop says so in its headers too (RFC 8058).
/// throws: std::runtime_error where a digest's figures do not sum
std::optional<mail::Message> daily_mail(const Context& context, store::Connection& connection,
                                        const store::MessageRow& message, const people::Person& recipient,
                                        base::Instant now);

/// The headers of a mail of digests alone. stop_link: empty for none
std::vector<mail::Header> digest_headers(const Context& context, const std::string& stop_link);

/// Where what cannot be delivered goes, if not to the sender.
std::optional<std::string> bounces_to(const Context& context);

}  // namespace service
