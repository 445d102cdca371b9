#include "store/directives.h"

#include "store/columns.h"

namespace store {
namespace {

std::vector<DirectiveRow> rows(Query& query) {
  std::vector<DirectiveRow> found;
  while (query.step())
    found.push_back({.id = DirectiveId{query.integer(0)},
                     .task = base::TaskId{query.integer(1)},
                     .person = base::PersonId{query.integer(2)},
                     .recorded_at = instant_at(query, 3),
                     .document_number = query.text(4),
                     .document_on = day_at(query, 5),
                     .authority = query.text(6),
                     .words = query.text(7)});
  return found;
}

}  // namespace

DirectiveId add_directive(Connection& connection, const DirectiveRow& row) {
  Query insert{connection, R"(
    INSERT INTO directive (task, person, recorded_at, document_number, document_on, authority, words)
    VALUES (:task, :person, :recorded_at, :document_number, :document_on, :authority, :words))"};
  insert.bind(":task", base::number(row.task)).bind(":person", base::number(row.person));
  insert.bind(":recorded_at", seconds(row.recorded_at)).bind(":document_number", row.document_number);
  insert.bind(":document_on", calendar::iso(row.document_on)).bind(":authority", row.authority);
  insert.bind(":words", row.words).run();
  return DirectiveId{connection.database().getLastInsertRowid()};
}

void answer(Connection& connection, const DirectiveAnswer& answer) {
  Query insert{connection, R"(
    INSERT INTO directive_answer (directive, person, said_at, words) VALUES (:directive, :person, :said_at, :words))"};
  insert.bind(":directive", base::number(answer.directive)).bind(":person", base::number(answer.person));
  insert.bind(":said_at", seconds(answer.said_at)).bind(":words", answer.words).run();
}

std::optional<DirectiveRow> directive(Connection& connection, DirectiveId id) {
  Query query{connection, R"(
    SELECT id, task, person, recorded_at, document_number, document_on, authority, words FROM directive
    WHERE id = :id)"};
  query.bind(":id", base::number(id));
  auto found = rows(query);
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<DirectiveRow> directives_of(Connection& connection, base::TaskId task) {
  Query query{connection, R"(
    SELECT id, task, person, recorded_at, document_number, document_on, authority, words FROM directive
    WHERE task = :task ORDER BY id DESC)"};
  query.bind(":task", base::number(task));
  return rows(query);
}

std::vector<DirectiveAnswer> answers_to(Connection& connection, DirectiveId directive) {
  Query query{connection, R"(
    SELECT directive, person, said_at, words FROM directive_answer WHERE directive = :directive ORDER BY id)"};
  query.bind(":directive", base::number(directive));
  std::vector<DirectiveAnswer> answers;
  while (query.step())
    answers.push_back({.directive = DirectiveId{query.integer(0)},
                       .person = base::PersonId{query.integer(1)},
                       .said_at = instant_at(query, 2),
                       .words = query.text(3)});
  return answers;
}

}  // namespace store
