// The register's page of one agency: what it is called and was, where it belongs, and what became of it.
#pragma once
#include <optional>
#include <vector>

#include "report/counts.h"
#include "service/groups.h"
#include "service/lists.h"
#include "store/members.h"
#include "store/mergers.h"
#include "store/names.h"

namespace service {

/// A member of a group with its own standing in all that it owes.
struct MemberLine {
  store::MembershipRow membership;
  report::Counts counts;
};

struct MergerLine {
  store::MergerRow merger;
  std::string name;  ///< of the other agency
};

struct RegisterSheet {
  store::AgencyRow agency;
  std::vector<store::NameRow> names;
  std::vector<people::Person> people;
  std::vector<MemberLine> members;           ///< of a group, by name; former and future ones among them
  std::vector<store::MembershipRow> groups;  ///< of which it is, was or will be a member
  std::optional<MergerLine> merger;          ///< into another, done or planned
  std::vector<MergerLine> mergers;           ///< of others into it
  report::Counts counts;                     ///< of a group: of all its members as such
  std::vector<GroupTask> tasks;              ///< of a group
  std::vector<EventLine> history;            ///< of the register, the newest first

  // to choose from
  std::vector<store::AgencyRow> agencies;  ///< all that stand for themselves
  std::vector<people::Person> office;      ///< who may change the register
};

std::optional<RegisterSheet> register_sheet(const Context& context, base::AgencyId id);

/// The members of a group with one duty of a task that it leads, by name.
struct MembersSheet {
  store::TaskRow task;
  store::AgencyRow body;
  std::vector<GroupStanding> standings;  ///< one, where the group has members
  int number = 0;                        ///< of the duty shown
  std::vector<DutyLine> lines;
};

/// number: of the duty; nothing for the current one
std::optional<MembersSheet> members_sheet(const Context& context, base::TaskId task, base::AgencyId body,
                                          std::optional<int> number);

}  // namespace service
