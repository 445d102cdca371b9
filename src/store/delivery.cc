#include "store/delivery.h"

#include <array>
#include <cstdlib>

#include "store/columns.h"

namespace store {
namespace {

constexpr int refusals_that_put_aside = 2;

Ending ending_of(std::string_view text) {
  for (const auto ending : {Ending::accepted, Ending::deferred, Ending::failed, Ending::unknown})
    if (code(ending) == text) return ending;
  std::abort();  // the column's CHECK allows no other
}

std::set<base::PersonId> people_in(Query& query) {
  std::set<base::PersonId> people;
  while (query.step()) people.insert(base::PersonId{query.integer(0)});
  return people;
}

}  // namespace

std::string_view code(Ending ending) {
  switch (ending) {
    case Ending::accepted: return "accepted";
    case Ending::deferred: return "deferred";
    case Ending::failed: return "failed";
    case Ending::unknown: return "unknown";
  }
  std::abort();  // every ending is above
}

void open_delivery(Connection& connection, base::MessageId message, base::Instant now) {
  Query insert{connection, R"(
    INSERT INTO delivery (message, number, began_at, event, kept_in)
    SELECT id, attempts, :now, (SELECT coalesce(max(id), 0) FROM event),
           EXISTS (SELECT 1 FROM installation WHERE id = 1 AND disarmed_at IS NOT NULL)
    FROM outbox WHERE id = :message)"};
  insert.bind(":now", seconds(now)).bind(":message", base::number(message)).run();
}

void close_delivery(Connection& connection, base::MessageId message, Ending ending, std::string_view words,
                    base::Instant now) {
  Query update{connection, R"(
    UPDATE delivery SET ended_at = :now, outcome = :outcome, words = :words
    WHERE message = :message AND ended_at IS NULL)"};
  update.bind(":now", seconds(now)).bind(":outcome", code(ending)).bind(":words", words);
  update.bind(":message", base::number(message)).run();
}

std::vector<DeliveryRow> deliveries_of(Connection& connection, base::MessageId message) {
  Query query{connection, R"(
    SELECT number, began_at, ended_at, outcome, words FROM delivery WHERE message = :message ORDER BY number)"};
  query.bind(":message", base::number(message));
  std::vector<DeliveryRow> found;
  while (query.step()) {
    DeliveryRow row{.number = static_cast<int>(query.integer(0)),
                    .began_at = instant_at(query, 1),
                    .ended_at = instant_if_at(query, 2),
                    .ending = {},
                    .words = query.text(4)};
    if (row.ended_at) row.ending = ending_of(query.view(3));
    found.push_back(std::move(row));
  }
  return found;
}

int unknown_deliveries(Connection& connection, base::MessageId message) {
  Query query{connection, "SELECT count(*) FROM delivery WHERE message = :message AND outcome = 'unknown'"};
  query.bind(":message", base::number(message)).step();
  return static_cast<int>(query.integer(0));
}

int deliveries_since(Connection& connection, base::Instant instant) {
  Query query{connection, R"(
    SELECT count(*) FROM delivery WHERE began_at > :instant AND began_at <= :instant + 60)"};
  query.bind(":instant", seconds(instant)).step();
  return static_cast<int>(query.integer(0));
}

std::set<base::PersonId> people_awaited(Connection& connection) {
  Query query{connection, R"(
    SELECT recipient FROM outbox INDEXED BY outbox_waiting
    WHERE state IN ('queued', 'sending', 'deferred') AND state <> 'sending' AND sort = 'daily')"};
  return people_in(query);
}

std::set<base::PersonId> people_served(Connection& connection, base::Instant begin_of_day) {
  Query query{connection, R"(
    SELECT o.recipient FROM delivery d JOIN outbox o ON o.id = d.message
    WHERE d.outcome = 'accepted' AND d.ended_at >= :begin AND d.ended_at < :begin + 24 * 3600 AND o.sort = 'daily'
      AND o.id NOT IN (SELECT id FROM outbox INDEXED BY outbox_astray WHERE astray = 1)
    UNION
    SELECT o.recipient FROM outbox o INDEXED BY outbox_waiting
    WHERE o.state IN ('queued', 'sending', 'deferred') AND o.sort = 'daily'
      AND (o.state = 'sending'
           OR EXISTS (SELECT 1 FROM delivery d WHERE d.message = o.id AND d.outcome = 'unknown')))"};
  query.bind(":begin", seconds(begin_of_day));
  return people_in(query);
}

std::vector<int> usual_volumes(Connection& connection, calendar::Day before) {
  Query query{connection, R"(
    SELECT count(*) FROM outbox WHERE sort = 'daily' AND for_day < :before AND astray = 0
    GROUP BY for_day HAVING max(attempts) > 0 ORDER BY for_day DESC LIMIT 20)"};
  query.bind(":before", calendar::iso(before));
  std::vector<int> volumes;
  while (query.step()) volumes.push_back(static_cast<int>(query.integer(0)));
  return volumes;
}

int volume_of(Connection& connection, calendar::Day day) {
  Query query{connection, "SELECT count(*) FROM outbox WHERE sort = 'daily' AND for_day = :day AND astray = 0"};
  query.bind(":day", calendar::iso(day)).step();
  return static_cast<int>(query.integer(0));
}

int hold(Connection& connection, calendar::Day day, base::Instant now) {
  Query update{connection, R"(
    UPDATE outbox SET held_at = :now
    WHERE sort = 'daily' AND for_day = :day AND state = 'queued' AND attempts = 0 AND held_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.sort = 'daily' AND o.for_day = :day AND o.released_at IS NOT NULL))"};
  return update.bind(":now", seconds(now)).bind(":day", calendar::iso(day)).run();
}

