#include "store/digest_history.h"

#include <cstdlib>

#include "store/columns.h"
#include "store/json.h"

namespace store {
namespace {

schedule::DigestKind kind_of(std::string_view code) {
  if (const auto kind = schedule::digest_kind_of(code)) return *kind;
  std::abort();  // the column's CHECK allows no other
}

AddressTry::Kind try_kind_of(std::string_view text) {
  if (text == "accepted") return AddressTry::Kind::took;
  return text == "failed" ? AddressTry::Kind::failed : AddressTry::Kind::came_back;
}

/// The newest event then, whether that one tells of the change, and whether the next does. Where neither does, or one
/// of them may tell of something else, nobody knows on which side of the change the newest event was followed by a
/// sweep.
std::optional<Changed> changed_at(Query& query, int column) {
  const auto newest = query.integer_if(column);
  if (!newest) return std::nullopt;
  const bool is_told = query.integer(column + 1) != 0, is_told_next = query.integer(column + 2) != 0;
  return Changed{.after = is_told_next && !is_told ? *newest : *newest - 1,
                 .by = is_told && !is_told_next ? *newest : *newest + 1};
}

/// id, number, what, new
std::vector<Told> told(Query& query) {
  std::vector<Told> all;
  while (query.step()) {
    Told each{.event = query.integer(0), .number = query.integer(1), .what = query.text(2)};
    const auto json = nlohmann::json::parse(query.text(3));
    if (json.contains("digest")) each.digest = schedule::digest_kind_of(json.at("digest").get<std::string>());
    if (json.contains("day")) each.day = calendar::day_in(json.at("day").get<std::string>());
    all.push_back(std::move(each));
  }
  return all;
}

}  // namespace

std::vector<DigestRow> digest_rows(Connection& connection) {
  Query query{connection, R"(
    SELECT d.id, d.kind, d.period, d.recipient, d.owed_on, d.owed_at, o.event
    FROM digest d LEFT JOIN owing o ON o.at = d.owed_at WHERE d.occasion = '' ORDER BY d.id)"};
  std::vector<DigestRow> rows;
  while (query.step())
    rows.push_back({.id = query.integer(0),
                    .kind = kind_of(query.view(1)),
                    .period = query.text(2),
                    .recipient = base::PersonId{query.integer(3)},
                    .owed_on = day_at(query, 4),
                    .owed_at = instant_at(query, 5),
                    .event = query.integer_if(6)});
  return rows;
}

std::vector<KeptMandate> kept_mandates(Connection& connection) {
  Query query{connection, R"(
    WITH telling AS (SELECT id, subject, number FROM event WHERE subject IN ('person', 'agency'))
    SELECT m.person, m.role, m.agency, m.from_on, m.until_on,
           m.given, EXISTS (SELECT 1 FROM telling WHERE id = m.given AND number = iif(subject = 'person', m.person, m.agency)),
           EXISTS (SELECT 1 FROM telling WHERE id = m.given + 1 AND number = iif(subject = 'person', m.person, m.agency)),
           m.taken_up, EXISTS (SELECT 1 FROM telling WHERE id = m.taken_up AND number = iif(subject = 'person', m.person, m.agency)),
           EXISTS (SELECT 1 FROM telling WHERE id = m.taken_up + 1 AND number = iif(subject = 'person', m.person, m.agency)),
           m.ended, EXISTS (SELECT 1 FROM telling WHERE id = m.ended AND number = iif(subject = 'person', m.person, m.agency)),
           EXISTS (SELECT 1 FROM telling WHERE id = m.ended + 1 AND number = iif(subject = 'person', m.person, m.agency))
    FROM mandate m ORDER BY m.id)"};
  std::vector<KeptMandate> mandates;
  while (query.step()) {
    const auto agency = query.integer_if(2);
    mandates.push_back({.row = {.person = base::PersonId{query.integer(0)},
                                .mandate = {people::role_of(query.view(1)).value(),
                                            agency ? std::optional{base::AgencyId{*agency}} : std::nullopt},
                                .period = period_at(query, 3),
                                .substitute_for = {}},
                        .given = changed_at(query, 5),
                        .taken_up = changed_at(query, 8),
                        .ended = changed_at(query, 11)});
  }
  return mandates;
}

std::vector<Told> told_of_people(Connection& connection) {
  Query query{connection, R"(
    SELECT id, number, what, new FROM event
    WHERE subject = 'person'
      AND what IN ('disabled', 'enabled', 'erased', 'digest_stopped', 'digest_resumed', 'address_cleared')
    ORDER BY id)"};
  return told(query);
}

std::vector<Told> told_of_meetings(Connection& connection) {
  Query query{connection, R"(
    SELECT id, number, what, new FROM event
    WHERE subject = 'digest' AND what IN ('meeting_noted', 'meeting_removed') ORDER BY id)"};
  return told(query);
}

std::vector<AddressRecord> address_records(Connection& connection) {
  Query people{connection, R"(
    SELECT p.id, p.email, b.aside_at FROM person p LEFT JOIN bad_address b ON b.address = p.email ORDER BY p.id)"};
  std::vector<AddressRecord> records;
  while (people.step())
    records.push_back({base::PersonId{people.integer(0)}, people.text(1), instant_if_at(people, 2), {}});
  Query tries{connection, R"(
    SELECT recipient, at, kind FROM (
      SELECT o.recipient, d.ended_at AS at, d.outcome AS kind FROM delivery d JOIN outbox o ON o.id = d.message
      WHERE d.outcome IN ('accepted', 'failed')
      UNION ALL SELECT recipient, returned_at, 'returned' FROM outbox WHERE returned_at IS NOT NULL)
    WHERE recipient IN (
      SELECT o.recipient FROM delivery d JOIN outbox o ON o.id = d.message WHERE d.outcome = 'failed'
      UNION ALL SELECT recipient FROM outbox WHERE returned_at IS NOT NULL)
    ORDER BY 1, 2)"};
  auto record = records.begin();
  while (tries.step()) {
    while (base::number(record->person) < tries.integer(0)) ++record;
    record->tries.push_back({instant_at(tries, 1), try_kind_of(tries.view(2))});
  }
  return records;
}

}  // namespace store
