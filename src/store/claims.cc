#include "store/claims.h"

#include <cstdlib>

#include "store/columns.h"

namespace store {
namespace {

ClaimState state_of(std::string_view text) {
  if (text == "withdrawn") return ClaimState::returned;  // by nobody
  for (const auto state : {ClaimState::waiting, ClaimState::confirmed, ClaimState::returned})
    if (code(state) == text) return state;
  std::abort();  // the column's CHECK allows no other
}

ClaimRow claim_row(Query& query) {
  ClaimRow row{.id = base::ClaimId{query.integer(0)},
               .duty = base::DutyId{query.integer(1)},
               .person = base::PersonId{query.integer(2)},
               .claimed_at = instant_at(query, 3),
               .document_number = query.text(4),
               .document_on = day_at(query, 5),
               .receiving_level = query.text(6),
               .note = query.text(7),
               .state = state_of(query.view(8)),
               .decided_by = {},
               .decided_at = instant_if_at(query, 10),
               .reason = query.text_if(11).value_or(""),
               .accepted_at = instant_if_at(query, 12)};
  if (const auto by = query.integer_if(9)) row.decided_by = base::PersonId{*by};
  return row;
}

std::vector<ClaimRow> rows(Query& query) {
  std::vector<ClaimRow> found;
  while (query.step()) found.push_back(claim_row(query));
  return found;
}

}  // namespace

std::string_view code(ClaimState state) {
  switch (state) {
    case ClaimState::waiting: return "waiting";
    case ClaimState::confirmed: return "confirmed";
    case ClaimState::returned: return "returned";
  }
  std::abort();  // every state is above
}

base::ClaimId add_claim(Connection& connection, const ClaimRow& claim) {
  Query insert{connection, R"(
    INSERT INTO claim (duty, person, claimed_at, document_number, document_on, receiving_level, note, state)
    VALUES (:duty, :person, :claimed_at, :document_number, :document_on, :receiving_level, :note, 'waiting'))"};
  insert.bind(":duty", base::number(claim.duty)).bind(":person", base::number(claim.person));
  insert.bind(":claimed_at", seconds(claim.claimed_at)).bind(":document_number", claim.document_number);
  insert.bind(":document_on", calendar::iso(claim.document_on)).bind(":receiving_level", claim.receiving_level);
  insert.bind(":note", claim.note).run();
  return base::ClaimId{connection.database().getLastInsertRowid()};
}

void decide(Connection& connection, base::ClaimId claim, ClaimState state, base::PersonId by, base::Instant at,
            std::string_view reason) {
  Query update{connection, R"(
    UPDATE claim SET state = :state, decided_by = :by, decided_at = :at, reason = :reason WHERE id = :id)"};
  update.bind(":state", code(state)).bind(":by", base::number(by)).bind(":at", seconds(at));
  update.bind(":reason", reason).bind(":id", base::number(claim)).run();
}

void accept(Connection& connection, base::ClaimId claim, base::Instant at) {
  Query update{connection, R"(
    UPDATE claim SET state = 'confirmed', decided_at = :at, accepted_at = :at WHERE id = :id AND state = 'waiting')"};
  update.bind(":at", seconds(at)).bind(":id", base::number(claim)).run();
}

std::optional<ClaimRow> claim(Connection& connection, base::ClaimId id) {
  Query query{connection, R"(
    SELECT id, duty, person, claimed_at, document_number, document_on, receiving_level, note, state, decided_by,
           decided_at, reason, accepted_at
    FROM claim WHERE id = :id)"};
  query.bind(":id", base::number(id));
  if (!query.step()) return std::nullopt;
  return claim_row(query);
}

std::vector<ClaimRow> claims_of(Connection& connection, base::DutyId duty) {
  Query query{connection, R"(
    SELECT id, duty, person, claimed_at, document_number, document_on, receiving_level, note, state, decided_by,
           decided_at, reason, accepted_at
    FROM claim WHERE duty = :duty ORDER BY id)"};
  query.bind(":duty", base::number(duty));
  return rows(query);
}

std::vector<ClaimRow> waiting_claims(Connection& connection, int limit) {
  Query query{connection, R"(
    SELECT id, duty, person, claimed_at, document_number, document_on, receiving_level, note, state, decided_by,
           decided_at, reason, accepted_at
    FROM claim WHERE state = 'waiting' ORDER BY claimed_at, id LIMIT :limit)"};
  query.bind(":limit", std::int64_t{limit});
  return rows(query);
}

}  // namespace store
