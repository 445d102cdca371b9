// Names in the store: what each agency is called, and from when until when.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "store/period.h"

namespace store {

enum class NameSort {
  name,    ///< the one it bears
  alias,   ///< another one by which documents mean it
  former,  ///< one that it, or an agency merged into it, bore before; gives way to whoever bears it next
};

struct NameRow {
  std::int64_t id = 0;
  base::AgencyId agency;
  std::string name;
  NameSort sort = NameSort::name;
  Period period;
};

/// The agency that goes by that name on a day, case, diacritics and spaces aside; where none does on that day, the one
/// that did last, or first will. One that was merged is found under the number it had: `successor_of` leads on.
std::optional<base::AgencyId> agency_named(Connection& connection, std::string_view name, calendar::Day on);

/// Every name of the agency: the one it bears, then aliases, then former ones, each by its days.
std::vector<NameRow> names_of(Connection& connection, base::AgencyId agency);

/// Whether an agency other than `own` goes by the name on some days of the period, former names aside.
bool is_taken(Connection& connection, std::string_view name, const Period& period, std::optional<base::AgencyId> own);

/// Gives the agency one more name; one that it goes by already takes the new days. `id` is not read. False, with
/// nothing changed, where another agency goes by the name on some of these days.
bool add_name(Connection& connection, const NameRow& name);

/// The alias with any days of the agency is no more; false where it has none.
bool remove_alias(Connection& connection, base::AgencyId agency, std::string_view alias);

/// From that day on the name is no more; one that would begin only then is gone.
void end_name(Connection& connection, std::int64_t name, calendar::Day from);
/// From that day on the agency goes by none of the names it has.
void end_names(Connection& connection, base::AgencyId agency, calendar::Day from);

/// Lets lists show the name that the agency bears on that day; one that bears none keeps its last. True where it is
/// another than before.
bool show_name_of(Connection& connection, base::AgencyId agency, calendar::Day day);

}  // namespace store
