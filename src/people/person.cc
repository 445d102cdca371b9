#include "people/person.h"

#include <cstdlib>

namespace people {

std::string_view code(Role role) {
  switch (role) {
    case Role::contact: return "contact";
    case Role::head: return "head";
    case Role::office: return "office";
    case Role::committee: return "committee";
  }
  std::abort();  // every role is above
}

std::optional<Role> role_of(std::string_view text) {
  for (const auto role : {Role::contact, Role::head, Role::office, Role::committee})
    if (code(role) == text) return role;
  return std::nullopt;
}

bool may_claim(const Person& person, base::AgencyId agency) {
  switch (person.role) {
    case Role::contact:
    case Role::head: return person.agency == agency;
    case Role::office: return true;
    case Role::committee: return false;
  }
  std::abort();  // every role is above
}

bool may_decide(const Person& person) { return person.role == Role::office; }

}  // namespace people
