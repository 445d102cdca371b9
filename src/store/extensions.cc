#include "store/extensions.h"

#include <cstdlib>

#include "store/columns.h"

namespace store {
namespace {

ExtensionState state_of(std::string_view text) {
  if (text == "withdrawn") return ExtensionState::refused;  // by nobody
  for (const auto state : {ExtensionState::waiting, ExtensionState::granted, ExtensionState::refused})
    if (code(state) == text) return state;
  std::abort();  // the column's CHECK allows no other
}

std::vector<ExtensionRow> rows(Query& query) {
  std::vector<ExtensionRow> found;
  while (query.step()) {
    ExtensionRow row{
        .id = ExtensionId{query.integer(0)},
        .duty = base::DutyId{query.integer(1)},
        .person = base::PersonId{query.integer(2)},
        .asked_at = instant_at(query, 3),
        .wish = {.proposed_on = day_at(query, 6), .cause = duty::cause_of(query.view(4)), .words = query.text(5)},
        .state = state_of(query.view(7)),
        .decided_by = {},
        .decided_at = instant_if_at(query, 9),
        .granted_on = day_if_at(query, 10),
        .answer = query.text(11)};
    if (const auto by = query.integer_if(8)) row.decided_by = base::PersonId{*by};
    found.push_back(std::move(row));
  }
  return found;
}

}  // namespace

std::string_view code(ExtensionState state) {
  switch (state) {
    case ExtensionState::waiting: return "waiting";
    case ExtensionState::granted: return "granted";
    case ExtensionState::refused: return "refused";
  }
  std::abort();  // every state is above
}

ExtensionId add_extension_request(Connection& connection, const ExtensionRow& row) {
  Query insert{connection, R"(
    INSERT INTO extension_request (duty, person, asked_at, cause, words, proposed_on, state)
    VALUES (:duty, :person, :asked_at, :cause, :words, :proposed_on, 'waiting'))"};
  insert.bind(":duty", base::number(row.duty)).bind(":person", base::number(row.person));
  insert.bind(":asked_at", seconds(row.asked_at)).bind(":cause", duty::code(row.wish.cause.value()));
  insert.bind(":words", row.wish.words).bind(":proposed_on", calendar::iso(row.wish.proposed_on.value())).run();
  return ExtensionId{connection.database().getLastInsertRowid()};
}

void grant(Connection& connection, ExtensionId id, base::PersonId by, base::Instant at, calendar::Day on) {
  Query update{connection, R"(
    UPDATE extension_request SET state = 'granted', decided_by = :by, decided_at = :at, granted_on = :on
    WHERE id = :id)"};
  update.bind(":by", base::number(by)).bind(":at", seconds(at)).bind(":on", calendar::iso(on));
  update.bind(":id", base::number(id)).run();
}

void refuse(Connection& connection, ExtensionId id, base::PersonId by, base::Instant at, std::string_view why) {
  Query update{connection, R"(
    UPDATE extension_request SET state = 'refused', decided_by = :by, decided_at = :at, answer = :why
    WHERE id = :id)"};
  update.bind(":by", base::number(by)).bind(":at", seconds(at)).bind(":why", why).bind(":id", base::number(id)).run();
}

std::optional<ExtensionRow> extension_request(Connection& connection, ExtensionId id) {
  Query query{connection, R"(
    SELECT id, duty, person, asked_at, cause, words, proposed_on, state, decided_by, decided_at, granted_on, answer
    FROM extension_request WHERE id = :id)"};
  query.bind(":id", base::number(id));
  auto found = rows(query);
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<ExtensionRow> extension_requests_of(Connection& connection, base::DutyId duty) {
  Query query{connection, R"(
    SELECT id, duty, person, asked_at, cause, words, proposed_on, state, decided_by, decided_at, granted_on, answer
    FROM extension_request WHERE duty = :duty ORDER BY id DESC)"};
  query.bind(":duty", base::number(duty));
  return rows(query);
}

std::vector<ExtensionRow> waiting_extension_requests(Connection& connection, int limit) {
  Query query{connection, R"(
    SELECT id, duty, person, asked_at, cause, words, proposed_on, state, decided_by, decided_at, granted_on, answer
    FROM extension_request WHERE state = 'waiting' ORDER BY asked_at, id LIMIT :limit)"};
  query.bind(":limit", std::int64_t{limit});
  return rows(query);
}

std::int64_t count_waiting_extension_requests(Connection& connection) {
  Query query{connection, "SELECT count(*) FROM extension_request WHERE state = 'waiting'"};
  query.step();
  return query.integer(0);
}

}  // namespace store
