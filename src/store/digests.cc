#include "store/digests.h"

#include <algorithm>
#include <cstdlib>

#include "store/columns.h"
#include "store/ledger.h"

namespace store {
namespace {

using schedule::DigestKind;

DigestKind kind_at(Query& query, int column) {
  if (const auto kind = schedule::digest_kind_of(query.view(column))) return *kind;
  std::abort();  // the column's CHECK allows no other
}

std::optional<base::AgencyId> agency_if_at(Query& query, int column) {
  const auto id = query.integer_if(column);
  return id ? std::optional{base::AgencyId{*id}} : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> owe(Connection& connection, const OwedDigest& digest, base::Instant now) {
  Query insert{connection, R"(
    INSERT INTO digest (kind, period, occasion, recipient, agency, owed_on, owed_at, missed)
    VALUES (:kind, :period, :occasion, :recipient, :agency, :owed_on, :owed_at, :missed)
    ON CONFLICT (kind, period, occasion, recipient) DO NOTHING)"};
  insert.bind(":kind", schedule::code(digest.kind)).bind(":period", digest.period);
  insert.bind(":occasion", digest.occasion).bind(":recipient", base::number(digest.recipient));
  insert.bind(":agency", digest.agency ? std::optional{base::number(*digest.agency)} : std::nullopt);
  insert.bind(":owed_on", calendar::iso(digest.owed_on)).bind(":owed_at", seconds(now));
  insert.bind(":missed", std::int64_t{digest.missed});
  if (insert.run() == 0) return std::nullopt;
  const auto id = connection.database().getLastInsertRowid();
  note_owing(connection, 0, now);
  return id;
}

void attach_digest(Connection& connection, std::int64_t digest, base::MessageId message) {
  Query update{connection, "UPDATE digest SET message = :message WHERE id = :digest"};
  update.bind(":message", base::number(message)).bind(":digest", digest).run();
}

void merge_unsent_digests(Connection& connection) {
  Query{connection, R"(
    UPDATE digest SET merged_into = last FROM (
      SELECT kind AS of_kind, recipient AS of_recipient, max(id) AS last FROM digest
      WHERE message IS NULL AND kind IN ('committee', 'meeting', 'agency')
      GROUP BY kind, recipient HAVING count(*) > 1)
    WHERE message IS NULL AND kind = of_kind AND recipient = of_recipient AND id <> last)"}
      .run();
}

std::vector<CarriedDigest> digests_carried(Connection& connection, base::MessageId message) {
  Query query{connection, R"(
    SELECT id, kind, period, occasion, agency FROM digest
    WHERE message = :message AND merged_into IS NULL ORDER BY id)"};
  query.bind(":message", base::number(message));
  std::vector<CarriedDigest> carried;
  while (query.step()) {
    CarriedDigest digest{.id = query.integer(0),
                         .kind = kind_at(query, 1),
                         .period = query.text(2),
                         .occasion = query.text(3),
                         .agency = agency_if_at(query, 4)};
    if (!schedule::report_period_of(digest.kind))  // a mail that waited meanwhile may bring an older one besides
      std::erase_if(carried, [&](const auto& older) { return older.kind == digest.kind; });
    carried.push_back(std::move(digest));
  }
  std::ranges::stable_sort(carried, {}, &CarriedDigest::kind);
  return carried;
}

std::optional<base::Instant> last_digest(Connection& connection, DigestKind kind,
                                         std::optional<base::PersonId> recipient, std::optional<base::AgencyId> agency,
                                         base::Instant before) {
  constexpr auto of_one = R"(
    SELECT max(o.settled_at) FROM digest d JOIN outbox o ON o.id = d.message
    WHERE d.recipient = :recipient AND d.kind = :kind AND o.state = 'accepted' AND o.settled_at < :before
      AND (:agency IS NULL OR d.agency = :agency
           OR (d.agency IS NULL AND EXISTS (SELECT 1 FROM mandate m WHERE m.person = d.recipient AND m.agency = :agency))))";
  constexpr auto of_all = R"(
    SELECT max(o.settled_at) FROM digest d JOIN outbox o ON o.id = d.message
    WHERE :recipient IS NULL AND d.kind = :kind AND o.state = 'accepted' AND o.settled_at < :before
      AND (:agency IS NULL OR d.agency = :agency
           OR (d.agency IS NULL AND EXISTS (SELECT 1 FROM mandate m WHERE m.person = d.recipient AND m.agency = :agency))))";
  Query query{connection, recipient ? of_one : of_all};
  query.bind(":kind", schedule::code(kind)).bind(":before", seconds(before));
  query.bind(":recipient", recipient ? std::optional{base::number(*recipient)} : std::nullopt);
  query.bind(":agency", agency ? std::optional{base::number(*agency)} : std::nullopt);
  query.step();
  return instant_if_at(query, 0);
}

std::vector<calendar::Day> meetings_from(Connection& connection, calendar::Day first) {
  Query query{connection, "SELECT day FROM meeting WHERE day >= :first ORDER BY day"};
  query.bind(":first", calendar::iso(first));
  std::vector<calendar::Day> days;
  while (query.step()) days.push_back(day_at(query, 0));
  return days;
}

bool note_meeting(Connection& connection, calendar::Day day, base::Instant now) {
  Query insert{connection, "INSERT INTO meeting (day, noted_at) VALUES (:day, :now) ON CONFLICT (day) DO NOTHING"};
  return insert.bind(":day", calendar::iso(day)).bind(":now", seconds(now)).run() == 1;
}

bool remove_meeting(Connection& connection, calendar::Day day) {
  Query remove{connection, "DELETE FROM meeting WHERE day = :day"};
  return remove.bind(":day", calendar::iso(day)).run() == 1;
}

std::vector<DigestKind> stopped_digests(Connection& connection, base::PersonId person) {
  Query query{connection, "SELECT kind FROM digest_choice WHERE person = :person"};
  query.bind(":person", base::number(person));
  std::vector<DigestKind> kinds;
  while (query.step())
    if (const auto kind = schedule::digest_kind_of(query.view(0))) kinds.push_back(*kind);
  return kinds;
}

bool stop_digest(Connection& connection, base::PersonId person, DigestKind kind, base::Instant now) {
  Query insert{connection, R"(
    INSERT INTO digest_choice (person, kind, stopped_at) VALUES (:person, :kind, :now)
    ON CONFLICT (person, kind) DO NOTHING)"};
  insert.bind(":person", base::number(person)).bind(":kind", schedule::code(kind)).bind(":now", seconds(now));
  return insert.run() == 1;
}

bool resume_digest(Connection& connection, base::PersonId person, DigestKind kind) {
  Query remove{connection, "DELETE FROM digest_choice WHERE person = :person AND kind = :kind"};
  remove.bind(":person", base::number(person)).bind(":kind", schedule::code(kind));
  return remove.run() == 1;
}

}  // namespace store
