#include "store/accounts.h"

#include "store/columns.h"

namespace store {
namespace {

/// id, person, whole, started_at, seen_at, expires_at, address, agent
SessionRow session_row(Query& query) {
  return {.id = query.integer(0),
          .person = base::PersonId{query.integer(1)},
          .whole = query.integer(2) != 0,
          .started_at = instant_at(query, 3),
          .seen_at = instant_at(query, 4),
          .expires_at = instant_at(query, 5),
          .address = query.text(6),
          .agent = query.text(7)};
}

}  // namespace

std::optional<AccountRow> account(Connection& connection, base::PersonId person) {
  Query query{connection,
              "SELECT password, coalesce(secret, x''), secret_at, last_step FROM account WHERE person = :person"};
  query.bind(":person", base::number(person));
  if (!query.step()) return std::nullopt;
  return AccountRow{.person = person,
                    .password = query.text(0),
                    .secret = query.blob(1),
                    .secret_at = instant_if_at(query, 2),
                    .last_step = query.integer_if(3)};
}

void set_password(Connection& connection, base::PersonId person, std::string_view hash, base::Instant now) {
  Query put{connection, R"(
    INSERT INTO account (person, password, set_at) VALUES (:person, :hash, :now)
    ON CONFLICT (person) DO UPDATE SET password = excluded.password, set_at = excluded.set_at)"};
  put.bind(":person", base::number(person)).bind(":hash", hash).bind(":now", seconds(now)).run();
}

void set_secret(Connection& connection, base::PersonId person, std::string_view secret) {
  set_recovery_codes(connection, person, {});
  if (secret.empty()) {
    Query none{connection,
               "UPDATE account SET secret = NULL, secret_at = NULL, last_step = NULL WHERE person = :person"};
    none.bind(":person", base::number(person)).run();
    return;
  }
  Query put{connection,
            "UPDATE account SET secret = :secret, secret_at = NULL, last_step = NULL WHERE person = :person"};
  put.bind_blob(":secret", secret).bind(":person", base::number(person)).run();
}

bool take_step(Connection& connection, base::PersonId person, std::int64_t step, base::Instant now) {
  Query take{connection, R"(
    UPDATE account SET last_step = :step, secret_at = coalesce(secret_at, :now)
    WHERE person = :person AND secret IS NOT NULL AND (last_step IS NULL OR last_step < :step))"};
  take.bind(":step", step).bind(":now", seconds(now)).bind(":person", base::number(person));
  return take.run() > 0;
}

void set_recovery_codes(Connection& connection, base::PersonId person, const std::vector<std::string>& hashes) {
  Query{connection, "DELETE FROM recovery_code WHERE person = :person"}.bind(":person", base::number(person)).run();
  for (const auto& hash : hashes) {
    Query insert{connection, "INSERT INTO recovery_code (person, hash) VALUES (:person, :hash)"};
    insert.bind(":person", base::number(person)).bind_blob(":hash", hash).run();
  }
}

bool take_recovery_code(Connection& connection, base::PersonId person, std::string_view hash, base::Instant now) {
  Query take{connection, R"(
    UPDATE recovery_code SET used_at = :now WHERE person = :person AND hash = :hash AND used_at IS NULL)"};
  take.bind(":now", seconds(now)).bind(":person", base::number(person)).bind_blob(":hash", hash);
  return take.run() > 0;
}

std::int64_t recovery_codes_left(Connection& connection, base::PersonId person) {
  Query query{connection, "SELECT count(*) FROM recovery_code WHERE person = :person AND used_at IS NULL"};
  query.bind(":person", base::number(person)).step();
  return query.integer(0);
}

bool has_administrator(Connection& connection, std::string_view day) {
  Query query{connection, R"(
    SELECT EXISTS (
      SELECT 1 FROM mandate m JOIN account a ON a.person = m.person JOIN person p ON p.id = m.person
      WHERE m.role = 'administrator' AND p.disabled_at IS NULL
        AND (m.from_on IS NULL OR m.from_on <= :on) AND (m.until_on IS NULL OR m.until_on >= :on)))"};
  query.bind(":on", day).step();
  return query.integer(0) != 0;
}

void add_session(Connection& connection, std::string_view hash, const SessionRow& session) {
  Query insert{connection, R"(
    INSERT INTO session (hash, person, whole, started_at, seen_at, expires_at, address, agent)
    VALUES (:hash, :person, :whole, :started_at, :seen_at, :expires_at, :address, :agent))"};
  insert.bind_blob(":hash", hash).bind(":person", base::number(session.person));
  insert.bind(":whole", std::int64_t{session.whole}).bind(":started_at", seconds(session.started_at));
  insert.bind(":seen_at", seconds(session.seen_at)).bind(":expires_at", seconds(session.expires_at));
  insert.bind(":address", session.address).bind(":agent", session.agent).run();
}

std::optional<SessionRow> session(Connection& connection, std::string_view hash, base::Instant now,
                                  base::Instant seen_after) {
  Query query{connection, R"(
    SELECT id, person, whole, started_at, seen_at, expires_at, address, agent FROM session
    WHERE hash = :hash AND expires_at > :now AND seen_at > :seen_after)"};
  query.bind_blob(":hash", hash).bind(":now", seconds(now)).bind(":seen_after", seconds(seen_after));
  if (!query.step()) return std::nullopt;
  return session_row(query);
}

void touch_session(Connection& connection, std::int64_t session, base::Instant now) {
  Query update{connection, "UPDATE session SET seen_at = :now WHERE id = :id"};
  update.bind(":now", seconds(now)).bind(":id", session).run();
}

std::vector<SessionRow> sessions_of(Connection& connection, base::PersonId person, base::Instant now,
                                    base::Instant seen_after) {
  Query query{connection, R"(
    SELECT id, person, whole, started_at, seen_at, expires_at, address, agent FROM session
    WHERE person = :person AND expires_at > :now AND seen_at > :seen_after ORDER BY seen_at DESC, id DESC)"};
  query.bind(":person", base::number(person)).bind(":now", seconds(now)).bind(":seen_after", seconds(seen_after));
  std::vector<SessionRow> found;
  while (query.step()) found.push_back(session_row(query));
  return found;
}

bool end_session(Connection& connection, base::PersonId person, std::int64_t session) {
  Query gone{connection, "DELETE FROM session WHERE id = :id AND person = :person"};
  return gone.bind(":id", session).bind(":person", base::number(person)).run() > 0;
}

void end_sessions(Connection& connection, base::PersonId person, std::optional<std::int64_t> but) {
  Query gone{connection, "DELETE FROM session WHERE person = :person AND id IS NOT :but"};
  gone.bind(":person", base::number(person)).bind(":but", but).run();
}

void forget_expired(Connection& connection, base::Instant before) {
  Query{connection, "DELETE FROM session WHERE expires_at <= :at"}.bind(":at", seconds(before)).run();
  Query{connection, "DELETE FROM ticket WHERE expires_at <= :at"}.bind(":at", seconds(before)).run();
  Query{connection, "DELETE FROM attempt WHERE failed_at <= :at"}
      .bind(":at", seconds(before - std::chrono::hours{24}))
      .run();
}

void add_ticket(Connection& connection, base::PersonId person, std::string_view hash, base::Instant expires_at) {
  remove_tickets(connection, person);
  Query insert{connection, "INSERT INTO ticket (hash, person, expires_at) VALUES (:hash, :person, :expires_at)"};
  insert.bind_blob(":hash", hash).bind(":person", base::number(person)).bind(":expires_at", seconds(expires_at)).run();
}

std::optional<base::PersonId> person_of_ticket(Connection& connection, std::string_view hash, base::Instant now) {
  Query query{connection, "SELECT person FROM ticket WHERE hash = :hash AND expires_at > :now"};
  query.bind_blob(":hash", hash).bind(":now", seconds(now));
  return query.step() ? std::optional{base::PersonId{query.integer(0)}} : std::nullopt;
}

void remove_tickets(Connection& connection, base::PersonId person) {
  Query{connection, "DELETE FROM ticket WHERE person = :person"}.bind(":person", base::number(person)).run();
}

std::optional<Attempts> attempts(Connection& connection, std::string_view key) {
  Query query{connection, "SELECT failures, failed_at, not_before FROM attempt WHERE key = :key"};
  query.bind(":key", key);
  if (!query.step()) return std::nullopt;
  return Attempts{.failures = query.integer(0), .failed_at = instant_at(query, 1), .not_before = instant_at(query, 2)};
}

void set_attempts(Connection& connection, std::string_view key, const Attempts& attempts) {
  Query put{connection, R"(
    INSERT INTO attempt (key, failures, failed_at, not_before) VALUES (:key, :failures, :failed_at, :not_before)
    ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, failed_at = excluded.failed_at,
                                    not_before = excluded.not_before)"};
  put.bind(":key", key).bind(":failures", attempts.failures).bind(":failed_at", seconds(attempts.failed_at));
  put.bind(":not_before", seconds(attempts.not_before)).run();
}

void clear_attempts(Connection& connection, std::string_view key) {
  Query{connection, "DELETE FROM attempt WHERE key = :key"}.bind(":key", key).run();
}

}  // namespace store
