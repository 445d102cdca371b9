#include "service/account_mail.h"

#include "base/text.h"
#include "service/attempts.h"
#include "service/people.h"
#include "service/queue_mail.h"
#include "store/ledger.h"

namespace service {
namespace {

constexpr std::chrono::hours kept_for{48};  // a mail about an account that could not be sent for so long is given up

/// One that waits already says it all.
void queue(const Context& context, store::Connection& connection, base::PersonId person, store::MessageSort sort) {
  if (store::waits(connection, person, sort)) return;
  queue_mail(context, connection, person, sort, context.clock.now(), kept_for);
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
