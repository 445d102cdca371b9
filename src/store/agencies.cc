#include "store/agencies.h"

#include <algorithm>

#include "base/text.h"

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

std::optional<std::int64_t> number_if(std::optional<base::AgencyId> agency) {
  return agency ? std::optional{base::number(*agency)} : std::nullopt;
}

}  // namespace

std::optional<base::AgencyId> agency_named(Connection& connection, std::string_view name) {
  Query query{connection, R"(
    SELECT id FROM agency WHERE folded = :folded
    UNION ALL SELECT agency FROM agency_alias WHERE folded = :folded LIMIT 1)"};
  query.bind(":folded", base::folded(name));
  if (!query.step()) return std::nullopt;
  return base::AgencyId{query.integer(0)};
}

base::AgencyId add_agency(Connection& connection, std::string_view name, bool is_group) {
  Query insert{connection, "INSERT INTO agency (name, folded, is_group) VALUES (:name, :folded, :is_group)"};
  insert.bind(":name", name).bind(":folded", base::folded(name)).bind(":is_group", std::int64_t{is_group}).run();
  return base::AgencyId{connection.database().getLastInsertRowid()};
}

bool add_alias(Connection& connection, base::AgencyId agency, std::string_view alias) {
  if (const auto known = agency_named(connection, alias)) return *known == agency;
  Query insert{connection, "INSERT INTO agency_alias (agency, name, folded) VALUES (:agency, :name, :folded)"};
  insert.bind(":agency", base::number(agency)).bind(":name", alias).bind(":folded", base::folded(alias)).run();
  return true;
}

std::optional<AgencyRow> agency(Connection& connection, base::AgencyId id) {
  Query query{connection, "SELECT id, name, is_group FROM agency WHERE id = :id"};
  query.bind(":id", base::number(id));
  if (!query.step()) return std::nullopt;
  return AgencyRow{base::AgencyId{query.integer(0)}, query.text(1), query.integer(2) != 0};
}

std::vector<AgencyRow> agencies(Connection& connection) {
  Query query{connection, "SELECT id, name, is_group FROM agency ORDER BY id"};
  std::vector<AgencyRow> found;
  while (query.step()) found.push_back({base::AgencyId{query.integer(0)}, query.text(1), query.integer(2) != 0});
  return found;
}

std::vector<std::string> aliases_of(Connection& connection, base::AgencyId agency) {
  Query query{connection, "SELECT name FROM agency_alias WHERE agency = :agency ORDER BY id"};
  query.bind(":agency", base::number(agency));
  std::vector<std::string> names;
  while (query.step()) names.push_back(query.text(0));
  return names;
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
  for (const auto id : gone) {
    Query update{connection, "UPDATE person SET active = 0 WHERE id = :id"};
    update.bind(":id", id).run();
  }
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
