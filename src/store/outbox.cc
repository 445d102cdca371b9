#include <cstdlib>

#include "store/columns.h"
#include "store/ledger.h"

namespace store {
namespace {

MessageState state_of(std::string_view text) {
  if (const auto state = message_state_of(text)) return *state;
  std::abort();  // the column's CHECK allows no other
}

MessageSort sort_of(std::string_view text) {
  for (const auto sort : {MessageSort::daily, MessageSort::digest, MessageSort::invitation, MessageSort::reset})
    if (code(sort) == text) return sort;
  std::abort();  // the column's CHECK allows no other
}

/// id, recipient, sort, for_day, message_id, standing, attempts, queued_at, not_before, not_after, settled_at, words,
/// subject
MessageRow message_row(Query& query) {
  return {.id = base::MessageId{query.integer(0)},
          .recipient = base::PersonId{query.integer(1)},
          .sort = sort_of(query.view(2)),
          .for_day = day_at(query, 3),
          .message_id = query.text(4),
          .state = state_of(query.view(5)),
          .attempts = static_cast<int>(query.integer(6)),
          .queued_at = instant_at(query, 7),
          .not_before = instant_at(query, 8),
          .not_after = instant_at(query, 9),
          .settled_at = instant_if_at(query, 10),
          .words = query.text(11),
          .subject = query.text_if(12)};
}

std::vector<MessageRow> rows(Query& query) {
  std::vector<MessageRow> found;
  while (query.step()) found.push_back(message_row(query));
  return found;
}

std::optional<MessageRow> first(Query& query) {
  if (!query.step()) return std::nullopt;
  return message_row(query);
}

}  // namespace

std::optional<MessageState> message_state_of(std::string_view text) {
  for (const auto state :
       {MessageState::queued, MessageState::held, MessageState::sending, MessageState::accepted, MessageState::deferred,
        MessageState::failed, MessageState::expired, MessageState::withdrawn, MessageState::merged})
    if (code(state) == text) return state;
  return std::nullopt;
}

std::string_view code(MessageState state) {
  switch (state) {
    case MessageState::queued: return "queued";
    case MessageState::held: return "held";
    case MessageState::sending: return "sending";
    case MessageState::accepted: return "accepted";
    case MessageState::deferred: return "deferred";
    case MessageState::failed: return "failed";
    case MessageState::expired: return "expired";
    case MessageState::withdrawn: return "withdrawn";
    case MessageState::merged: return "merged";
  }
  std::abort();  // every state is above
}

std::string_view code(MessageSort sort) {
  switch (sort) {
    case MessageSort::daily: return "daily";
    case MessageSort::digest: return "digest";
    case MessageSort::invitation: return "invitation";
    case MessageSort::reset: return "reset";
  }
  std::abort();  // every sort is above
}

std::optional<MessageRow> message_for(Connection& connection, base::PersonId recipient, calendar::Day day) {
  Query query{connection, R"(
    SELECT id, recipient, sort, for_day, message_id, standing, attempts, queued_at, not_before, not_after,
           settled_at, words, subject
    FROM outbox WHERE recipient = :recipient AND for_day = :day AND sort = 'daily' AND astray = 0)"};
  query.bind(":recipient", base::number(recipient)).bind(":day", calendar::iso(day));
  return first(query);
}

base::MessageId add_message(Connection& connection, const MessageRow& message) {
  Query insert{connection, R"(
    INSERT INTO outbox (recipient, sort, for_day, message_id, state, queued_at, not_before, not_after)
    VALUES (:recipient, :sort, :for_day, :message_id, 'queued', :queued_at, :not_before, :not_after))"};
  insert.bind(":recipient", base::number(message.recipient)).bind(":for_day", calendar::iso(message.for_day));
  insert.bind(":sort", code(message.sort)).bind(":message_id", message.message_id);
  insert.bind(":queued_at", seconds(message.queued_at)).bind(":not_before", seconds(message.not_before));
  insert.bind(":not_after", seconds(message.not_after)).run();
  return base::MessageId{connection.database().getLastInsertRowid()};
}

bool waits(Connection& connection, base::PersonId recipient, MessageSort sort) {
  Query query{connection, R"(
    SELECT EXISTS (SELECT 1 FROM outbox WHERE recipient = :recipient AND sort = :sort
                   AND state IN ('queued', 'sending', 'deferred')))"};
  query.bind(":recipient", base::number(recipient)).bind(":sort", code(sort)).step();
  return query.integer(0) != 0;
}

std::vector<MessageRow> messages_to_try(Connection& connection, base::Instant now) {
  // `+id`: else the whole outbox of years is read in that order, only to spare the sorting of what waits.
  Query query{connection, R"(
    SELECT id, recipient, sort, for_day, message_id, standing, attempts, queued_at, not_before, not_after,
           settled_at, words, subject
    FROM outbox INDEXED BY outbox_waiting
    WHERE state IN ('queued', 'sending', 'deferred') AND held_at IS NULL AND not_before <= :now ORDER BY id)"};
  query.bind(":now", seconds(now));
  return rows(query);
}

std::vector<MessageRow> newest_messages(Connection& connection, std::optional<base::MessageId> before, int limit,
                                        std::optional<MessageState> state) {
  const auto older_than = before ? base::number(*before) : INT64_MAX;
  if (!state) {
    Query query{connection, R"(
      SELECT id, recipient, sort, for_day, message_id, standing, attempts, queued_at, not_before, not_after,
             settled_at, words, subject
      FROM outbox WHERE id < :before ORDER BY id DESC LIMIT :limit)"};
    query.bind(":before", older_than).bind(":limit", std::int64_t{limit});
    return rows(query);
  }
  Query query{connection, R"(
    SELECT id, recipient, sort, for_day, message_id, standing, attempts, queued_at, not_before, not_after,
           settled_at, words, subject
    FROM outbox WHERE standing = :state AND id < :before ORDER BY id DESC LIMIT :limit)"};
  query.bind(":state", code(*state)).bind(":before", older_than).bind(":limit", std::int64_t{limit});
  return rows(query);
}

std::vector<std::pair<MessageState, std::int64_t>> message_counts(Connection& connection) {
  Query query{connection, "SELECT standing, count(*) FROM outbox GROUP BY standing"};
  std::vector<std::pair<MessageState, std::int64_t>> counts;
  while (query.step()) counts.emplace_back(state_of(query.view(0)), query.integer(1));
  return counts;
}

std::optional<base::Instant> oldest_waiting(Connection& connection) {
  Query query{connection, R"(
    SELECT min(queued_at) FROM outbox WHERE state IN ('queued', 'sending', 'deferred') AND held_at IS NULL)"};
  query.step();
  return instant_if_at(query, 0);
}

std::optional<MessageRow> message(Connection& connection, base::MessageId id) {
  Query query{connection, R"(
    SELECT id, recipient, sort, for_day, message_id, standing, attempts, queued_at, not_before, not_after,
           settled_at, words, subject
    FROM outbox WHERE id = :id)"};
  query.bind(":id", base::number(id));
  return first(query);
}

std::optional<MessageRow> message_of_id(Connection& connection, std::string_view message_id) {
  Query query{connection, R"(
    SELECT id, recipient, sort, for_day, message_id, standing, attempts, queued_at, not_before, not_after,
           settled_at, words, subject
    FROM outbox WHERE message_id = :message_id)"};
  query.bind(":message_id", message_id);
  return first(query);
}

bool note_returned(Connection& connection, base::MessageId id, std::string_view words, base::Instant now) {
  Query update{connection, R"(
    UPDATE outbox SET state = 'failed', words = :words, returned_at = :now WHERE id = :id AND state = 'accepted')"};
  return update.bind(":words", words).bind(":now", seconds(now)).bind(":id", base::number(id)).run() == 1;
}

void note_delayed(Connection& connection, base::MessageId id, std::string_view words) {
  Query update{connection, "UPDATE outbox SET words = :words WHERE id = :id AND state = 'accepted'"};
  update.bind(":words", words).bind(":id", base::number(id)).run();
}

std::string mime_of(Connection& connection, base::MessageId id) {
  Query query{connection, "SELECT mime, size FROM kept_mail WHERE message = :id"};
  query.bind(":id", base::number(id));
  if (!query.step()) return {};
  const auto size = query.integer_if(1);
  return size ? inflated({query.blob(0), static_cast<std::size_t>(*size)}) : query.blob(0);
}

void begin_attempt(Connection& connection, base::MessageId id, std::string_view subject, const Deflated& mime) {
  Query update{connection, R"(
    UPDATE outbox SET state = 'sending', held_at = NULL, attempts = attempts + 1, subject = :subject WHERE id = :id)"};
  update.bind(":subject", subject).bind(":id", base::number(id)).run();
  if (mime.size == 0) return;
  Query keep{connection, R"(
    INSERT INTO kept_mail (message, mime, size) VALUES (:id, :mime, :size)
    ON CONFLICT (message) DO UPDATE SET mime = excluded.mime, size = excluded.size)"};
  keep.bind(":id", base::number(id)).bind_blob(":mime", mime.bytes);
  keep.bind(":size", static_cast<std::int64_t>(mime.size)).run();
}

void try_again(Connection& connection, base::MessageId id, base::Instant now, base::Instant not_after) {
  Query update{connection, R"(
    UPDATE outbox SET state = 'deferred', not_before = :now, not_after = max(not_after, :not_after), settled_at = NULL
    WHERE id = :id)"};
  update.bind(":now", seconds(now)).bind(":not_after", seconds(not_after)).bind(":id", base::number(id)).run();
}

void settle(Connection& connection, base::MessageId id, MessageState state, std::string_view words, base::Instant now,
            std::optional<base::Instant> next_try) {
  Query update{connection, R"(
    UPDATE outbox SET state = :state, held_at = NULL, words = :words, settled_at = :settled_at,
                      not_before = coalesce(:next_try, not_before)
    WHERE id = :id)"};
  update.bind(":state", code(state)).bind(":words", words).bind(":id", base::number(id));
  update.bind(":settled_at", next_try ? std::nullopt : std::optional{seconds(now)});
  update.bind(":next_try", next_try ? std::optional{seconds(*next_try)} : std::nullopt).run();
}

}  // namespace store
