#include "store/mergers.h"

#include "store/columns.h"

namespace store {
namespace {

/// agency, successor, merged_on, done_at
MergerRow merger_row(Query& query) {
  return {.agency = base::AgencyId{query.integer(0)},
          .successor = base::AgencyId{query.integer(1)},
          .merged_on = day_at(query, 2),
          .done_at = instant_if_at(query, 3)};
}

}  // namespace

void add_merger(Connection& connection, const MergerRow& merger) {
  Query insert{connection, R"(
    INSERT INTO merger (agency, successor, merged_on) VALUES (:agency, :successor, :merged_on))"};
  insert.bind(":agency", base::number(merger.agency)).bind(":successor", base::number(merger.successor));
  insert.bind(":merged_on", calendar::iso(merger.merged_on)).run();
}

std::optional<MergerRow> merger_of(Connection& connection, base::AgencyId agency) {
  Query query{connection, "SELECT agency, successor, merged_on, done_at FROM merger WHERE agency = :agency"};
  query.bind(":agency", base::number(agency));
  if (!query.step()) return std::nullopt;
  return merger_row(query);
}

std::vector<MergerRow> mergers_into(Connection& connection, base::AgencyId successor) {
  Query query{connection, R"(
    SELECT agency, successor, merged_on, done_at FROM merger WHERE successor = :successor ORDER BY merged_on, agency)"};
  query.bind(":successor", base::number(successor));
  std::vector<MergerRow> found;
  while (query.step()) found.push_back(merger_row(query));
  return found;
}

void set_done(Connection& connection, base::AgencyId merged, base::Instant at) {
  Query update{connection, "UPDATE merger SET done_at = :at WHERE agency = :agency"};
  update.bind(":at", seconds(at)).bind(":agency", base::number(merged)).run();
}

base::AgencyId successor_of(Connection& connection, base::AgencyId agency) {
  auto merger = merger_of(connection, agency);
  while (merger && merger->done_at) {
    agency = merger->successor;
    merger = merger_of(connection, agency);
  }
  return agency;
}

void add_turn(Connection& connection, const Turn& turn) {
  Query insert{connection, "INSERT INTO turn (day, agency) VALUES (:day, :agency) ON CONFLICT DO NOTHING"};
  insert.bind(":day", calendar::iso(turn.day)).bind(":agency", base::number(turn.agency)).run();
}

std::vector<Turn> turns_until(Connection& connection, calendar::Day day) {
  Query query{connection, "SELECT day, agency FROM turn WHERE day <= :day ORDER BY day, agency"};
  query.bind(":day", calendar::iso(day));
  std::vector<Turn> turns;
  while (query.step()) turns.push_back({day_at(query, 0), base::AgencyId{query.integer(1)}});
  return turns;
}

void remove_turn(Connection& connection, const Turn& turn) {
  Query query{connection, "DELETE FROM turn WHERE day = :day AND agency = :agency"};
  query.bind(":day", calendar::iso(turn.day)).bind(":agency", base::number(turn.agency)).run();
}

}  // namespace store
