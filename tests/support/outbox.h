// Mails of the outbox for a test, and an outbox with one person to write to.
#pragma once
#include <string>

#include "store/ledger.h"
#include "support/store.h"

namespace support {

/// A mail of that day, queued then.
inline base::MessageId queued_mail(store::Connection& connection, base::PersonId recipient, std::string_view for_day,
                                   std::string message_id, base::Instant now) {
  return store::add_message(connection, {.id = {},
                                         .recipient = recipient,
                                         .for_day = day(for_day),
                                         .message_id = std::move(message_id),
                                         .queued_at = now,
                                         .not_before = now,
                                         .not_after = now + std::chrono::hours{72},
                                         .settled_at = {},
                                         .words = {},
                                         .subject = {}});
}

struct Outbox : Store {
  static inline const base::Instant morning = instant("2026-06-23T00:30:00Z");

  base::PersonId recipient = person("vp@tinh.example", people::Role::office);

  /// A mail that was queued in the morning.
  base::MessageId mail(std::string_view for_day, std::string message_id) {
    return queued_mail(connection, recipient, for_day, std::move(message_id), morning);
  }

  store::MessageRow row(base::MessageId id) { return store::message(connection, id).value(); }
};

}  // namespace support
