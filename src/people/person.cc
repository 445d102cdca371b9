#include "people/person.h"

#include <algorithm>
#include <cstdlib>

namespace people {

std::string_view code(Role role) {
  switch (role) {
    case Role::administrator: return "administrator";
    case Role::office: return "office";
    case Role::contact: return "contact";
    case Role::head: return "head";
    case Role::committee: return "committee";
    case Role::inspection: return "inspection";
  }
  std::abort();  // every role is above
}

std::optional<Role> role_of(std::string_view text) {
  for (const auto role :
       {Role::administrator, Role::office, Role::contact, Role::head, Role::committee, Role::inspection})
    if (code(role) == text) return role;
  return std::nullopt;
}

bool is_of_agency(Role role) { return role == Role::contact || role == Role::head; }

bool may_claim(const Person& person, base::AgencyId agency) {
  return std::ranges::any_of(person.mandates, [&](const Mandate& mandate) {
    switch (mandate.role) {
      case Role::contact:
      case Role::head: return mandate.agency == agency;
      case Role::office: return true;
      case Role::administrator:
      case Role::committee:
      case Role::inspection: return false;
    }
    std::abort();  // every role is above
  });
}

bool may_decide(const Person& person) { return holds(person, Role::office); }

bool holds(const Person& person, Role role) {
  return std::ranges::any_of(person.mandates, [&](const Mandate& mandate) { return mandate.role == role; });
}

}  // namespace people
