#include "store/ledger.h"

#include <algorithm>

#include "store/columns.h"
#include "store/duty_row.h"

namespace store {

void note_owing(Connection& connection, int steps, base::Instant now) {
  Query note{connection, R"(
    INSERT INTO owing (at, steps, event) VALUES (:at, :steps, (SELECT coalesce(max(id), 0) FROM event))
    ON CONFLICT (at) DO UPDATE SET steps = steps + excluded.steps)"};
  note.bind(":at", seconds(now)).bind(":steps", std::int64_t{steps}).run();
}

bool owe(Connection& connection, const OwedStep& step, base::Instant now) {
  Query insert{connection, R"(
    INSERT INTO ledger (duty, due_version, step, recipient, channel, owed_on, owed_at, missed, instead_of)
    VALUES (:duty, :due_version, :step, :recipient, 'mail', :owed_on, :owed_at, :missed, :instead_of)
    ON CONFLICT (duty, due_version, step, recipient, channel) DO NOTHING)"};
  insert.bind(":duty", base::number(step.duty)).bind(":due_version", std::int64_t{step.due_version});
  insert.bind(":step", step.step).bind(":recipient", base::number(step.recipient));
  insert.bind(":owed_on", calendar::iso(step.owed_on)).bind(":owed_at", seconds(now));
  insert.bind(":missed", std::int64_t{step.missed});
  insert.bind(":instead_of", step.instead_of ? std::optional{base::number(*step.instead_of)} : std::nullopt);
  if (insert.run() == 0) return false;
  note_owing(connection, 1, now);
  return true;
}

void merge_unsent(Connection& connection) {
  Query{connection, R"(
    UPDATE ledger SET merged_into = last FROM (
      SELECT duty AS of_duty, recipient AS of_recipient, max(id) AS last FROM ledger
      WHERE message IS NULL GROUP BY recipient, duty HAVING count(*) > 1)
    WHERE message IS NULL AND duty = of_duty AND recipient = of_recipient AND id <> last AND merged_into IS NOT last)"}
      .run();
}

std::vector<base::PersonId> people_owed(Connection& connection) {
  Query query{connection, R"(
    SELECT recipient FROM ledger WHERE message IS NULL
    UNION SELECT recipient FROM answer WHERE message IS NULL
    UNION SELECT recipient FROM digest WHERE message IS NULL ORDER BY recipient)"};
  std::vector<base::PersonId> people;
  while (query.step()) people.push_back(base::PersonId{query.integer(0)});
  return people;
}

namespace {

int duties_carried(Connection& connection, base::MessageId message) {
  Query query{connection, "SELECT count(DISTINCT duty) FROM ledger WHERE message = :message"};
  query.bind(":message", base::number(message)).step();
  return static_cast<int>(query.integer(0));
}

}  // namespace

int duties_unsent(Connection& connection, base::PersonId recipient) {
  Query query{connection, R"(
    SELECT count(DISTINCT duty) FROM ledger INDEXED BY ledger_unsent WHERE recipient = :recipient AND message IS NULL)"};
  query.bind(":recipient", base::number(recipient)).step();
  return static_cast<int>(query.integer(0));
}

void attach_unsent(Connection& connection, base::PersonId recipient, base::MessageId message, int most_duties) {
  Query steps{connection, R"(
    UPDATE ledger SET message = :message
    WHERE recipient = :recipient AND message IS NULL AND duty IN (
      SELECT l.duty FROM ledger l INDEXED BY ledger_unsent JOIN duty d ON d.id = l.duty
      WHERE l.recipient = :recipient AND l.message IS NULL
      GROUP BY l.duty ORDER BY min(l.owed_on), d.due_on, l.duty LIMIT :room))"};
  const auto room = std::max(0, most_duties - duties_carried(connection, message));
  steps.bind(":message", base::number(message)).bind(":recipient", base::number(recipient));
  steps.bind(":room", std::int64_t{room}).run();
  Query digests{connection, "UPDATE digest SET message = :message WHERE recipient = :recipient AND message IS NULL"};
  digests.bind(":message", base::number(message)).bind(":recipient", base::number(recipient)).run();
  Query answers{connection, "UPDATE answer SET message = :message WHERE recipient = :recipient AND message IS NULL"};
  answers.bind(":message", base::number(message)).bind(":recipient", base::number(recipient)).run();
}

void absorb_waiting(Connection& connection, base::PersonId recipient, base::MessageId message) {
  Query query{connection, R"(
    SELECT id FROM outbox
    WHERE recipient = :recipient AND id <> :message AND sort = 'daily' AND state IN ('queued', 'deferred'))"};
  query.bind(":recipient", base::number(recipient)).bind(":message", base::number(message));
  std::vector<std::int64_t> waiting;
  while (query.step()) waiting.push_back(query.integer(0));
  for (const auto id : waiting) {
    Query steps{connection, "UPDATE ledger SET message = :message WHERE message = :old"};
    steps.bind(":message", base::number(message)).bind(":old", id).run();
    Query digests{connection, "UPDATE digest SET message = :message WHERE message = :old"};
    digests.bind(":message", base::number(message)).bind(":old", id).run();
    Query answers{connection, "UPDATE answer SET message = :message WHERE message = :old"};
    answers.bind(":message", base::number(message)).bind(":old", id).run();
    Query held{connection, R"(
      UPDATE outbox SET held_at = (SELECT held_at FROM outbox WHERE id = :old)
      WHERE id = :message AND held_at IS NULL AND state = 'queued')"};
    held.bind(":message", base::number(message)).bind(":old", id).run();
    Query merged{connection, R"(
      UPDATE outbox SET state = 'merged', held_at = NULL, merged_into = :message WHERE id = :old)"};
    merged.bind(":message", base::number(message)).bind(":old", id).run();
  }
}

std::vector<CarriedStep> steps_carried(Connection& connection, base::MessageId message) {
  // What was owed for an earlier day of a duty is withdrawn: only steps of its present version are carried, the last of
  // them for all.
  Query query{connection, R"(
    SELECT d.*, l.step, g.name, carried.spoken_for
    FROM (SELECT duty, due_version, count(*) AS spoken_for, max(CASE WHEN merged_into IS NULL THEN id END) AS last
          FROM ledger WHERE message = :message GROUP BY duty, due_version) carried
    JOIN duty_listed d ON d.id = carried.duty AND d.due_version = carried.due_version
    JOIN ledger l ON l.id = carried.last LEFT JOIN agency g ON g.id = l.instead_of
    ORDER BY l.id)"};
  query.bind(":message", base::number(message));
  std::vector<CarriedStep> carried;
  while (query.step())
    carried.push_back({.duty = duty_row(query),
                       .step = query.text(duty_columns),
                       .spoken_for = static_cast<int>(query.integer(duty_columns + 2)),
                       .instead_of = query.text_if(duty_columns + 1)});
  return carried;
}

std::optional<Gap> gap_of(Connection& connection, base::MessageId message) {
  Query query{connection, R"(
    SELECT min(owed_on), max(owed_at) FROM (
      SELECT (SELECT min(owed_on) FROM ledger INDEXED BY ledger_missed WHERE message = :message AND missed = 1)
               AS owed_on,
             (SELECT max(owed_at) FROM ledger INDEXED BY ledger_missed_at WHERE message = :message AND missed = 1)
               AS owed_at
      UNION ALL SELECT owed_on, owed_at FROM digest WHERE message = :message AND missed = 1))"};
  query.bind(":message", base::number(message));
  query.step();
  const auto since = day_if_at(query, 0);
  if (!since) return std::nullopt;
  return Gap{*since, calendar::day_in_vietnam(instant_at(query, 1))};
}

std::optional<base::Instant> swept_until(Connection& connection) {
  Query query{connection, "SELECT swept_until FROM sweep WHERE id = 1"};
  if (!query.step()) return std::nullopt;
  return instant_at(query, 0);
}

base::Instant owed_from(Connection& connection, base::Instant now) {
  const auto swept = swept_until(connection);
  return swept ? std::max(now, *swept + std::chrono::seconds{1}) : now;
}

void set_swept_until(Connection& connection, base::Instant instant) {
  Query update{connection, R"(
    INSERT INTO sweep (id, swept_until) VALUES (1, :instant)
    ON CONFLICT (id) DO UPDATE SET swept_until = excluded.swept_until)"};
  update.bind(":instant", seconds(instant)).run();
}

}  // namespace store
