#include "store/ladders.h"

#include "store/columns.h"

namespace store {
namespace {

/// programme, since, words, set_by
std::vector<LadderRow> rows(Query& query) {
  std::vector<LadderRow> found;
  while (query.step()) {
    const auto person = query.integer_if(3);
    found.push_back({.programme = base::ProgrammeId{query.integer(0)},
                     .since = instant_at(query, 1),
                     .words = query.text(2),
                     .set_by = person ? std::optional{base::PersonId{*person}} : std::nullopt});
  }
  return found;
}

}  // namespace

void add_ladder(Connection& connection, const LadderRow& row) {
  Query insert{connection, R"(
    INSERT INTO programme_ladder (programme, since, words, set_by) VALUES (:programme, :since, :words, :set_by))"};
  insert.bind(":programme", base::number(row.programme)).bind(":since", seconds(row.since)).bind(":words", row.words);
  insert.bind(":set_by", row.set_by ? std::optional{base::number(*row.set_by)} : std::nullopt).run();
}

std::vector<LadderRow> ladders(Connection& connection) {
  Query query{connection, "SELECT programme, since, words, set_by FROM programme_ladder ORDER BY programme, since, id"};
  return rows(query);
}

std::vector<LadderRow> ladders_of(Connection& connection, base::ProgrammeId programme) {
  Query query{connection, R"(
    SELECT programme, since, words, set_by FROM programme_ladder WHERE programme = :programme ORDER BY since, id)"};
  query.bind(":programme", base::number(programme));
  return rows(query);
}

}  // namespace store
