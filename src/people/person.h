// People: who someone is, and what that lets them see and do.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"

namespace people {

enum class Role {
  contact,    ///< đầu mối cơ quan: reports for one agency
  head,       ///< of one agency: told when it is late
  office,     ///< Văn phòng: imports, confirms, returns
  committee,  ///< Ban Thường vụ: reads
};

std::string_view code(Role role);
std::optional<Role> role_of(std::string_view code);

struct Person {
  base::PersonId id;
  std::string name;
  std::string email;
  Role role = Role::contact;
  std::optional<base::AgencyId> agency;  ///< for contacts and heads
};

/// Whether the person may claim a duty of that agency done: its contact or head may, and the office on its behalf.
bool may_claim(const Person& person, base::AgencyId agency);

/// Whether the person may confirm or return claims: the office alone.
bool may_decide(const Person& person);

}  // namespace people
