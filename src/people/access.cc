#include "people/access.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace people {
namespace {

/// One line of the table, a column a role.
struct Row {
  Reach administrator, office, contact, head, committee, inspection;
};

constexpr auto nothing = Reach::nothing;
constexpr auto own = Reach::own;
constexpr auto all = Reach::all;

constexpr Row row_of(Action action) {
  switch (action) {
    // clang-format off
    //                                     admin-   office   contact  head     commit-  inspec-
    //                                     istrator                            tee      tion
    case Action::enter:            return {all,     all,     all,     all,     all,     all};
    case Action::keep_own_account: return {all,     all,     all,     all,     all,     all};
    case Action::see_overview:     return {all,     all,     own,     own,     all,     all};
    case Action::see_overdue:      return {all,     all,     own,     own,     all,     all};
    case Action::see_tasks:        return {all,     all,     nothing, nothing, all,     all};
    case Action::see_task:         return {all,     all,     own,     own,     all,     all};
    case Action::see_duty:         return {all,     all,     own,     own,     all,     all};
    case Action::claim_duty:       return {nothing, all,     own,     own,     nothing, nothing};
    case Action::see_evidence:     return {all,     all,     own,     own,     all,     all};
    case Action::add_evidence:     return {nothing, all,     own,     own,     nothing, nothing};
    case Action::report_progress:  return {nothing, all,     own,     own,     nothing, nothing};
    case Action::move_duty:        return {nothing, all,     nothing, nothing, nothing, nothing};
    case Action::move_task:        return {nothing, all,     nothing, nothing, nothing, nothing};
    case Action::record_directive: return {nothing, all,     nothing, nothing, nothing, nothing};
    case Action::answer_directive: return {nothing, all,     own,     own,     nothing, nothing};
    case Action::see_claims:       return {all,     all,     nothing, nothing, all,     all};
    case Action::decide_claim:     return {nothing, all,     nothing, nothing, nothing, nothing};
    case Action::see_requests:     return {all,     all,     nothing, nothing, all,     all};
    case Action::decide_request:   return {nothing, all,     nothing, nothing, nothing, nothing};
    case Action::see_silent:       return {all,     all,     own,     own,     all,     all};
    case Action::see_agencies:     return {all,     all,     nothing, nothing, all,     all};
    case Action::see_agency:       return {all,     all,     own,     own,     all,     all};
    case Action::edit_agencies:    return {nothing, all,     nothing, nothing, nothing, nothing};
    case Action::see_programmes:   return {all,     all,     nothing, nothing, all,     all};
    case Action::review_programme: return {all,     all,     nothing, nothing, nothing, all};
    case Action::edit_programme:   return {nothing, all,     nothing, nothing, nothing, nothing};
    case Action::see_undated:      return {all,     all,     nothing, nothing, all,     all};
    case Action::see_indicators:   return {all,     all,     nothing, nothing, all,     all};
    case Action::record_indicator: return {nothing, all,     nothing, nothing, nothing, nothing};
    case Action::see_reports:      return {all,     all,     nothing, nothing, all,     all};
    case Action::see_calendar:     return {all,     all,     all,     all,     all,     all};
    case Action::change_calendar:  return {nothing, all,     nothing, nothing, nothing, nothing};
    case Action::see_mail:         return {all,     all,     nothing, nothing, nothing, all};
    case Action::see_digests:      return {all,     all,     nothing, nothing, all,     all};
    case Action::send_digest:      return {nothing, all,     nothing, nothing, nothing, nothing};
    case Action::see_log:          return {all,     all,     nothing, nothing, nothing, all};
    case Action::manage_mail:      return {nothing, all,     nothing, nothing, nothing, nothing};
    case Action::see_people:       return {all,     all,     nothing, nothing, nothing, all};
    case Action::manage_people:    return {all,     all,     nothing, nothing, nothing, nothing};
      // clang-format on
  }
  std::abort();  // every action is above
}

}  // namespace

std::span<const Action> all_actions() {
  static constexpr auto first = static_cast<int>(Action::enter), last = static_cast<int>(Action::manage_people);
  static const auto actions = [] {
    std::array<Action, last - first + 1> each{};
    for (int i = first; i <= last; ++i) each.at(static_cast<std::size_t>(i - first)) = static_cast<Action>(i);
    return each;
  }();
  return actions;
}

Reach reach_of(Role role, Action action) {
  const auto row = row_of(action);
  switch (role) {
    case Role::administrator: return row.administrator;
    case Role::office: return row.office;
    case Role::contact: return row.contact;
    case Role::head: return row.head;
    case Role::committee: return row.committee;
    case Role::inspection: return row.inspection;
  }
  std::abort();  // every role is above
}

Reach reach_of(const Person& person, Action action) {
  if (action == Action::enter || action == Action::keep_own_account) return all;
  auto widest = nothing;
  for (const auto& mandate : person.mandates) widest = std::max(widest, reach_of(mandate.role, action));
  return widest;
}

std::vector<base::AgencyId> own_agencies(const Person& person, Action action) {
  std::vector<base::AgencyId> agencies;
  for (const auto& mandate : person.mandates)
    if (mandate.agency && reach_of(mandate.role, action) == own &&
        std::ranges::find(agencies, *mandate.agency) == agencies.end())
      agencies.push_back(*mandate.agency);
  return agencies;
}

}  // namespace people
