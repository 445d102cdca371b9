// Agencies, what became of them, and people in the store. Their names are in store/names.h.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "people/person.h"
#include "store/names.h"

namespace store {

struct AgencyRow {
  base::AgencyId id;
  std::string name;
  bool is_group = false;
  std::optional<base::AgencyId> merged_into;  ///< the agency that stands for it since the day of its merger
};

/// Adds an agency that bears the name in that period.
/// throws: std::logic_error where another agency goes by the name on some of these days: ask first
base::AgencyId add_agency(Connection& connection, std::string_view name, bool is_group, const Period& period = {});

/// From now on the agency is a group, whose members owe what it is given.
void make_group(Connection& connection, base::AgencyId agency);

std::optional<AgencyRow> agency(Connection& connection, base::AgencyId id);
std::vector<AgencyRow> agencies(Connection& connection);

/// The other names by which the agency goes on a day, former ones not among them.
std::vector<std::string> aliases_of(Connection& connection, base::AgencyId agency, calendar::Day on);

/// The person of that role, agency and address; added where there is none, otherwise with the new name and active.
base::PersonId put_person(Connection& connection, const people::Person& person);

/// Of the people of that role (and agency), those with other addresses than these are no longer active.
void retire_others(Connection& connection, people::Role role, std::optional<base::AgencyId> agency,
                   const std::vector<std::string>& emails);

/// The person is no longer active; what they did stays theirs.
void retire(Connection& connection, base::PersonId person);

std::optional<people::Person> person(Connection& connection, base::PersonId id);

/// The active people, by role and name.
std::vector<people::Person> people(Connection& connection);
std::vector<people::Person> people_of(Connection& connection, base::AgencyId agency);
std::vector<people::Person> people_with(Connection& connection, people::Role role);

}  // namespace store
