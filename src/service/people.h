// People: who may sign in and act, given and taken back by the administrator and the office.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "service/entry.h"
#include "store/agencies.h"
#include "store/people.h"

namespace service {

/// A mandate that someone gets; the person is known by the address and added where nobody has it.
struct NewMandate {
  std::string name, email;
  std::string function;  ///< chức vụ; empty: as it was
  people::Role role = people::Role::contact;
  std::optional<base::AgencyId> agency;  ///< for contacts and heads
  store::Period period;                  ///< nothing at its beginning: from today, or for ever where it is the first
  std::optional<base::PersonId> substitute_for;
};

/// Who may do the following on the page: administrators and the office; what concerns an administrator, administrators
/// alone. Each is logged under the person's number.
///
/// problems: "mail_address", "name_empty", "name_long", "no_such_agency", "agency_wanted", "bad_period",
/// "no_such_person", "not_allowed"
base::Result<base::PersonId> give_mandate(const Context& context, const NewMandate& mandate, const Author& author);

/// The mandate's last day is that one. problems: "no_such_mandate", "bad_period", "not_allowed"
base::Result<base::Done> end_mandate(const Context& context, base::PersonId person, std::int64_t mandate,
                                     calendar::Day last, const Author& author);

/// Signs in no more, gets no mail and may not act, whatever the mandates say; sessions end at once.
base::Result<base::Done> disable(const Context& context, base::PersonId person, const Author& author);
base::Result<base::Done> enable(const Context& context, base::PersonId person, const Author& author);

/// The address of a page on which the person chooses a password, once, within two days.
base::Result<std::string> password_link(const Context& context, base::PersonId person, const Author& author);

/// A password given on the command line. problems: those of `people::cannot_choose`, "no_such_person", "sign_in_busy"
base::Result<base::Done> give_password(const Context& context, base::PersonId person, const std::string& password);

/// Why the author may not change what that person may do, or give that role. kinds: "no_such_person", "not_allowed"
std::optional<base::Problem> cannot_manage(const Entry& entry, std::optional<base::PersonId> whom,
                                           std::optional<people::Role> given);

/// Makes a change of someone who is there, and keeps it where it is no problem.
template <typename Change>
auto change_person(const Context& context, base::PersonId id, const Author& author, Change&& change)
    -> decltype(change(std::declval<const Entry&>())) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const Entry entry{*connection, context.clock.now(), author};
  if (auto refused = cannot_manage(entry, id, {})) return *refused;
  if (!store::person(*connection, id))
    return base::Problem{
        .kind = "no_such_person", .detail = "Không có người này. Xin mở lại danh sách người.", .words = {}};
  auto result = change(entry);
  if (result) transaction.commit();
  return result;
}

std::optional<base::PersonId> person_of_email(const Context& context, const std::string& email);

/// One person with all that is known of what they may do.
struct PersonLine {
  store::PersonRow row;
  std::vector<store::MandateRow> mandates;  ///< oldest first
  std::vector<std::string> agencies;        ///< the name of each mandate's agency, or empty
  bool has_password = false;
  bool has_second_factor = false;
};
std::vector<PersonLine> people_lines(const Context& context);

/// Agencies that owe something open and have nobody to whom a reminder goes; groups aside.
std::vector<store::AgencyRow> agencies_without_contact(const Context& context);

/// Where no administrator has a password yet: the address of a page on which the first one chooses it. Nothing where
/// there is one.
std::optional<std::string> first_link(const Context& context);

/// The password of the sample's people, which stands on the sign-in page while `[sign_in] demo` is set.
inline constexpr auto demo_password = "thuyen buom ngoai khoi";

/// Gives everyone who has a mandate today that password, an administrator and an inspector among them; how many.
/// problem: "not_a_demo" where the settings do not say so
base::Result<int> give_demo_passwords(const Context& context);

}  // namespace service
