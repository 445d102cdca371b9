#include "store/corrections.h"

#include <cstdlib>

#include "store/columns.h"

namespace store {
namespace {

CorrectionState state_of(std::string_view text) {
  for (const auto state : {CorrectionState::waiting, CorrectionState::approved, CorrectionState::refused})
    if (code(state) == text) return state;
  std::abort();  // the column's CHECK allows no other
}

duty::Evidence evidence_at(Query& query, int first) {
  return {.document_number = query.text(first),
          .document_on = day_at(query, first + 1),
          .receiving_level = query.text(first + 2)};
}

std::vector<CorrectionRow> rows(Query& query) {
  std::vector<CorrectionRow> found;
  while (query.step()) {
    CorrectionRow row{.id = CorrectionId{query.integer(0)},
                      .claim = base::ClaimId{query.integer(1)},
                      .duty = base::DutyId{query.integer(2)},
                      .person = base::PersonId{query.integer(3)},
                      .asked_at = instant_at(query, 4),
                      .words = query.text(5),
                      .was = evidence_at(query, 6),
                      .is = evidence_at(query, 9),
                      .state = state_of(query.view(12)),
                      .decided_by = {},
                      .decided_at = instant_if_at(query, 14),
                      .answer = query.text(15)};
    if (const auto by = query.integer_if(13)) row.decided_by = base::PersonId{*by};
    found.push_back(std::move(row));
  }
  return found;
}

void decide(Connection& connection, CorrectionId id, CorrectionState state, base::PersonId by, base::Instant at,
            std::string_view why) {
  Query update{connection, R"(
    UPDATE correction SET state = :state, decided_by = :by, decided_at = :at, answer = :why WHERE id = :id)"};
  update.bind(":state", code(state)).bind(":by", base::number(by)).bind(":at", seconds(at));
  update.bind(":why", why).bind(":id", base::number(id)).run();
}

}  // namespace

std::string_view code(CorrectionState state) {
  switch (state) {
    case CorrectionState::waiting: return "waiting";
    case CorrectionState::approved: return "approved";
    case CorrectionState::refused: return "refused";
  }
  std::abort();  // every state is above
}

CorrectionId add_correction(Connection& connection, const CorrectionRow& row) {
  Query insert{connection, R"(
    INSERT INTO correction (claim, person, asked_at, words, document_number, document_on, receiving_level,
                            old_document_number, old_document_on, old_receiving_level, state)
    VALUES (:claim, :person, :asked_at, :words, :number, :on, :level, :old_number, :old_on, :old_level, 'waiting'))"};
  insert.bind(":claim", base::number(row.claim)).bind(":person", base::number(row.person));
  insert.bind(":asked_at", seconds(row.asked_at)).bind(":words", row.words);
  insert.bind(":number", row.is.document_number).bind(":on", calendar::iso(row.is.document_on.value()));
  insert.bind(":level", row.is.receiving_level).bind(":old_number", row.was.document_number);
  insert.bind(":old_on", calendar::iso(row.was.document_on.value())).bind(":old_level", row.was.receiving_level).run();
  return CorrectionId{connection.database().getLastInsertRowid()};
}

void approve(Connection& connection, const CorrectionRow& row, base::PersonId by, base::Instant at) {
  decide(connection, row.id, CorrectionState::approved, by, at, "");
  const auto on = calendar::iso(row.is.document_on.value());
  Query claim{connection, R"(
    UPDATE claim SET document_number = :number, document_on = :on, receiving_level = :level WHERE id = :claim)"};
  claim.bind(":number", row.is.document_number).bind(":on", on).bind(":level", row.is.receiving_level);
  claim.bind(":claim", base::number(row.claim)).run();
  Query duty{connection, "UPDATE duty SET evidence_on = :on WHERE id = :duty AND state = 'completed'"};
  duty.bind(":on", on).bind(":duty", base::number(row.duty)).run();
}

void refuse(Connection& connection, CorrectionId id, base::PersonId by, base::Instant at, std::string_view why) {
  decide(connection, id, CorrectionState::refused, by, at, why);
}

std::optional<CorrectionRow> correction(Connection& connection, CorrectionId id) {
  Query query{connection, R"(
    SELECT k.id, k.claim, c.duty, k.person, k.asked_at, k.words, k.old_document_number, k.old_document_on,
           k.old_receiving_level, k.document_number, k.document_on, k.receiving_level, k.state, k.decided_by,
           k.decided_at, k.answer
    FROM correction k JOIN claim c ON c.id = k.claim WHERE k.id = :id)"};
  query.bind(":id", base::number(id));
  auto found = rows(query);
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<CorrectionRow> corrections_of(Connection& connection, base::DutyId duty) {
  Query query{connection, R"(
    SELECT k.id, k.claim, c.duty, k.person, k.asked_at, k.words, k.old_document_number, k.old_document_on,
           k.old_receiving_level, k.document_number, k.document_on, k.receiving_level, k.state, k.decided_by,
           k.decided_at, k.answer
    FROM claim c JOIN correction k ON k.claim = c.id WHERE c.duty = :duty ORDER BY k.id DESC)"};
  query.bind(":duty", base::number(duty));
  return rows(query);
}

std::vector<CorrectionRow> waiting_corrections(Connection& connection, int limit) {
  Query query{connection, R"(
    SELECT k.id, k.claim, c.duty, k.person, k.asked_at, k.words, k.old_document_number, k.old_document_on,
           k.old_receiving_level, k.document_number, k.document_on, k.receiving_level, k.state, k.decided_by,
           k.decided_at, k.answer
    FROM correction k JOIN claim c ON c.id = k.claim WHERE k.state = 'waiting' ORDER BY k.asked_at, k.id LIMIT :limit)"};
  query.bind(":limit", std::int64_t{limit});
  return rows(query);
}

std::int64_t count_waiting_corrections(Connection& connection) {
  Query query{connection, "SELECT count(*) FROM correction WHERE state = 'waiting'"};
  query.step();
  return query.integer(0);
}

}  // namespace store
