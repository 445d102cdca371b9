#include "service/outgoing.h"

#include <spdlog/spdlog.h>

#include "notify/account.h"
#include "service/account_mail.h"
#include "service/daily_mail.h"
#include "service/kept_mail.h"
#include "service/sign_in.h"
#include "store/data_version.h"
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

bool opens_account(const store::MessageRow& message) {
  return message.sort == store::MessageSort::invitation || message.sort == store::MessageSort::reset;
}

}  // namespace

std::optional<Outgoing> outgoing(const Context& context, store::Connection& connection,
                                 const store::MessageRow& message, base::Instant now) {
  const auto recipient = store::person_on(connection, message.recipient, calendar::day_in_vietnam(now)).value();
  if (opens_account(message)) {
    if (recipient.mandates.empty()) return std::nullopt;
    return Outgoing{account_mail_of(context, connection, message, recipient, now), {}};
  }
  auto mail = daily_mail(context, connection, message, recipient, now);
  if (!mail) return std::nullopt;
  auto kept = words_to_keep(context, *mail);
  return Outgoing{std::move(*mail), std::move(kept)};
}

std::optional<Draft> draft(const Context& context, store::Connection& connection, const store::MessageRow& message) {
  if (opens_account(message)) return std::nullopt;
  try {
    const auto now = context.clock.now();
    const store::Snapshot never_committed{connection};
    const auto version = store::data_version(connection), changes = store::rows_changed(connection);
    auto made = outgoing(context, connection, message, now);
    if (!made || store::rows_changed(connection) != changes) return std::nullopt;
    return Draft{message.id, now, version, std::move(*made)};
  } catch (const std::exception& error) {  // it comes again where it belongs, when it is the mail's turn
    spdlog::debug(fmt::format("draft of message {}: {}", base::number(message.id), error.what()));
    return std::nullopt;
  }
}

bool still_holds(const Draft& draft, store::Connection& connection, const store::MessageRow& message,
                 base::Instant now) {
  constexpr std::chrono::seconds one_moment{1};
  return draft.message == message.id && now >= draft.made_at && now - draft.made_at <= one_moment &&
         calendar::day_in_vietnam(now) == calendar::day_in_vietnam(draft.made_at) &&
         store::data_version(connection) == draft.data_version;
}

}  // namespace service
