#include "store/agencies.h"

#include <stdexcept>

namespace store {
namespace {

/// id, name, is_group, successor
AgencyRow agency_row(Query& query) {
  AgencyRow row{.id = base::AgencyId{query.integer(0)},
                .name = query.text(1),
                .is_group = query.integer(2) != 0,
                .merged_into = {}};
  if (const auto successor = query.integer_if(3)) row.merged_into = base::AgencyId{*successor};
  return row;
}

}  // namespace

base::AgencyId add_agency(Connection& connection, std::string_view name, bool is_group, const Period& period) {
  Query insert{connection, "INSERT INTO agency (name, is_group) VALUES (:name, :is_group)"};
  insert.bind(":name", name).bind(":is_group", std::int64_t{is_group}).run();
  const base::AgencyId id{connection.database().getLastInsertRowid()};
  if (!add_name(connection,
                {.id = 0, .agency = id, .name = std::string{name}, .sort = NameSort::name, .period = period}))
    throw std::logic_error{"another agency goes by the name " + std::string{name}};
  return id;
}

void make_group(Connection& connection, base::AgencyId agency) {
  Query{connection, "UPDATE agency SET is_group = 1 WHERE id = :id"}.bind(":id", base::number(agency)).run();
}

std::optional<AgencyRow> agency(Connection& connection, base::AgencyId id) {
  Query query{connection, R"(
    SELECT a.id, a.name, a.is_group, m.successor
    FROM agency a LEFT JOIN merger m ON m.agency = a.id AND m.done_at IS NOT NULL WHERE a.id = :id)"};
  query.bind(":id", base::number(id));
  if (!query.step()) return std::nullopt;
  return agency_row(query);
}

std::vector<AgencyRow> agencies(Connection& connection) {
  Query query{connection, R"(
    SELECT a.id, a.name, a.is_group, m.successor
    FROM agency a LEFT JOIN merger m ON m.agency = a.id AND m.done_at IS NOT NULL ORDER BY a.id)"};
  std::vector<AgencyRow> found;
  while (query.step()) found.push_back(agency_row(query));
  return found;
}

std::vector<AgencyRow> agencies_without_contact(Connection& connection, calendar::Day on) {
  Query query{connection, R"(
    SELECT g.id, g.name, g.is_group, NULL FROM agency g
    WHERE g.is_group = 0
      AND EXISTS (SELECT 1 FROM assignment a JOIN duty d ON d.assignment = a.id WHERE a.agency = g.id
                  AND d.opens_on <= :on AND d.state IN ('needs_action', 'in_process', 'returned'))
      AND NOT EXISTS (SELECT 1 FROM mandate m JOIN person p ON p.id = m.person
                      WHERE m.agency = g.id AND m.role = 'contact' AND p.disabled_at IS NULL
                        AND (m.from_on IS NULL OR m.from_on <= :on) AND (m.until_on IS NULL OR m.until_on >= :on)
                        AND NOT EXISTS (SELECT 1 FROM bad_address b
                                        WHERE b.address = p.email AND b.aside_at IS NOT NULL))
    ORDER BY g.name)"};
  query.bind(":on", calendar::iso(on));
  std::vector<AgencyRow> found;
  while (query.step()) found.push_back(agency_row(query));
  return found;
}

std::vector<std::string> aliases_of(Connection& connection, base::AgencyId agency, calendar::Day on) {
  std::vector<std::string> aliases;
  for (auto& row : names_of(connection, agency))
    if (row.sort == NameSort::alias && row.period.holds(on)) aliases.push_back(std::move(row.name));
  return aliases;
}

}  // namespace store
