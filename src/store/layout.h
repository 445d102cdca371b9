// Layout: the order and the refs of a programme's tasks, and what undoing a change of one task brings back.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "base/id.h"
#include "store/connection.h"
#include "store/task_moves.h"

namespace store {

/// A task and the ref that it bears.
using Placed = std::pair<base::TaskId, std::string>;

/// The tasks of a programme in their order.
std::vector<Placed> layout_of(Connection& connection, base::ProgrammeId programme);

struct Renamed {
  base::TaskId task;
  std::string from, to;
};

/// Puts the tasks of a programme into that order, each with that ref, and gives those whose ref is another now.
///
/// Tasks that are gone since are left out. Those that are not named stay behind the one that they stand behind; one
/// whose ref is given to another keeps it with «(cũ)» after it. Search finds the new refs.
std::vector<Renamed> lay_out(Connection& connection, base::ProgrammeId programme, std::vector<Placed> wanted);

/// A task with all that a document may change of it, its assignments and its duties, as JSON.
std::string state_of_task(Connection& connection, base::TaskId task);

/// What of that JSON a task's duties and assignments were.
struct DutyFound {
  base::DutyId id;
  base::AssignmentId assignment;
  calendar::Day due_on;
  duty::State state = duty::State::needs_action;
};
std::vector<DutyFound> duties_found(std::string_view json);
/// Those of its assignments that had not ended.
std::vector<base::AssignmentId> assignments_found(std::string_view json);
/// Brings back the task's own words, lead agencies, deadline and end; its ref stays as it is.
void restore_task(Connection& connection, base::TaskId task, std::string_view json);

}  // namespace store
