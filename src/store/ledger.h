// The ledger and the outbox in the store: what was owed to whom, once and for ever, and the mail that carried it.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/deflated.h"
#include "store/duties.h"

namespace store {

/// A step of a duty's ladder that is owed to a person.
struct OwedStep {
  base::DutyId duty;
  int due_version = 1;
  std::string step;
  base::PersonId recipient;
  calendar::Day owed_on;                     ///< the working day it belongs to
  bool missed = false;                       ///< no sweep ran on that day: this one owes it late
  std::optional<base::AgencyId> instead_of;  ///< the agency without a contact for which the office receives it
};

/// Writes the step into the ledger; false where it stands there already.
bool owe(Connection& connection, const OwedStep& step, base::Instant now);

/// Keeps that the clock owed so many steps at that instant, or something else, and how far the log of events had come.
void note_owing(Connection& connection, int steps, base::Instant now);

/// Of several unsent steps of one duty to one person the last speaks for all, and the others say so.
void merge_unsent(Connection& connection);

/// The people to whom something is owed that no mail carries yet.
std::vector<base::PersonId> people_owed(Connection& connection);

enum class MessageState {
  queued,
  held,  ///< queued, and not sent until the office lets it go
  sending,
  accepted,
  deferred,
  failed,
  expired,
  withdrawn,
  merged,
};
std::string_view code(MessageState state);
std::optional<MessageState> message_state_of(std::string_view code);

/// What a mail is about.
enum class MessageSort {
  daily,       ///< what is owed: one a person a day
  digest,      ///< a digest that the office sends at once
  invitation,  ///< to choose a first password
  reset,       ///< to choose another one
};
std::string_view code(MessageSort sort);

struct MessageRow {
  base::MessageId id;
  base::PersonId recipient;
  MessageSort sort = MessageSort::daily;
  calendar::Day for_day;
  std::string message_id;  ///< RFC 5322, with its angle brackets
  MessageState state = MessageState::queued;
  int attempts = 0;
  base::Instant queued_at, not_before, not_after;
  std::optional<base::Instant> settled_at;
  std::string words;
  std::optional<std::string> subject;
};

/// The person's daily mail of that day, where there is one.
std::optional<MessageRow> message_for(Connection& connection, base::PersonId recipient, calendar::Day day);
base::MessageId add_message(Connection& connection, const MessageRow& message);

/// Whether a mail of that sort to the person still waits.
bool waits(Connection& connection, base::PersonId recipient, MessageSort sort);

/// Lets the mail carry what is owed to its recipient and unsent: of at most so many duties, those that it carries
/// already among them. What was owed earliest goes first, then what was due earliest; the rest waits for the next mail.
void attach_unsent(Connection& connection, base::PersonId recipient, base::MessageId message, int most_duties);
/// Of how many duties something is owed to the person that no mail carries yet.
int duties_unsent(Connection& connection, base::PersonId recipient);
/// Lets the mail carry also what older mails to the same person still wait to carry; these are then merged. Where one
/// of them was held, the mail is held since then.
void absorb_waiting(Connection& connection, base::PersonId recipient, base::MessageId message);

/// Mails that wait, are not held and may be tried now, oldest first. One that was being sent when the program died is
/// among them.
std::vector<MessageRow> messages_to_try(Connection& connection, base::Instant now);
/// The newest mails, at most `limit`, older than `before` and of that state if given.
std::vector<MessageRow> newest_messages(Connection& connection, std::optional<base::MessageId> before, int limit,
                                        std::optional<MessageState> state = {});
/// How many mails are of each state; states without any are left out.
std::vector<std::pair<MessageState, std::int64_t>> message_counts(Connection& connection);
/// When the oldest mail that waits to be sent was queued; held ones aside.
std::optional<base::Instant> oldest_waiting(Connection& connection);
std::optional<MessageRow> message(Connection& connection, base::MessageId id);
/// message_id: with its angle brackets
std::optional<MessageRow> message_of_id(Connection& connection, std::string_view message_id);
/// The mail as it was sent, but for the contents of its files (see `attachments.h`), and for links that are its
/// recipient's own; empty where it never was.
std::string mime_of(Connection& connection, base::MessageId id);

/// What a mail carries: a duty as it is now, the step that speaks for it, and how many steps that one speaks for.
struct CarriedStep {
  DutyRow duty;
  std::string step;
  int spoken_for = 1;
  std::optional<std::string> instead_of;  ///< name of the agency without a contact
};
std::vector<CarriedStep> steps_carried(Connection& connection, base::MessageId message);
/// The time in which the clock stood still and what a mail carries was missed: the day of the earliest missed step or
/// digest, and the day on which a sweep made up for it.
struct Gap {
  calendar::Day since, until;
};
std::optional<Gap> gap_of(Connection& connection, base::MessageId message);

/// Before the first byte goes out: what is kept of the mail as it will be sent; one attempt more.
void begin_attempt(Connection& connection, base::MessageId id, std::string_view subject, const Deflated& mime);
/// Whoever waits for the next try waits no longer: the mail may be tried from now on, until `not_after`.
void try_again(Connection& connection, base::MessageId id, base::Instant now, base::Instant not_after);
/// After the answer.
void settle(Connection& connection, base::MessageId id, MessageState state, std::string_view words, base::Instant now,
            std::optional<base::Instant> next_try);

/// A mail that was accepted came back: it failed after all. False where it was not accepted, or is known to have
/// failed.
bool note_returned(Connection& connection, base::MessageId id, std::string_view words, base::Instant now);
/// A mail that was accepted is on its way for long.
void note_delayed(Connection& connection, base::MessageId id, std::string_view words);

/// The instant from which what is made now is owed: now, but never within what has been swept already.
base::Instant owed_from(Connection& connection, base::Instant now);

/// The last instant up to which everything owed is in the ledger; nothing before the first sweep.
std::optional<base::Instant> swept_until(Connection& connection);
void set_swept_until(Connection& connection, base::Instant instant);

}  // namespace store
