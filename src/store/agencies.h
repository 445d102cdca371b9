// Agencies and people in the store.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "people/person.h"
#include "store/connection.h"

namespace store {

struct AgencyRow {
  base::AgencyId id;
  std::string name;
  bool is_group = false;
};

/// The agency that goes by that name or alias, case, diacritics and spaces aside.
std::optional<base::AgencyId> agency_named(Connection& connection, std::string_view name);

base::AgencyId add_agency(Connection& connection, std::string_view name, bool is_group);

/// Gives the agency one more name. False where another agency goes by it already.
bool add_alias(Connection& connection, base::AgencyId agency, std::string_view alias);

std::optional<AgencyRow> agency(Connection& connection, base::AgencyId id);
std::vector<AgencyRow> agencies(Connection& connection);
std::vector<std::string> aliases_of(Connection& connection, base::AgencyId agency);

/// The person of that role, agency and address; added where there is none, otherwise with the new name and active.
base::PersonId put_person(Connection& connection, const people::Person& person);

/// Of the people of that role (and agency), those with other addresses than these are no longer active.
void retire_others(Connection& connection, people::Role role, std::optional<base::AgencyId> agency,
                   const std::vector<std::string>& emails);

std::optional<people::Person> person(Connection& connection, base::PersonId id);

/// The active people, by role and name.
std::vector<people::Person> people(Connection& connection);
std::vector<people::Person> people_of(Connection& connection, base::AgencyId agency);
std::vector<people::Person> people_with(Connection& connection, people::Role role);

}  // namespace store
