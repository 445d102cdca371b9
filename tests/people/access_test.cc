#include "people/access.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace people;

namespace {

constexpr Action changing[]{
    Action::claim_duty,      Action::add_evidence,    Action::move_duty,        Action::move_task,
    Action::decide_claim,    Action::edit_agencies,   Action::edit_programme,   Action::record_indicator,
    Action::change_calendar, Action::report_progress, Action::record_directive, Action::answer_directive,
    Action::decide_request,  Action::manage_mail,     Action::manage_people,    Action::send_digest,
};

}  // namespace

TEST_CASE("inspection reads everything and changes nothing, the committee changes nothing", "[people]") {
  for (const auto action : all_actions()) {
    const bool changes = std::ranges::find(changing, action) != std::end(changing);
    INFO(static_cast<int>(action));
    CHECK(reach_of(Role::inspection, action) == (changes ? Reach::nothing : Reach::all));
    if (changes) CHECK(reach_of(Role::committee, action) == Reach::nothing);
    CHECK(reach_of(Role::office, action) == Reach::all);
  }
}

TEST_CASE("an agency's people reach no further than their own", "[people]") {
  for (const auto action : all_actions())
    for (const auto role : {Role::contact, Role::head})
      if (action != Action::enter && action != Action::keep_own_account && action != Action::see_calendar)
        CHECK(reach_of(role, action) != Reach::all);
}

TEST_CASE("of several mandates the widest counts, and own agencies are those of mandates that reach so far",
          "[people]") {
  Person person{.id = base::PersonId{1}, .name = "A", .email = "a@b.example", .agency = {}};
  CHECK(reach_of(person, Action::see_duty) == Reach::nothing);
  CHECK(reach_of(person, Action::enter) == Reach::all);
  person.mandates = {
      {Role::contact, base::AgencyId{1}}, {Role::head, base::AgencyId{2}}, {Role::head, base::AgencyId{1}}};
  CHECK(reach_of(person, Action::see_duty) == Reach::own);
  CHECK(own_agencies(person, Action::see_duty) == std::vector{base::AgencyId{1}, base::AgencyId{2}});
  person.mandates.push_back({Role::committee, {}});
  CHECK(reach_of(person, Action::see_duty) == Reach::all);
  CHECK(reach_of(person, Action::claim_duty) == Reach::own);
}
