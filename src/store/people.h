// People in the store: who they are, and the mandates by which they act.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "people/person.h"
#include "store/period.h"

namespace store {

/// Who says that someone has a mandate.
enum class Named {
  by_people,    ///< it stays until people end it
  by_settings,  ///< it ends when the settings name the person no more
};

/// The person of that address, case aside, with the mandate of that role and agency in force on that day; what is not
/// there yet is added. A mandate that is taken up again begins on the day, one held for the first time has no
/// beginning. A name that is no more than the address changes nothing.
base::PersonId put_person(Connection& connection, const people::Person& person, calendar::Day on,
                          Named named = Named::by_people);

/// Adds someone without any mandate; the address is nobody's yet.
base::PersonId add_person(Connection& connection, const people::Person& person);

/// From that day on, the mandates of the role (and agency) that were named that way and whose people have other
/// addresses than these have ended.
void retire_others(Connection& connection, people::Role role, std::optional<base::AgencyId> agency,
                   const std::vector<std::string>& emails, calendar::Day on, Named named = Named::by_people);

/// From that day on, the person speaks for the agency no more; what they did stays theirs.
void retire(Connection& connection, base::PersonId person, base::AgencyId agency, calendar::Day on);

/// The person without mandates: enough to name them and to write to them.
std::optional<people::Person> person(Connection& connection, base::PersonId id);
/// The person with the mandates of that day; without any where the account is disabled.
std::optional<people::Person> person_on(Connection& connection, base::PersonId id, calendar::Day on);
/// The person who signs in with that address, case aside.
std::optional<base::PersonId> person_of_email(Connection& connection, std::string_view email);

/// The people of a day, once for each role they hold, by role and name.
std::vector<people::Person> people(Connection& connection, calendar::Day on);
std::vector<people::Person> people_of(Connection& connection, base::AgencyId agency, calendar::Day on);
std::vector<people::Person> people_with(Connection& connection, people::Role role, calendar::Day on);
/// Those whom the settings name, of that role.
std::vector<people::Person> people_of_settings(Connection& connection, people::Role role, calendar::Day on);

/// A mandate with its days.
struct MandateRow {
  std::int64_t id = 0;
  base::PersonId person;
  people::Mandate mandate;
  Period period;
  std::optional<base::PersonId> substitute_for;
  Named named = Named::by_people;
};

/// Adds a mandate; its id.
std::int64_t add_mandate(Connection& connection, const MandateRow& mandate);
/// The mandate's last day; one that would end before it begins is taken back.
void end_mandate(Connection& connection, std::int64_t mandate, calendar::Day last);
/// All the mandates that a person has, has had or will have, oldest first.
std::vector<MandateRow> mandates_of(Connection& connection, base::PersonId person);

/// Everyone ever named, by name, with when the account was disabled; each person once.
struct PersonRow {
  people::Person person;
  std::optional<base::Instant> disabled_at;
};
std::vector<PersonRow> all_people(Connection& connection);

void rename(Connection& connection, base::PersonId person, std::string_view name, std::string_view function);
/// Signs in no more from that instant; nothing: may sign in again.
void set_disabled(Connection& connection, base::PersonId person, std::optional<base::Instant> at);

}  // namespace store
