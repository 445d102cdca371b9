// Groups: how far the members of a group are with the tasks that it leads.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "service/context.h"
#include "store/duties.h"

namespace service {

/// How many members of a group are how far with one due day of a task.
struct RollUp {
  int number = 0;             ///< of the duty within its task
  calendar::Day due_on;       ///< the earliest, where the members' days differ
  std::int64_t total = 0;     ///< members that owe it, those for whom it rests or was dropped not among them
  std::int64_t reported = 0;  ///< completed, and claims that wait
  std::int64_t waiting = 0;   ///< of those reported, the ones that wait to be confirmed
  std::int64_t overdue = 0;   ///< as `report::Counts` counts it; late claims that wait are among them
};

/// A group as lead of a task.
struct GroupStanding {
  base::TaskId task;
  base::AgencyId body;
  std::string name;
  bool has_members = false;    ///< else the group holds the task itself, and the office follows it
  std::vector<RollUp> days{};  ///< those that have opened, the earliest first

  /// The earliest day that not all have reported on, else the last; nothing where none has opened.
  const RollUp* current() const;
};

/// The groups that lead these tasks, by task.
std::vector<GroupStanding> group_standings(const Context& context, store::Connection& connection,
                                           const std::vector<base::TaskId>& tasks);

/// A task that a group leads, and how far its members are.
struct GroupTask {
  store::TaskListRow task;
  GroupStanding standing;
};
/// The tasks that a group leads, in the order of their documents.
std::vector<GroupTask> tasks_of_group(const Context& context, store::Connection& connection, base::AgencyId body);

}  // namespace service