int release(Connection& connection, std::optional<base::MessageId> message, base::Instant now,
            base::Instant not_after) {
  Query update{connection, R"(
    UPDATE outbox SET held_at = NULL, released_at = :now, not_after = max(not_after, :not_after)
    WHERE standing = 'held' AND id = coalesce(:message, id))"};
  update.bind(":now", seconds(now)).bind(":not_after", seconds(not_after));
  update.bind(":message", message ? std::optional{base::number(*message)} : std::nullopt);
  return update.run();
}

bool address_refused(Connection& connection, std::string_view address, std::string_view words, base::Instant now) {
  Query insert{connection, R"(
    INSERT INTO bad_address (address, failures, failed_at, words) VALUES (:address, 1, :now, :words)
    ON CONFLICT (address) DO UPDATE
    SET failures = failures + 1, failed_at = excluded.failed_at, words = excluded.words)"};
  insert.bind(":address", address).bind(":now", seconds(now)).bind(":words", words).run();
  Query aside{connection, R"(
    UPDATE bad_address SET aside_at = :now WHERE address = :address AND failures >= :enough AND aside_at IS NULL)"};
  aside.bind(":now", seconds(now)).bind(":address", address);
  return aside.bind(":enough", std::int64_t{refusals_that_put_aside}).run() == 1;
}

bool address_works(Connection& connection, std::string_view address) {
  Query forget{connection, "DELETE FROM bad_address WHERE address = :address"};
  return forget.bind(":address", address).run() == 1;
}

void address_took_mail(Connection& connection, std::string_view address) {
  Query forget{connection, "DELETE FROM bad_address WHERE address = :address AND reported = 0"};
  forget.bind(":address", address).run();
}

bool address_reported(Connection& connection, base::PersonId person, std::string_view address, std::string_view words,
                      base::Instant now) {
  constexpr std::chrono::hours comes_back_within{24 * 7};
  Query forget{connection, R"(
    DELETE FROM bad_address WHERE address = :address AND aside_at IS NULL AND EXISTS (
      SELECT 1 FROM outbox o WHERE o.recipient = :person AND o.sort = 'daily' AND o.state = 'accepted'
        AND o.settled_at > bad_address.failed_at AND o.settled_at <= :arrived))"};
  forget.bind(":address", address).bind(":person", base::number(person));
  forget.bind(":arrived", seconds(now - comes_back_within)).run();
  const bool puts_aside = address_refused(connection, address, words, now);
  Query{connection, "UPDATE bad_address SET reported = 1 WHERE address = :address"}.bind(":address", address).run();
  return puts_aside;
}

bool is_aside(Connection& connection, std::string_view address) {
  Query query{connection,
              "SELECT EXISTS (SELECT 1 FROM bad_address WHERE address = :address AND aside_at IS NOT NULL)"};
  query.bind(":address", address).step();
  return query.integer(0) != 0;
}

std::vector<BadAddress> addresses_aside(Connection& connection) {
  Query query{connection, R"(
    SELECT address, failures, failed_at, words, aside_at FROM bad_address
    WHERE aside_at IS NOT NULL ORDER BY aside_at DESC, address)"};
  std::vector<BadAddress> found;
  while (query.step())
    found.push_back({.address = query.text(0),
                     .failures = static_cast<int>(query.integer(1)),
                     .failed_at = instant_at(query, 2),
                     .words = query.text(3),
                     .aside_at = instant_if_at(query, 4)});
  return found;
}

std::vector<FailedStep> failed_steps_of(Connection& connection, base::PersonId recipient) {
  Query query{connection, R"(
    SELECT l.duty, l.step, max(l.id) FROM ledger l
    JOIN outbox o ON o.id = l.message JOIN duty d ON d.id = l.duty
    WHERE l.recipient = :recipient AND o.state = 'failed' AND l.merged_into IS NULL AND l.due_version = d.due_version
    GROUP BY l.duty ORDER BY l.duty)"};
  query.bind(":recipient", base::number(recipient));
  std::vector<FailedStep> found;
  while (query.step()) found.push_back({base::DutyId{query.integer(0)}, query.text(1)});
  return found;
}

}  // namespace store
