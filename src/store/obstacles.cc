#include "store/obstacles.h"

#include "store/columns.h"

namespace store {
namespace {

std::vector<ObstacleRow> rows(Query& query) {
  std::vector<ObstacleRow> found;
  while (query.step())
    found.push_back(
        {.id = ObstacleId{query.integer(0)},
         .duty = base::DutyId{query.integer(1)},
         .person = base::PersonId{query.integer(2)},
         .stated_at = instant_at(query, 3),
         .obstacle = {.sort = duty::obstacle_sort_of(query.view(4)), .level = query.text(5), .words = query.text(6)},
         .closed_at = instant_if_at(query, 7)});
  return found;
}

}  // namespace

ObstacleId add_obstacle(Connection& connection, const ObstacleRow& row) {
  Query insert{connection, R"(
    INSERT INTO obstacle (duty, person, stated_at, sort, level, words)
    VALUES (:duty, :person, :stated_at, :sort, :level, :words))"};
  insert.bind(":duty", base::number(row.duty)).bind(":person", base::number(row.person));
  insert.bind(":stated_at", seconds(row.stated_at)).bind(":sort", duty::code(row.obstacle.sort.value()));
  insert.bind(":level", row.obstacle.level).bind(":words", row.obstacle.words).run();
  return ObstacleId{connection.database().getLastInsertRowid()};
}

void answer(Connection& connection, const ObstacleAnswer& answer) {
  Query insert{connection, R"(
    INSERT INTO obstacle_answer (obstacle, person, answered_at, words, closes)
    VALUES (:obstacle, :person, :answered_at, :words, :closes))"};
  insert.bind(":obstacle", base::number(answer.obstacle)).bind(":person", base::number(answer.person));
  insert.bind(":answered_at", seconds(answer.answered_at)).bind(":words", answer.words);
  insert.bind(":closes", std::int64_t{answer.closes ? 1 : 0}).run();
  if (!answer.closes) return;
  Query close{connection, "UPDATE obstacle SET closed_at = :at WHERE id = :id"};
  close.bind(":at", seconds(answer.answered_at)).bind(":id", base::number(answer.obstacle)).run();
}

std::optional<ObstacleRow> obstacle(Connection& connection, ObstacleId id) {
  Query query{connection, R"(
    SELECT id, duty, person, stated_at, sort, level, words, closed_at FROM obstacle WHERE id = :id)"};
  query.bind(":id", base::number(id));
  auto found = rows(query);
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<ObstacleRow> obstacles_of(Connection& connection, base::DutyId duty) {
  Query query{connection, R"(
    SELECT id, duty, person, stated_at, sort, level, words, closed_at FROM obstacle WHERE duty = :duty
    ORDER BY id DESC)"};
  query.bind(":duty", base::number(duty));
  return rows(query);
}

std::vector<ObstacleAnswer> answers_to(Connection& connection, ObstacleId obstacle) {
  Query query{connection, R"(
    SELECT obstacle, person, answered_at, words, closes FROM obstacle_answer WHERE obstacle = :obstacle ORDER BY id)"};
  query.bind(":obstacle", base::number(obstacle));
  std::vector<ObstacleAnswer> answers;
  while (query.step())
    answers.push_back({.obstacle = ObstacleId{query.integer(0)},
                       .person = base::PersonId{query.integer(1)},
                       .answered_at = instant_at(query, 2),
                       .words = query.text(3),
                       .closes = query.integer(4) != 0});
  return answers;
}

std::vector<ObstacleRow> open_obstacles(Connection& connection, int limit) {
  Query query{connection, R"(
    SELECT id, duty, person, stated_at, sort, level, words, closed_at FROM obstacle WHERE closed_at IS NULL
    ORDER BY stated_at, id LIMIT :limit)"};
  query.bind(":limit", std::int64_t{limit});
  return rows(query);
}

std::int64_t count_open_obstacles(Connection& connection) {
  Query query{connection, "SELECT count(*) FROM obstacle WHERE closed_at IS NULL"};
  query.step();
  return query.integer(0);
}

}  // namespace store
