#include "store/versions.h"

#include "store/columns.h"

namespace store {
namespace {

/// id, what, document_number, document_on, authority, reason, note, decided_by, decided_at from column `at` on
DecisionRow decision_row(Query& query, int at) {
  DecisionRow row{.id = DecisionId{query.integer(at)},
                  .what = duty::move_of(query.view(at + 1)).value(),
                  .mandate = {.document_number = query.text(at + 2),
                              .document_on = day_at(query, at + 3),
                              .authority = query.text(at + 4),
                              .reason = duty::reason_of(query.view(at + 5)),
                              .note = query.text(at + 6)},
                  .decided_by = {},
                  .decided_at = instant_at(query, at + 8)};
  if (const auto by = query.integer_if(at + 7)) row.decided_by = base::PersonId{*by};
  return row;
}

void keep_version(Connection& connection, base::DutyId duty, int version, calendar::Day due_on, DecisionId decision) {
  Query insert{connection, R"(
    INSERT INTO due_version (duty, version, due_on, decision) VALUES (:duty, :version, :due_on, :decision))"};
  insert.bind(":duty", base::number(duty)).bind(":version", std::int64_t{version});
  insert.bind(":due_on", calendar::iso(due_on)).bind(":decision", base::number(decision)).run();
}

}  // namespace

DecisionId add_decision(Connection& connection, const DecisionRow& decision) {
  Query insert{connection, R"(
    INSERT INTO decision (what, document_number, document_on, authority, reason, note, decided_by, decided_at)
    VALUES (:what, :document_number, :document_on, :authority, :reason, :note, :decided_by, :decided_at))"};
  const auto& mandate = decision.mandate;
  insert.bind(":what", duty::code(decision.what)).bind(":document_number", mandate.document_number);
  insert.bind(":document_on", calendar::iso(mandate.document_on.value())).bind(":authority", mandate.authority);
  insert.bind(":reason", duty::code(mandate.reason.value())).bind(":note", mandate.note);
  insert.bind(":decided_by", decision.decided_by ? std::optional{base::number(*decision.decided_by)} : std::nullopt);
  insert.bind(":decided_at", seconds(decision.decided_at)).run();
  return DecisionId{connection.database().getLastInsertRowid()};
}

void move_due(Connection& connection, const DutyRow& duty, calendar::Day due_on, DecisionId decision,
              base::Instant owed_from) {
  keep_version(connection, duty.id, duty.due_version + 1, due_on, decision);
  Query update{connection, R"(
    UPDATE duty SET due_on = :due_on, due_version = :version, owed_from = :owed_from WHERE id = :id)"};
  update.bind(":due_on", calendar::iso(due_on)).bind(":version", std::int64_t{duty.due_version + 1});
  update.bind(":owed_from", seconds(owed_from)).bind(":id", base::number(duty.id)).run();
}

void note_first_version(Connection& connection, base::DutyId duty, calendar::Day due_on, DecisionId decision) {
  keep_version(connection, duty, 1, due_on, decision);
}

std::vector<DueVersion> versions_of(Connection& connection, const DutyRow& duty) {
  Query query{connection, R"(
    SELECT v.version, v.due_on, c.id, c.what, c.document_number, c.document_on, c.authority, c.reason, c.note,
           c.decided_by, c.decided_at
    FROM due_version v JOIN decision c ON c.id = v.decision WHERE v.duty = :duty ORDER BY v.version)"};
  query.bind(":duty", base::number(duty.id));
  std::vector<DueVersion> versions;
  while (query.step())
    versions.push_back({static_cast<int>(query.integer(0)), day_at(query, 1), decision_row(query, 2)});
  if (versions.empty() || versions.front().version != 1)
    versions.insert(versions.begin(), DueVersion{1, duty.original_due_on, std::nullopt});
  return versions;
}

void change_state(Connection& connection, const DutyRow& duty, duty::State state, DecisionId decision) {
  Query insert{connection, "INSERT INTO duty_state (duty, decision, old, new) VALUES (:duty, :decision, :old, :new)"};
  insert.bind(":duty", base::number(duty.id)).bind(":decision", base::number(decision));
  insert.bind(":old", duty::code(duty.state)).bind(":new", duty::code(state)).run();
  set_state(connection, duty.id, state, std::nullopt);
}

duty::State state_before_suspension(Connection& connection, base::DutyId duty) {
  Query query{connection, "SELECT old FROM duty_state WHERE duty = :duty AND new = 'suspended' ORDER BY id DESC LIMIT 1"};
  query.bind(":duty", base::number(duty));
  if (!query.step()) return duty::State::needs_action;
  return duty::state_of(query.view(0)).value_or(duty::State::needs_action);
}

void hand_over(Connection& connection, const DutyRow& duty, base::AssignmentId to, base::AgencyId agency,
               DecisionId decision, base::Instant owed_from) {
  Query insert{connection, R"(
    INSERT INTO transfer (duty, decision, from_agency, to_agency) VALUES (:duty, :decision, :from, :to))"};
  insert.bind(":duty", base::number(duty.id)).bind(":decision", base::number(decision));
  insert.bind(":from", base::number(duty.agency)).bind(":to", base::number(agency)).run();
  Query update{connection, R"(
    UPDATE duty SET assignment = :to, owed_from = :owed_from,
                    number = (SELECT coalesce(max(number), 0) + 1 FROM duty WHERE assignment = :to)
    WHERE id = :id)"};
  update.bind(":to", base::number(to)).bind(":owed_from", seconds(owed_from)).bind(":id", base::number(duty.id)).run();
}

int extensions_of(Connection& connection, base::DutyId duty) {
  Query query{connection, R"(
    SELECT count(*) FROM due_version v JOIN decision c ON c.id = v.decision
    WHERE v.duty = :duty AND c.what = 'extended')"};
  query.bind(":duty", base::number(duty));
  query.step();
  return static_cast<int>(query.integer(0));
}

}  // namespace store
