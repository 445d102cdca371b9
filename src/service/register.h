// The register: agencies are added, renamed, named otherwise and merged, and their people change.
#pragma once
#include <string>
#include <vector>

#include "base/id.h"
#include "people/person.h"
#include "service/entry.h"
#include "store/period.h"

namespace service {

/// Longest name of an agency or a person, in bytes of UTF-8.
inline constexpr std::size_t longest_name = 500;

struct NewAgency {
  std::string name;
  bool is_group = false;
  std::optional<calendar::Day> since;  ///< the first day on which it bears the name; nothing for ever
};
/// problems: "agency_name", "name_taken"
base::Result<base::AgencyId> add_agency(const Context& context, const NewAgency& agency, const Author& author);

/// From that day on the agency bears the name; the one before leads to it still, until another bears it. A day to come
/// is the clock's work of that day.
/// problems: "no_such_agency", "agency_merged", "agency_name", "name_taken", "rename_waits" where a day to come has its
/// name already, "bad_period" where the day does not come after the first day of the name it bears
base::Result<base::Done> rename(const Context& context, base::AgencyId agency, const std::string& name,
                                calendar::Day on, const Author& author);

/// Lets documents mean the agency by one more name, in a period; one that it goes by already takes the new days.
/// problems: "no_such_agency", "agency_merged", "agency_name", "name_taken", "bad_period"
base::Result<base::Done> add_alias(const Context& context, base::AgencyId agency, const std::string& alias,
                                   const store::Period& period, const Author& author);
/// problems: "no_such_agency", "no_such_alias"
base::Result<base::Done> remove_alias(const Context& context, base::AgencyId agency, const std::string& alias,
                                      const Author& author);

/// A contact or head of an agency; one known by the address there takes the new name. An agency has as many as it
/// likes.
struct NewPerson {
  base::AgencyId agency;
  people::Role role = people::Role::contact;
  std::string name, email;
};
/// problems: "no_such_agency", "agency_merged", "agency_name", "mail_address"
base::Result<base::PersonId> add_person(const Context& context, const NewPerson& person, const Author& author);
/// From now on the person is nobody to write to.
/// problems: "no_such_person"
base::Result<base::Done> remove_person(const Context& context, base::AgencyId agency, base::PersonId person,
                                       const Author& author);

/// From that day on the successor stands for the agency: its open duties, its people, its memberships and its names go
/// to the successor, reminders not yet sent with them; what it did stays under its name. A day to come is the clock's
/// work of that day.
/// problems: "no_such_agency", "agency_merged" where either was merged or is to be, "group_cannot_merge"
base::Result<base::Done> merge(const Context& context, base::AgencyId agency, base::AgencyId successor,
                               calendar::Day on, const Author& author);

// The clock's part ---------------------------------------------------------------------------------------------------

/// What the register has planned for an agency on a day is done: its name of that day, its merger, its members.
/// made_at: see store::fan_out
void take_turn(const Entry& entry, base::AgencyId agency, calendar::Day day, base::Instant made_at);

/// A duty that was sent back to an agency that does not hold its task any more goes to whoever does.
void pass_on(const Entry& entry, base::DutyId duty);

}  // namespace service
