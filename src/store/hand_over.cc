#include <algorithm>

#include "store/columns.h"
#include "store/mergers.h"
#include "store/people.h"

namespace store {
namespace {

/// The successor gets an assignment of every task that the agency still holds.
void add_assignments(Connection& connection, base::AgencyId from, base::AgencyId to) {
  Query insert{connection, R"(
    INSERT INTO assignment (task, agency, of_group)
    SELECT task, :to, of_group FROM assignment WHERE agency = :from AND ended_at IS NULL
    ON CONFLICT (task, agency) DO UPDATE SET of_group = excluded.of_group, ended_at = NULL, left_on = NULL
      WHERE ended_at IS NOT NULL)"};
  insert.bind(":from", base::number(from)).bind(":to", base::number(to)).run();
}

/// Moves what is open and what waits to the successor's assignment of the same task, but not where that has a duty of
/// the same number.
std::vector<base::DutyId> move_open(Connection& connection, base::AgencyId from, base::AgencyId to) {
  Query update{connection, R"(
    UPDATE duty SET assignment = heir.id
    FROM assignment own JOIN assignment heir ON heir.task = own.task AND heir.agency = :to
    WHERE own.agency = :from AND own.ended_at IS NULL AND duty.assignment = own.id
      AND duty.state IN ('needs_action', 'in_process', 'claimed', 'returned', 'suspended')
      AND NOT EXISTS (SELECT 1 FROM duty d WHERE d.assignment = heir.id AND d.number = duty.number)
    RETURNING id)"};
  update.bind(":from", base::number(from)).bind(":to", base::number(to));
  std::vector<base::DutyId> moved;
  while (update.step()) moved.push_back(base::DutyId{update.integer(0)});
  return moved;
}

/// A duty that the successor once held and left is its own again where the merged agency still owes it.
void reopen(Connection& connection, base::AgencyId from, base::AgencyId to) {
  Query update{connection, R"(
    UPDATE duty SET state = 'needs_action', ended_on = NULL
    FROM assignment own JOIN assignment heir ON heir.task = own.task AND heir.agency = :to
      JOIN duty d ON d.assignment = own.id
    WHERE own.agency = :from AND own.ended_at IS NULL AND duty.assignment = heir.id AND duty.number = d.number
      AND duty.ended_on IS NOT NULL AND d.state IN ('needs_action', 'in_process', 'returned'))"};
  update.bind(":from", base::number(from)).bind(":to", base::number(to)).run();
}

/// Past days' lists go on to show the duty with the agency of then.
void note(Connection& connection, base::DutyId duty, base::AgencyId from, calendar::Day on) {
  Query insert{connection, "INSERT INTO handed_over (duty, day, from_agency) VALUES (:duty, :day, :from)"};
  insert.bind(":duty", base::number(duty)).bind(":day", calendar::iso(on)).bind(":from", base::number(from)).run();
}

int end_rest(Connection& connection, base::AgencyId from, calendar::Day on) {
  Query duties{connection, R"(
    UPDATE duty SET state = 'cancelled', ended_on = :on
    WHERE assignment IN (SELECT id FROM assignment WHERE agency = :from AND ended_at IS NULL)
      AND state IN ('needs_action', 'in_process', 'returned', 'suspended'))"};
  const int ended = duties.bind(":from", base::number(from)).bind(":on", calendar::iso(on)).run();
  Query assignments{connection, "UPDATE assignment SET ended_at = :at WHERE agency = :from AND ended_at IS NULL"};
  assignments.bind(":from", base::number(from));
  assignments.bind(":at", seconds(calendar::instant_in_vietnam(on, std::chrono::minutes{0}))).run();
  return ended;
}

/// From that day on, or later.
std::vector<base::PersonId> who_speaks_for(Connection& connection, base::AgencyId agency, calendar::Day on) {
  Query query{connection, R"(
    SELECT DISTINCT person FROM mandate WHERE agency = :agency AND (until_on IS NULL OR until_on >= :on))"};
  query.bind(":agency", base::number(agency)).bind(":on", calendar::iso(on));
  std::vector<base::PersonId> found;
  while (query.step()) found.push_back(base::PersonId{query.integer(0)});
  return found;
}

}  // namespace

HandedOver hand_over_duties(Connection& connection, base::AgencyId from, base::AgencyId to, calendar::Day on) {
  HandedOver handed;
  add_assignments(connection, from, to);
  handed.duties = move_open(connection, from, to);
  for (const auto duty : handed.duties) note(connection, duty, from, on);
  reopen(connection, from, to);
  handed.ended = end_rest(connection, from, on);
  return handed;
}

void hand_over_duty(Connection& connection, base::DutyId duty, base::AgencyId from, base::AgencyId to,
                    calendar::Day on) {
  Query insert{connection, R"(
    INSERT INTO assignment (task, agency, of_group)
    SELECT a.task, :to, a.of_group FROM duty d JOIN assignment a ON a.id = d.assignment WHERE d.id = :duty
    ON CONFLICT (task, agency) DO NOTHING)"};
  insert.bind(":to", base::number(to)).bind(":duty", base::number(duty)).run();
  Query move{connection, R"(
    UPDATE duty SET assignment = heir.id
    FROM assignment own JOIN assignment heir ON heir.task = own.task AND heir.agency = :to
    WHERE duty.id = :duty AND own.id = duty.assignment
      AND NOT EXISTS (SELECT 1 FROM duty d WHERE d.assignment = heir.id AND d.number = duty.number))"};
  if (move.bind(":to", base::number(to)).bind(":duty", base::number(duty)).run() > 0)
    return note(connection, duty, from, on);
  Query end{connection, "UPDATE duty SET state = 'cancelled', ended_on = :on, evidence_on = NULL WHERE id = :duty"};
  end.bind(":on", calendar::iso(on)).bind(":duty", base::number(duty)).run();
}

void hand_over_people(Connection& connection, base::AgencyId from, base::AgencyId to, calendar::Day on) {
  for (const auto person : who_speaks_for(connection, from, on)) {
    for (const auto& row : mandates_of(connection, person)) {
      if (row.mandate.agency != from || !row.period.overlaps({on, {}})) continue;
      end_mandate(connection, row.id, on - date::days{1});
      auto heir = row;
      heir.mandate.agency = to;
      heir.period.from_on = std::max(on, row.period.from_on.value_or(on));
      const auto held = mandates_of(connection, person);
      if (std::ranges::none_of(held, [&](const auto& each) {
            return each.mandate == heir.mandate && each.period.overlaps(heir.period);
          }))
        add_mandate(connection, heir);
    }
  }
}

void hand_over_unsent(Connection& connection, base::AgencyId from, base::AgencyId to, calendar::Day on) {
  std::vector<std::int64_t> contacts;
  for (const auto& person : people_of(connection, to, on))
    if (person.role == people::Role::contact) contacts.push_back(base::number(person.id));
  for (const auto contact : contacts) {
    Query insert{connection, R"(
      INSERT INTO ledger (duty, due_version, step, recipient, channel, owed_on, owed_at, missed)
      SELECT duty, due_version, step, :contact, channel, min(owed_on), min(owed_at), min(missed) FROM ledger
      WHERE message IS NULL AND instead_of = :from AND merged_into IS NULL GROUP BY duty, due_version, step, channel
      ON CONFLICT (duty, due_version, step, recipient, channel) DO NOTHING)"};
    insert.bind(":contact", contact).bind(":from", base::number(from)).run();
  }
  // Where the successor has someone, the office has nothing left to receive; else it receives in the successor's stead.
  if (!contacts.empty()) {
    Query office{connection, "DELETE FROM ledger WHERE message IS NULL AND instead_of = :from"};
    office.bind(":from", base::number(from)).run();
  } else {
    Query update{connection, "UPDATE ledger SET instead_of = :to WHERE message IS NULL AND instead_of = :from"};
    update.bind(":to", base::number(to)).bind(":from", base::number(from)).run();
  }
}

}  // namespace store
