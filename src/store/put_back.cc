#include "store/put_back.h"

#include <algorithm>

#include "store/columns.h"
#include "store/ledger.h"

namespace store {
namespace {

int run(Connection& connection, const char* sql, base::Instant now) {
  Query query{connection, sql};
  return query.bind(":now", seconds(now)).run();
}

int take_back_steps(Connection& connection, base::Instant now) {
  run(connection, R"(
    UPDATE ledger SET merged_into = NULL WHERE merged_into IN (
      SELECT id FROM ledger WHERE owed_at > :now AND (message IS NULL OR message NOT IN (SELECT message FROM mail_left))))",
      now);
  const int steps = run(connection, R"(
    DELETE FROM ledger WHERE owed_at > :now AND (message IS NULL OR message NOT IN (SELECT message FROM mail_left)))",
                        now);
  run(connection, R"(
    WITH there AS (SELECT owed_at, count(*) AS n FROM ledger WHERE owed_at > :now GROUP BY owed_at)
    UPDATE owing SET steps = coalesce((SELECT n FROM there WHERE owed_at = at), 0) WHERE at > :now)",
      now);
  return steps;
}

int take_back_digests(Connection& connection, base::Instant now) {
  run(connection, R"(
    UPDATE digest SET merged_into = NULL WHERE merged_into IN (
      SELECT id FROM digest
      WHERE occasion = '' AND owed_at > :now AND (message IS NULL OR message NOT IN (SELECT message FROM mail_left))))",
      now);
  return run(connection, R"(
    DELETE FROM digest
    WHERE occasion = '' AND owed_at > :now AND (message IS NULL OR message NOT IN (SELECT message FROM mail_left)))",
             now);
}

/// What a mail that was made ahead did not bring waits for another; of its day it is the mail no more.
int take_back_mails(Connection& connection, base::Instant now) {
  for (const auto* free : {R"(
    UPDATE ledger SET message = NULL WHERE message IN (
      SELECT id FROM outbox WHERE sort = 'daily' AND queued_at > :now AND id NOT IN (SELECT message FROM mail_left)))",
                           R"(
    UPDATE digest SET message = NULL WHERE message IN (
      SELECT id FROM outbox WHERE sort = 'daily' AND queued_at > :now AND id NOT IN (SELECT message FROM mail_left)))",
                           R"(
    UPDATE answer SET message = NULL WHERE message IN (
      SELECT id FROM outbox WHERE sort = 'daily' AND queued_at > :now AND id NOT IN (SELECT message FROM mail_left)))"})
    run(connection, free, now);
  run(connection, R"(
    UPDATE outbox SET state = 'withdrawn', held_at = NULL
    WHERE sort = 'daily' AND queued_at > :now AND state IN ('queued', 'deferred')
      AND id NOT IN (SELECT message FROM mail_left))",
      now);
  const int mails = run(connection, "UPDATE outbox SET astray = 1 WHERE sort = 'daily' AND queued_at > :now", now);
  run(connection, R"(
    UPDATE outbox SET not_before = :now WHERE not_before > :now AND state IN ('queued', 'sending', 'deferred'))",
      now);
  return mails;
}

/// Until the clock was put back, what was made or changed was owed from the end of what had been swept on.
void put_back_beginnings(Connection& connection, base::Instant now) {
  run(connection, R"(
    UPDATE duty SET owed_from = min(:now, coalesce((
      SELECT max(at) FROM (
        SELECT x.decided_at AS at FROM due_version v JOIN decision x ON x.id = v.decision
        WHERE v.duty = duty.id AND v.version > 1
        UNION ALL SELECT x.decided_at FROM duty_state s JOIN decision x ON x.id = s.decision WHERE s.duty = duty.id
        UNION ALL SELECT x.decided_at FROM transfer t JOIN decision x ON x.id = t.decision WHERE t.duty = duty.id)), :now))
    WHERE owed_from > :now)",
      now);
  run(connection, "UPDATE duty SET made_at = :now WHERE made_at > :now", now);
  run(connection, "UPDATE programme SET in_force_at = :now WHERE in_force_at > :now", now);
  run(connection, "UPDATE programme_ladder SET since = :now WHERE since > :now", now);
  run(connection, "UPDATE tick_terms SET since = :now WHERE since > :now", now);
}

/// Where the sweeps began that came over days which have not come.
std::optional<base::Instant> ran_ahead_from(Connection& connection, base::Instant now) {
  Query query{connection, "SELECT min(swept_from) FROM swept_day WHERE swept_at > :now"};
  query.bind(":now", seconds(now)).step();
  return instant_if_at(query, 0);
}

}  // namespace

PutBack put_back(Connection& connection, base::Instant now) {
  const auto swept = swept_until(connection);
  if (!swept || *swept <= now) return {};
  const PutBack taken{.steps = take_back_steps(connection, now),
                      .digests = take_back_digests(connection, now),
                      .mails = take_back_mails(connection, now)};
  put_back_beginnings(connection, now);
  set_swept_until(connection, std::min(now, ran_ahead_from(connection, now).value_or(now)));
  run(connection, "DELETE FROM swept_day WHERE swept_at > :now", now);
  return taken;
}

}  // namespace store
