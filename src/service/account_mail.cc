#include "service/account_mail.h"

#include "base/text.h"
#include "service/attempts.h"
#include "service/message_id.h"
#include "service/people.h"
#include "store/ledger.h"

namespace service {
namespace {

constexpr std::chrono::hours kept_for{48};  // a mail about an account that could not be sent for so long is given up

/// One that waits already says it all.
void queue(const Context& context, store::Connection& connection, base::PersonId person, store::MessageSort sort) {
  if (store::waits(connection, person, sort)) return;
  const auto now = context.clock.now();
  store::add_message(connection, {.id = {},
                                  .recipient = person,
                                  .sort = sort,
                                  .for_day = context.today(),
                                  .message_id = new_message_id(context.settings.sender),
                                  .queued_at = now,
                                  .not_before = now,
                                  .not_after = now + kept_for,
                                  .settled_at = {},
                                  .words = {},
                                  .subject = {}});
}

}  // namespace

base::Result<base::Done> invite(const Context& context, base::PersonId person, const Author& author) {
  return change_person(context, person, author, [&](const Entry& entry) -> base::Result<base::Done> {
    queue(context, entry.connection, person, store::MessageSort::invitation);
    entry.log("person", base::number(person), "invited", "{}");
    return base::Done{};
  });
}

base::Result<base::Done> ask_for_new_password(const Context& context, const std::string& email, const Origin& origin) {
  if (auto refused = begin_attempt(context, "reset " + email, origin.address)) return *refused;
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto id = store::person_of_email(*connection, base::trimmed(email));
  const auto person = id ? store::person_on(*connection, *id, context.today()) : std::nullopt;
  if (person && !person->mandates.empty()) queue(context, *connection, *id, store::MessageSort::reset);
  transaction.commit();
  return base::Done{};
}

}  // namespace service
