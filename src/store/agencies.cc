#include "store/agencies.h"

#include <algorithm>
#include <stdexcept>

namespace store {
namespace {

/// id, name, email, role, agency
people::Person person_row(Query& query) {
  people::Person person{.id = base::PersonId{query.integer(0)},
                        .name = query.text(1),
                        .email = query.text(2),
                        .role = people::role_of(query.view(3)).value_or(people::Role::contact),
                        .agency = {}};
  if (const auto agency = query.integer_if(4)) person.agency = base::AgencyId{*agency};
  return person;
}

std::vector<people::Person> rows(Query& query) {
  std::vector<people::Person> people;
  while (query.step()) people.push_back(person_row(query));
  return people;
}

/// id, name, is_group, successor
AgencyRow agency_row(Query& query) {
  AgencyRow row{.id = base::AgencyId{query.integer(0)},
                .name = query.text(1),
                .is_group = query.integer(2) != 0,
                .merged_into = {}};
  if (const auto successor = query.integer_if(3)) row.merged_into = base::AgencyId{*successor};
  return row;
}

std::optional<std::int64_t> number_if(std::optional<base::AgencyId> agency) {
  return agency ? std::optional{base::number(*agency)} : std::nullopt;
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

std::vector<std::string> aliases_of(Connection& connection, base::AgencyId agency, calendar::Day on) {
  std::vector<std::string> aliases;
  for (auto& row : names_of(connection, agency))
    if (row.sort == NameSort::alias && row.period.holds(on)) aliases.push_back(std::move(row.name));
  return aliases;
}

base::PersonId put_person(Connection& connection, const people::Person& person) {
  Query known{connection, "SELECT id FROM person WHERE role = :role AND agency IS :agency AND email = :email"};
  known.bind(":role", people::code(person.role)).bind(":agency", number_if(person.agency)).bind(":email", person.email);
  if (known.step()) {
    const base::PersonId id{known.integer(0)};
    Query update{connection, "UPDATE person SET name = :name, active = 1 WHERE id = :id"};
    update.bind(":name", person.name).bind(":id", base::number(id)).run();
    return id;
  }
  Query insert{connection, "INSERT INTO person (name, email, role, agency) VALUES (:name, :email, :role, :agency)"};
  insert.bind(":name", person.name).bind(":email", person.email).bind(":role", people::code(person.role));
  insert.bind(":agency", number_if(person.agency)).run();
  return base::PersonId{connection.database().getLastInsertRowid()};
}

void retire_others(Connection& connection, people::Role role, std::optional<base::AgencyId> agency,
                   const std::vector<std::string>& emails) {
  Query query{connection, "SELECT id, email FROM person WHERE role = :role AND agency IS :agency AND active = 1"};
  query.bind(":role", people::code(role)).bind(":agency", number_if(agency));
  std::vector<std::int64_t> gone;
  while (query.step())
    if (std::ranges::find(emails, query.text(1)) == emails.end()) gone.push_back(query.integer(0));
  for (const auto id : gone) retire(connection, base::PersonId{id});
}

void retire(Connection& connection, base::PersonId person) {
  Query{connection, "UPDATE person SET active = 0 WHERE id = :id"}.bind(":id", base::number(person)).run();
}

std::optional<people::Person> person(Connection& connection, base::PersonId id) {
  Query query{connection, "SELECT id, name, email, role, agency FROM person WHERE id = :id"};
  query.bind(":id", base::number(id));
  if (!query.step()) return std::nullopt;
  return person_row(query);
}

std::vector<people::Person> people(Connection& connection) {
  Query query{connection, "SELECT id, name, email, role, agency FROM person WHERE active = 1 ORDER BY role, name, id"};
  return rows(query);
}

std::vector<people::Person> people_of(Connection& connection, base::AgencyId agency) {
  Query query{connection, R"(
    SELECT id, name, email, role, agency FROM person WHERE active = 1 AND agency = :agency ORDER BY role, id)"};
  query.bind(":agency", base::number(agency));
  return rows(query);
}

std::vector<people::Person> people_with(Connection& connection, people::Role role) {
  Query query{connection, R"(
    SELECT id, name, email, role, agency FROM person WHERE active = 1 AND role = :role ORDER BY name, id)"};
  query.bind(":role", people::code(role));
  return rows(query);
}

}  // namespace store
