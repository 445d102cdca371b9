#include "store/indicators.h"

#include "store/columns.h"

namespace store {
namespace {

std::vector<programme::Target> targets_of(Connection& connection, IndicatorId id) {
  Query query{connection, "SELECT year, title, value FROM indicator_target WHERE indicator = :indicator ORDER BY id"};
  query.bind(":indicator", base::number(id));
  std::vector<programme::Target> targets;
  while (query.step()) {
    programme::Target target{.year = {}, .title = query.text(1), .value = query.text(2)};
    if (const auto year = query.integer_if(0)) target.year = static_cast<int>(*year);
    targets.push_back(std::move(target));
  }
  return targets;
}

IndicatorRow indicator_row(Query& query) {
  IndicatorRow row{.id = IndicatorId{query.integer(0)},
                   .programme = base::ProgrammeId{query.integer(1)},
                   .printed = {.ref = query.text(2),
                               .name = query.text(3),
                               .unit = query.text(4),
                               .targets = {},
                               .place = place_in(query.view(6), query.integer(5)),
                               .heading = query.text(8)},
                   .direction = {}};
  if (const auto code = query.text_if(7)) row.direction = duty::direction_of(*code);
  return row;
}

}  // namespace

IndicatorId add_indicator(Connection& connection, base::ProgrammeId programme, int position,
                          const programme::Indicator& indicator) {
  Query insert{connection, R"(
    INSERT INTO indicator (programme, position, ref, name, unit, heading, line, place, direction)
    VALUES (:programme, :position, :ref, :name, :unit, :heading, :line, :place, :direction))"};
  insert.bind(":programme", base::number(programme)).bind(":position", std::int64_t{position});
  insert.bind(":ref", indicator.ref).bind(":name", indicator.name).bind(":unit", indicator.unit);
  insert.bind(":heading", indicator.heading);
  insert.bind(":line", std::int64_t{indicator.place.line}).bind(":place", json_of(indicator.place));
  const auto direction = duty::direction_guessed(indicator);
  insert.bind(":direction", direction ? std::optional{duty::code(*direction)} : std::nullopt).run();
  const IndicatorId id{connection.database().getLastInsertRowid()};
  for (const auto& target : indicator.targets) {
    Query row{connection, R"(
      INSERT INTO indicator_target (indicator, year, title, value) VALUES (:indicator, :year, :title, :value))"};
    row.bind(":indicator", base::number(id)).bind(":title", target.title).bind(":value", target.value);
    row.bind(":year", target.year ? std::optional{std::int64_t{*target.year}} : std::nullopt).run();
  }
  return id;
}

std::optional<IndicatorRow> indicator(Connection& connection, IndicatorId id) {
  std::optional<IndicatorRow> row;
  {
    Query query{connection, R"(
      SELECT id, programme, ref, name, unit, line, place, direction, heading FROM indicator
      WHERE id = :id AND programme NOT IN (SELECT id FROM programme WHERE discarded_at IS NOT NULL))"};
    query.bind(":id", base::number(id));
    if (query.step()) row = indicator_row(query);
  }
  if (row) row->printed.targets = targets_of(connection, id);
  return row;
}

std::vector<IndicatorRow> indicators(Connection& connection, std::optional<base::ProgrammeId> programme) {
  std::vector<IndicatorRow> rows;
  {
    Query query{connection, R"(
      SELECT i.id, i.programme, i.ref, i.name, i.unit, i.line, i.place, i.direction, i.heading
      FROM indicator i JOIN programme p ON p.id = i.programme
      WHERE p.discarded_at IS NULL AND (:programme IS NULL OR p.id = :programme)
      ORDER BY p.issued_on, p.id, i.position)"};
    query.bind(":programme", programme ? std::optional{base::number(*programme)} : std::nullopt);
    while (query.step()) rows.push_back(indicator_row(query));
  }
  for (auto& row : rows) row.printed.targets = targets_of(connection, row.id);
  return rows;
}

std::int64_t count_without_direction(Connection& connection, std::optional<base::ProgrammeId> programme) {
  Query query{connection, R"(
    SELECT count(*) FROM indicator i JOIN programme p ON p.id = i.programme
    WHERE i.direction IS NULL AND p.discarded_at IS NULL AND p.archived_at IS NULL
      AND (:programme IS NULL OR p.id = :programme)
      AND EXISTS (SELECT 1 FROM indicator_target t WHERE t.indicator = i.id))"};
  query.bind(":programme", programme ? std::optional{base::number(*programme)} : std::nullopt);
  query.step();
  return query.integer(0);
}

void set_direction(Connection& connection, IndicatorId id, duty::Direction direction) {
  Query update{connection, "UPDATE indicator SET direction = :direction WHERE id = :id"};
  update.bind(":direction", duty::code(direction)).bind(":id", base::number(id)).run();
}

void add_actual(Connection& connection, IndicatorId id, const ActualRow& actual) {
  Query insert{connection, R"(
    INSERT INTO indicator_actual (indicator, year, value, document_number, document_on, recorded_at, person)
    VALUES (:indicator, :year, :value, :document_number, :document_on, :recorded_at, :person))"};
  insert.bind(":indicator", base::number(id)).bind(":year", std::int64_t{actual.year});
  insert.bind(":value", actual.value).bind(":document_number", actual.document_number);
  insert.bind(":document_on", calendar::iso(actual.document_on)).bind(":recorded_at", seconds(actual.recorded_at));
  insert.bind(":person", actual.person ? std::optional{base::number(*actual.person)} : std::nullopt).run();
}

std::vector<ActualRow> actuals_of(Connection& connection, IndicatorId id, std::optional<base::Instant> until) {
  Query query{connection, R"(
    SELECT year, value, document_number, document_on, recorded_at, person
    FROM indicator_actual
    WHERE indicator = :indicator AND (:until IS NULL OR recorded_at <= :until) ORDER BY id)"};
  query.bind(":indicator", base::number(id));
  query.bind(":until", until ? std::optional{seconds(*until)} : std::nullopt);
  std::vector<ActualRow> rows;
  while (query.step()) {
    ActualRow row{.year = static_cast<int>(query.integer(0)),
                  .value = query.text(1),
                  .document_number = query.text(2),
                  .document_on = day_at(query, 3),
                  .recorded_at = instant_at(query, 4),
                  .person = {}};
    if (const auto person = query.integer_if(5)) row.person = base::PersonId{*person};
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace store
