// Agencies and what became of them. Their names are in store/names.h, their people in store/people.h.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "store/names.h"
#include "store/people.h"

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

/// Those that owe something open on that day and have no contact, by name; groups aside.
std::vector<AgencyRow> agencies_without_contact(Connection& connection, calendar::Day on);

/// The other names by which the agency goes on a day, former ones not among them.
std::vector<std::string> aliases_of(Connection& connection, base::AgencyId agency, calendar::Day on);

}  // namespace store
