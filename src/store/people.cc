#include "store/people.h"

#include <algorithm>

#include "store/columns.h"

namespace store {
namespace {

std::optional<std::int64_t> number_if(std::optional<base::AgencyId> agency) {
  return agency ? std::optional{base::number(*agency)} : std::nullopt;
}

people::Role role_at(Query& query, int column) {
  return people::role_of(query.view(column)).value_or(people::Role::contact);
}

std::optional<base::AgencyId> agency_at(Query& query, int column) {
  const auto agency = query.integer_if(column);
  return agency ? std::optional{base::AgencyId{*agency}} : std::nullopt;
}

/// id, name, email, role, agency, function: one who holds the role on the day asked for
people::Person holder(Query& query) {
  people::Person person{.id = base::PersonId{query.integer(0)},
                        .name = query.text(1),
                        .email = query.text(2),
                        .role = role_at(query, 3),
                        .agency = agency_at(query, 4),
                        .function = query.text(5)};
  person.mandates = {{person.role, person.agency}};
  return person;
}

std::vector<people::Person> holders(Query& query) {
  std::vector<people::Person> people;
  while (query.step()) people.push_back(holder(query));
  return people;
}

/// The mandates of the role (and agency) in force on the day, with the addresses of those who hold them.
struct Held {
  std::int64_t mandate = 0;
  std::string email;
};

std::vector<Held> held(Connection& connection, people::Role role, std::optional<base::AgencyId> agency,
                       calendar::Day on, Named named) {
  Query query{connection, R"(
    SELECT m.id, p.email FROM mandate m JOIN person p ON p.id = m.person
    WHERE m.role = :role AND m.agency IS :agency AND m.by_settings = :by_settings
      AND (m.from_on IS NULL OR m.from_on <= :on) AND (m.until_on IS NULL OR m.until_on >= :on))"};
  query.bind(":role", people::code(role)).bind(":agency", number_if(agency)).bind(":on", calendar::iso(on));
  query.bind(":by_settings", std::int64_t{named == Named::by_settings});
  std::vector<Held> found;
  while (query.step()) found.push_back({query.integer(0), query.text(1)});
  return found;
}

base::PersonId put_name(Connection& connection, const people::Person& person) {
  if (const auto known = person_of_email(connection, person.email)) {
    Query update{connection, "UPDATE person SET name = :name WHERE id = :id AND :name <> email COLLATE NOCASE"};
    update.bind(":name", person.name).bind(":id", base::number(*known)).run();
    return *known;
  }
  return add_person(connection, person);
}

}  // namespace

base::PersonId add_person(Connection& connection, const people::Person& person) {
  Query insert{connection, "INSERT INTO person (name, function, email) VALUES (:name, :function, :email)"};
  insert.bind(":name", person.name).bind(":function", person.function).bind(":email", person.email).run();
  return base::PersonId{connection.database().getLastInsertRowid()};
}

base::PersonId put_person(Connection& connection, const people::Person& person, calendar::Day on, Named named) {
  const auto id = put_name(connection, person);
  const MandateRow wanted{
      .person = id, .mandate = {person.role, person.agency}, .period = {}, .substitute_for = {}, .named = named};
  bool held_before = false;
  for (const auto& row : mandates_of(connection, id)) {
    if (row.mandate != wanted.mandate || row.named != named) continue;
    if (row.period.holds(on)) return id;
    if (row.period.until_on == on - date::days{1}) {  // ended and taken up again without a day between
      Query resume{connection, R"(
        UPDATE mandate SET until_on = NULL, taken_up = (SELECT coalesce(max(id), 0) FROM event) WHERE id = :id)"};
      resume.bind(":id", row.id).run();
      return id;
    }
    held_before = true;
  }
  auto mandate = wanted;
  if (held_before) mandate.period.from_on = on;
  add_mandate(connection, mandate);
  return id;
}

void retire_others(Connection& connection, people::Role role, std::optional<base::AgencyId> agency,
                   const std::vector<std::string>& emails, calendar::Day on, Named named) {
  for (const auto& [mandate, email] : held(connection, role, agency, on, named))
    if (std::ranges::find(emails, email) == emails.end()) end_mandate(connection, mandate, on - date::days{1});
}

void retire(Connection& connection, base::PersonId person, base::AgencyId agency, calendar::Day on) {
  for (const auto& row : mandates_of(connection, person))
    if (row.mandate.agency == agency && row.period.overlaps({on, {}}))
      end_mandate(connection, row.id, on - date::days{1});
}

std::optional<people::Person> person(Connection& connection, base::PersonId id) {
  Query query{connection, R"(
    SELECT p.id, p.name, p.email, m.role, m.agency, p.function
    FROM person p LEFT JOIN mandate m ON m.person = coalesce(p.same_as, p.id)
    WHERE p.id = :id ORDER BY m.until_on IS NULL DESC, m.until_on DESC, m.id LIMIT 1)"};
  query.bind(":id", base::number(id));
  if (!query.step()) return std::nullopt;
  return people::Person{.id = base::PersonId{query.integer(0)},
                        .name = query.text(1),
                        .email = query.text(2),
                        .role = role_at(query, 3),
                        .agency = agency_at(query, 4),
                        .function = query.text(5)};
}

std::optional<people::Person> person_on(Connection& connection, base::PersonId id, calendar::Day on) {
  auto found = person(connection, id);
  if (!found) return found;
  Query query{connection, R"(
    SELECT DISTINCT m.role, m.agency
    FROM person p JOIN person whole ON whole.id = coalesce(p.same_as, p.id) JOIN mandate m ON m.person = whole.id
    WHERE p.id = :id AND whole.disabled_at IS NULL
      AND (m.from_on IS NULL OR m.from_on <= :on) AND (m.until_on IS NULL OR m.until_on >= :on))"};
  query.bind(":id", base::number(id)).bind(":on", calendar::iso(on));
  while (query.step()) found->mandates.push_back({role_at(query, 0), agency_at(query, 1)});
  return found;
}

std::optional<base::PersonId> person_of_email(Connection& connection, std::string_view email) {
  Query query{connection, "SELECT id FROM person WHERE email = :email COLLATE NOCASE AND same_as IS NULL"};
  query.bind(":email", email);
  return query.step() ? std::optional{base::PersonId{query.integer(0)}} : std::nullopt;
}

std::vector<people::Person> people(Connection& connection, calendar::Day on) {
  Query query{connection, R"(
    SELECT DISTINCT p.id, p.name, p.email, m.role, m.agency, p.function FROM mandate m JOIN person p ON p.id = m.person
    WHERE p.disabled_at IS NULL
      AND (m.from_on IS NULL OR m.from_on <= :on) AND (m.until_on IS NULL OR m.until_on >= :on)
    ORDER BY m.role, p.name, p.id)"};
  query.bind(":on", calendar::iso(on));
  return holders(query);
}

std::vector<people::Person> people_of(Connection& connection, base::AgencyId agency, calendar::Day on) {
  Query query{connection, R"(
    SELECT DISTINCT p.id, p.name, p.email, m.role, m.agency, p.function FROM mandate m JOIN person p ON p.id = m.person
    WHERE m.agency = :agency AND p.disabled_at IS NULL
      AND (m.from_on IS NULL OR m.from_on <= :on) AND (m.until_on IS NULL OR m.until_on >= :on)
    ORDER BY m.role, p.id)"};
  query.bind(":agency", base::number(agency)).bind(":on", calendar::iso(on));
  return holders(query);
}

std::vector<people::Person> people_with(Connection& connection, people::Role role, calendar::Day on) {
  Query query{connection, R"(
    SELECT DISTINCT p.id, p.name, p.email, m.role, m.agency, p.function FROM mandate m JOIN person p ON p.id = m.person
    WHERE m.role = :role AND p.disabled_at IS NULL
      AND (m.from_on IS NULL OR m.from_on <= :on) AND (m.until_on IS NULL OR m.until_on >= :on)
    ORDER BY p.name, p.id)"};
  query.bind(":role", people::code(role)).bind(":on", calendar::iso(on));
  return holders(query);
}

std::vector<people::Person> people_of_settings(Connection& connection, people::Role role, calendar::Day on) {
  Query query{connection, R"(
    SELECT DISTINCT p.id, p.name, p.email, m.role, m.agency, p.function FROM mandate m JOIN person p ON p.id = m.person
    WHERE m.role = :role AND m.by_settings = 1
      AND (m.from_on IS NULL OR m.from_on <= :on) AND (m.until_on IS NULL OR m.until_on >= :on)
    ORDER BY p.name, p.id)"};
  query.bind(":role", people::code(role)).bind(":on", calendar::iso(on));
  return holders(query);
}

std::int64_t add_mandate(Connection& connection, const MandateRow& mandate) {
  Query insert{connection, R"(
    INSERT INTO mandate (person, role, agency, from_on, until_on, substitute_for, by_settings, given)
    VALUES (:person, :role, :agency, :from_on, :until_on, :substitute_for, :by_settings,
            (SELECT coalesce(max(id), 0) FROM event)))"};
  insert.bind(":person", base::number(mandate.person)).bind(":role", people::code(mandate.mandate.role));
  insert.bind(":agency", number_if(mandate.mandate.agency));
  insert.bind(":substitute_for",
              mandate.substitute_for ? std::optional{base::number(*mandate.substitute_for)} : std::nullopt);
  insert.bind(":by_settings", std::int64_t{mandate.named == Named::by_settings});
  bind_period(insert, mandate.period);
  insert.run();
  return connection.database().getLastInsertRowid();
}

void end_mandate(Connection& connection, std::int64_t mandate, calendar::Day last) {
  Query never{connection, "DELETE FROM mandate WHERE id = :id AND from_on > :last"};
  never.bind(":id", mandate).bind(":last", calendar::iso(last)).run();
  Query end{connection, R"(
    UPDATE mandate SET until_on = :last, ended = (SELECT coalesce(max(id), 0) FROM event) WHERE id = :id)"};
  end.bind(":id", mandate).bind(":last", calendar::iso(last)).run();
}

std::vector<MandateRow> mandates_of(Connection& connection, base::PersonId person) {
  Query query{connection, R"(
    SELECT id, person, role, agency, from_on, until_on, substitute_for, by_settings FROM mandate
    WHERE person = :person ORDER BY id)"};
  query.bind(":person", base::number(person));
  std::vector<MandateRow> found;
  while (query.step()) {
    MandateRow row{.id = query.integer(0),
                   .person = base::PersonId{query.integer(1)},
                   .mandate = {role_at(query, 2), agency_at(query, 3)},
                   .period = period_at(query, 4),
                   .substitute_for = {},
                   .named = query.integer(7) != 0 ? Named::by_settings : Named::by_people};
    if (const auto other = query.integer_if(6)) row.substitute_for = base::PersonId{*other};
    found.push_back(std::move(row));
  }
  return found;
}

std::vector<PersonRow> all_people(Connection& connection) {
  Query query{connection,
              "SELECT id, name, email, function, disabled_at FROM person WHERE same_as IS NULL ORDER BY name, id"};
  std::vector<PersonRow> found;
  while (query.step())
    found.push_back({.person = {.id = base::PersonId{query.integer(0)},
                                .name = query.text(1),
                                .email = query.text(2),
                                .agency = {},
                                .function = query.text(3)},
                     .disabled_at = instant_if_at(query, 4)});
  return found;
}

void rename(Connection& connection, base::PersonId person, std::string_view name, std::string_view function) {
  Query update{connection, "UPDATE person SET name = :name, function = :function WHERE id = :id"};
  update.bind(":name", name).bind(":function", function).bind(":id", base::number(person)).run();
}

void set_disabled(Connection& connection, base::PersonId person, std::optional<base::Instant> at) {
  Query update{connection, "UPDATE person SET disabled_at = :at WHERE id = :id"};
  update.bind(":at", at ? std::optional{seconds(*at)} : std::nullopt).bind(":id", base::number(person)).run();
}

}  // namespace store
