// The outbox: what became of each mail, and what the office may do about it.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "service/entry.h"
#include "service/lists.h"
#include "store/answers.h"
#include "store/attachments.h"
#include "store/delivery.h"
#include "store/digests.h"

namespace service {

/// Some mails of the outbox, newest first, 100 at a time, and what stands of all of them.
struct Outbox {
  std::vector<MessageLine> lines;
  std::vector<std::pair<store::MessageState, std::int64_t>> counts;  ///< of all mails; states without any left out
  std::vector<store::BadAddress> aside;  ///< addresses to which nothing is sent, since the server refused them
};

/// state: of that one alone; before: older than that one
Outbox outbox(const Context& context, std::optional<store::MessageState> state, std::optional<base::MessageId> before);

/// How mail stands, in numbers alone.
struct MailState {
  std::optional<base::Instant> swept_until;     ///< up to which everything owed is in the ledger
  std::optional<base::Instant> oldest_waiting;  ///< when the oldest mail that waits was queued; held ones aside
  std::vector<std::pair<store::MessageState, std::int64_t>> counts;
  std::int64_t aside = 0;  ///< addresses to which nothing is sent
};
MailState mail_state(const Context& context);

/// What stands behind one mail.
struct MailHistory {
  std::vector<store::CarriedStep> reasons;     ///< the steps and duties for which it is sent
  std::vector<store::CarriedDigest> digests;   ///< those that it brings
  std::vector<store::OwedAnswer> answers;      ///< the decisions of which it tells
  std::vector<store::DeliveryRow> deliveries;  ///< every attempt, oldest first
  std::vector<store::AttachmentRow> files;     ///< that came along with it
};
MailHistory mail_history(const Context& context, base::MessageId id);

/// The following are the office's, each logged under the mail's number; not for whoever may not decide.
/// problems: "not_allowed"; "mail_changed" where the mail is not of a state in which that can be done

/// Lets a held mail go, or all of them; how many.
base::Result<int> release_mail(const Context& context, std::optional<base::MessageId> id, const Author& author);
/// A mail that waits for its next try, was refused or given up may be tried from now on, for three days more.
base::Result<base::Done> retry_mail(const Context& context, base::MessageId id, const Author& author);
/// A mail that waits is not sent.
base::Result<base::Done> withdraw_mail(const Context& context, base::MessageId id, const Author& author);
/// Mail goes to that address again. problem: "no_such_address" where it was not put aside
base::Result<base::Done> use_address_again(const Context& context, const std::string& address, const Author& author);

}  // namespace service
