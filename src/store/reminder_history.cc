#include "store/reminder_history.h"

#include <algorithm>

#include "store/columns.h"

namespace store {
namespace {

std::vector<Happened> claims_of(Connection& connection, base::DutyId duty) {
  Query query{connection, "SELECT claimed_at, decided_at, state FROM claim WHERE duty = :duty ORDER BY claimed_at, id"};
  query.bind(":duty", base::number(duty));
  std::vector<Happened> turns;
  while (query.step()) {
    turns.push_back({.at = instant_at(query, 0), .state = duty::State::claimed, .due_on = {}});
    if (const auto decided = instant_if_at(query, 1))
      turns.push_back({.at = *decided,
                       .state = query.view(2) == "confirmed" ? duty::State::completed : duty::State::returned,
                       .due_on = {}});
  }
  return turns;
}

void add_states(Connection& connection, base::DutyId duty, std::vector<Happened>& turns) {
  Query query{connection, R"(
    SELECT x.decided_at, s.new FROM duty_state s JOIN decision x ON x.id = s.decision WHERE s.duty = :duty ORDER BY s.id)"};
  query.bind(":duty", base::number(duty));
  while (query.step())
    turns.push_back(
        {.at = instant_at(query, 0), .state = duty::state_of(query.view(1)), .due_on = {}, .restarts = true});
}

void add_versions(Connection& connection, const DutyRow& duty, std::vector<Happened>& turns) {
  Query query{connection, R"(
    SELECT x.decided_at, v.due_on, v.version FROM due_version v JOIN decision x ON x.id = v.decision
    WHERE v.duty = :duty AND v.version > 1 ORDER BY v.version)"};
  query.bind(":duty", base::number(duty.id));
  while (query.step())
    turns.push_back({.at = instant_at(query, 0),
                     .state = {},
                     .due_on = day_at(query, 1),
                     .due_version = static_cast<int>(query.integer(2)),
                     .restarts = true});
}

void add_transfers(Connection& connection, base::DutyId duty, std::vector<Happened>& turns) {
  Query query{connection, R"(
    SELECT x.decided_at FROM transfer t JOIN decision x ON x.id = t.decision WHERE t.duty = :duty
    UNION ALL SELECT unixepoch(h.day, '-7 hours') FROM handed_over h WHERE h.duty = :duty)"};
  query.bind(":duty", base::number(duty));
  while (query.step()) turns.push_back({.at = instant_at(query, 0), .state = {}, .due_on = {}, .restarts = true});
}

History history_of(Connection& connection, DutyRow duty, base::Instant made_at) {
  auto turns = claims_of(connection, duty.id);
  add_states(connection, duty.id, turns);
  add_versions(connection, duty, turns);
  add_transfers(connection, duty.id, turns);
  std::ranges::stable_sort(turns, {}, &Happened::at);
  auto pauses = pauses_of(connection, duty.id);
  return {std::move(duty), made_at, std::move(turns), std::move(pauses)};
}

std::vector<Stray> strays(Query& query) {
  std::vector<Stray> found;
  while (query.step())
    found.push_back({base::MessageId{query.integer(0)}, query.text(1), instant_at(query, 2), query.integer_if(3)});
  return found;
}

}  // namespace

void note_swept_day(Connection& connection, calendar::Day day, base::Instant swept_from, base::Instant swept_at) {
  Query insert{connection, R"(
    INSERT OR IGNORE INTO swept_day (day, swept_at, swept_from, event)
    VALUES (:day, :swept_at, :swept_from, (SELECT coalesce(max(id), 0) FROM event)))"};
  insert.bind(":day", calendar::iso(day)).bind(":swept_at", seconds(swept_at));
  insert.bind(":swept_from", seconds(swept_from)).run();
}

bool is_passed_over(Connection& connection, calendar::Day day) {
  Query query{connection, R"(
    SELECT EXISTS (SELECT 1 FROM swept_day WHERE day < :day) AND NOT EXISTS (SELECT 1 FROM swept_day WHERE day = :day))"};
  query.bind(":day", calendar::iso(day)).step();
  return query.integer(0) != 0;
}

std::vector<SweptDay> swept_days(Connection& connection) {
  Query query{connection, "SELECT day, swept_at, swept_from, event FROM swept_day ORDER BY day"};
  std::vector<SweptDay> days;
  while (query.step())
    days.push_back({day_at(query, 0), instant_at(query, 1), instant_if_at(query, 2), query.integer_if(3)});
  return days;
}

std::vector<std::pair<std::int64_t, base::Instant>> event_instants(Connection& connection) {
  Query query{connection, "SELECT id, at FROM event ORDER BY id"};
  std::vector<std::pair<std::int64_t, base::Instant>> events;
  while (query.step()) events.emplace_back(query.integer(0), instant_at(query, 1));
  return events;
}

std::vector<OffTally> off_tallies(Connection& connection) {
  // What was owed before the clock kept count is left aside.
  Query query{connection, R"(
    WITH there AS (SELECT owed_at AS at, count(*) AS n FROM ledger
                   WHERE owed_at >= (SELECT min(at) FROM owing) GROUP BY owed_at)
    SELECT o.at, o.steps, coalesce(t.n, 0) FROM owing o LEFT JOIN there t ON t.at = o.at
    WHERE coalesce(t.n, 0) <> o.steps
    UNION ALL SELECT t.at, 0, t.n FROM there t WHERE NOT EXISTS (SELECT 1 FROM owing o WHERE o.at = t.at)
    ORDER BY 1)"};
  std::vector<OffTally> found;
  while (query.step()) found.push_back({instant_at(query, 0), query.integer(1), query.integer(2)});
  return found;
}

std::vector<History> duty_histories(Connection& connection) {
  Query query{connection, "SELECT id, made_at FROM duty_listed WHERE made_at IS NOT NULL ORDER BY id"};
  std::vector<std::pair<base::DutyId, base::Instant>> ids;
  while (query.step()) ids.emplace_back(base::DutyId{query.integer(0)}, instant_at(query, 1));
  std::vector<History> histories;
  histories.reserve(ids.size());
  for (const auto& [id, made_at] : ids)
    histories.push_back(history_of(connection, duty(connection, id).value(), made_at));
  return histories;
}

std::vector<LedgerRow> ledger_rows(Connection& connection) {
  Query query{connection, R"(
    SELECT l.id, l.duty, l.due_version, l.step, p.email, l.owed_on, l.owed_at, o.event
    FROM ledger l JOIN person p ON p.id = l.recipient LEFT JOIN owing o ON o.at = l.owed_at ORDER BY l.id)"};
  std::vector<LedgerRow> found;
  while (query.step())
    found.push_back({.id = query.integer(0),
                     .duty = base::DutyId{query.integer(1)},
                     .due_version = static_cast<int>(query.integer(2)),
                     .step = query.text(3),
                     .recipient = query.text(4),
                     .owed_on = day_at(query, 5),
                     .owed_at = instant_at(query, 6),
                     .event = query.integer_if(7)});
  return found;
}

std::vector<Doubled> doubled_mails(Connection& connection) {
  Query query{connection, R"(
    SELECT o.id, p.email, count(*) FROM delivery d JOIN outbox o ON o.id = d.message JOIN person p ON p.id = o.recipient
    WHERE d.outcome = 'accepted'
      AND NOT EXISTS (SELECT 1 FROM event e WHERE e.subject = 'mail' AND e.number = o.id AND e.what = 'retried')
    GROUP BY o.id HAVING count(*) > 1 ORDER BY o.id)"};
  std::vector<Doubled> found;
  while (query.step())
    found.push_back({base::MessageId{query.integer(0)}, query.text(1), static_cast<int>(query.integer(2))});
  return found;
}

std::vector<Stray> stray_mails(Connection& connection) {
  Query query{connection, R"(
    SELECT o.id, p.email, d.began_at, d.event FROM delivery d JOIN outbox o ON o.id = d.message
    JOIN person p ON p.id = o.recipient
    WHERE o.sort = 'daily' AND d.outcome = 'accepted' AND NOT EXISTS (
      SELECT 1 FROM mandate m
      WHERE m.person = coalesce(p.same_as, p.id)
        AND (m.from_on IS NULL OR m.from_on <= date(d.began_at, 'unixepoch', '+7 hours'))
        AND (m.until_on IS NULL OR m.until_on >= date(d.began_at, 'unixepoch', '+7 hours')))
    ORDER BY d.began_at, o.id)"};
  return strays(query);
}

std::vector<Stray> daily_attempts(Connection& connection) {
  Query query{connection, R"(
    SELECT o.id, p.email, d.began_at, d.event FROM delivery d JOIN outbox o ON o.id = d.message
    JOIN person p ON p.id = o.recipient WHERE o.sort = 'daily' ORDER BY d.began_at, o.id)"};
  return strays(query);
}

}  // namespace store
