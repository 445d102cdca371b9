#include "people/person.h"

#include <catch2/catch.hpp>

using namespace people;

namespace {

constexpr base::AgencyId own{1}, other{2};

Person someone(Role role) {
  Person person{.id = base::PersonId{1}, .name = "Nguyễn Văn A", .email = "a@so.example", .role = role, .agency = {}};
  if (is_of_agency(role)) person.agency = own;
  person.mandates = {{role, person.agency}};
  return person;
}

}  // namespace

TEST_CASE("an agency's contact and head claim for their own agency, the office for any, the committee for none",
          "[people]") {
  struct Case {
    Role role;
    bool for_own, for_other;
  };
  for (const auto& [role, for_own, for_other] : std::initializer_list<Case>{{Role::contact, true, false},
                                                                            {Role::head, true, false},
                                                                            {Role::office, true, true},
                                                                            {Role::committee, false, false},
                                                                            {Role::inspection, false, false},
                                                                            {Role::administrator, false, false}}) {
    INFO(code(role));
    CHECK(may_claim(someone(role), own) == for_own);
    CHECK(may_claim(someone(role), other) == for_other);
  }
}

TEST_CASE("a contact without an agency claims for none", "[people]") {
  auto nobody = someone(Role::contact);
  nobody.mandates.front().agency.reset();
  CHECK_FALSE(may_claim(nobody, own));
}

TEST_CASE("only the office confirms and returns", "[people]") {
  CHECK(may_decide(someone(Role::office)));
  for (const auto role : {Role::contact, Role::head, Role::committee, Role::inspection, Role::administrator})
    CHECK_FALSE(may_decide(someone(role)));
}

TEST_CASE("of several mandates each counts, and without any nothing is allowed", "[people]") {
  auto both = someone(Role::contact);
  both.mandates.push_back({Role::office, {}});
  CHECK(may_decide(both));
  CHECK(may_claim(both, other));
  both.mandates.clear();
  CHECK_FALSE(may_decide(both));
  CHECK_FALSE(may_claim(both, own));
}

TEST_CASE("a role reads back from its code", "[people]") {
  for (const auto role :
       {Role::administrator, Role::office, Role::contact, Role::head, Role::committee, Role::inspection})
    CHECK(role_of(code(role)) == role);
  for (const auto* text : {"", "Office", "admin", "contact "}) CHECK_FALSE(role_of(text));
}
