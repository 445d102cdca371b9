#include "service/queue_mail.h"

#include "service/message_id.h"

namespace service {

base::MessageId queue_mail(const Context& context, store::Connection& connection, base::PersonId person,
                           store::MessageSort sort, base::Instant now, std::chrono::seconds tried_for) {
  return store::add_message(connection, {.id = {},
                                         .recipient = person,
                                         .sort = sort,
                                         .for_day = calendar::day_in_vietnam(now),
                                         .message_id = new_message_id(context.settings.sender),
                                         .queued_at = now,
                                         .not_before = now,
                                         .not_after = now + tried_for,
                                         .settled_at = {},
                                         .words = {},
                                         .subject = {}});
}

}  // namespace service
