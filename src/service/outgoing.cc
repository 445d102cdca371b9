#include "service/outgoing.h"

#include "notify/account.h"
#include "service/account_mail.h"
#include "service/daily_mail.h"
#include "service/sign_in.h"
#include "store/people.h"

namespace service {
namespace {

/// A mail with a link that opens an account. The link is made now, and nothing of it is kept but its hash.
mail::Message account_mail_of(const Context& context, store::Connection& connection, const store::MessageRow& message,
                              const people::Person& recipient, base::Instant now) {
  auto content = notify::content_of({.recipient = recipient.name,
                                     .invitation = message.sort == store::MessageSort::invitation,
                                     .link = link_of(context, new_link(connection, recipient.id, now)),
                                     .hours = static_cast<int>(link_lives.count())},
                                    context.templates);
  return {.from = context.settings.sender,
          .to = {recipient.name, recipient.email},
          .subject = std::move(content.subject),
          .text = std::move(content.text),
          .html = std::move(content.html),
          .message_id = message.message_id,
          .date = now,
          .headers = {},
          .bounces_to = bounces_to(context)};
}

}  // namespace

bool opens_account(const store::MessageRow& message) {
  return message.sort == store::MessageSort::invitation || message.sort == store::MessageSort::reset;
}

std::optional<Outgoing> outgoing(const Context& context, store::Connection& connection,
                                 const store::MessageRow& message, base::Instant now) {
  const auto recipient = store::person_on(connection, message.recipient, calendar::day_in_vietnam(now)).value();
  if (opens_account(message)) {
    if (recipient.mandates.empty()) return std::nullopt;
    return Outgoing{account_mail_of(context, connection, message, recipient, now), false};
  }
  auto mail = daily_mail(context, connection, message, recipient, now);
  if (!mail) return std::nullopt;
  return Outgoing{std::move(*mail)};
}

}  // namespace service
