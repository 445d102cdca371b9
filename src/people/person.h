// People: who someone is, and what that lets them do.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"

namespace people {

enum class Role {
  administrator,  ///< installs, keeps accounts and settings; decides on no duty
  office,         ///< Văn phòng: imports, confirms, returns
  contact,        ///< đầu mối cơ quan: reports for one agency
  head,           ///< of one agency: told when it is late
  committee,      ///< Ban Thường vụ: reads
  inspection,     ///< Ủy ban Kiểm tra: reads everything and changes nothing
};

std::string_view code(Role role);
std::optional<Role> role_of(std::string_view code);

/// Whether the role is held for one agency.
bool is_of_agency(Role role);

/// By what someone may act: a role, and the agency for which it is held where it is of one.
struct Mandate {
  Role role = Role::contact;
  std::optional<base::AgencyId> agency;

  bool operator==(const Mandate&) const = default;
};

struct Person {
  base::PersonId id;
  std::string name;
  std::string email;
  Role role = Role::contact;             ///< by which the person is listed; of one asked for by number, the last held
  std::optional<base::AgencyId> agency;  ///< of that role, for contacts and heads
  std::string function = {};             ///< chức vụ, may be empty
  /// Those of the day for which the person was asked for. What the person may do rests on these alone.
  std::vector<Mandate> mandates = {};
};

/// Whether the person may claim a duty of that agency done: its contact or head may, and the office on its behalf.
bool may_claim(const Person& person, base::AgencyId agency);

/// Whether the person may confirm or return claims: the office alone.
bool may_decide(const Person& person);

/// Whether the person holds the role, for whichever agency.
bool holds(const Person& person, Role role);

}  // namespace people
