// Members in the store: which agencies make up a group, and who of them holds the group's tasks on a day.
#pragma once
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "store/period.h"

namespace store {

struct MembershipRow {
  std::int64_t id = 0;
  base::AgencyId body;  ///< the group
  base::AgencyId agency;
  std::string body_name, agency_name;
  Period period;
};

std::vector<MembershipRow> members_of(Connection& connection, base::AgencyId body);  ///< in the order they were listed
std::vector<MembershipRow> groups_of(Connection& connection, base::AgencyId agency);

/// id and names are not read
void add_membership(Connection& connection, const MembershipRow& membership);
void set_period(Connection& connection, std::int64_t membership, const Period& period);
void remove_membership(Connection& connection, std::int64_t membership);

/// What came of one task when its group's members changed.
struct TaskChange {
  base::TaskId task;
  int given = 0;  ///< duties that someone holds from now on
  int ended = 0;  ///< duties that someone holds no more
};

/// Brings the tasks of a group into accord with its members of a day.
///
/// The group's own assignment is the model: of each of its duties that is not settled, every member since its due day
/// or before holds one, and the group's own is ended where anyone does. A duty of one who is no member that day is
/// ended, claimed and completed ones excepted. A group without members holds its duties itself. Doing it twice changes
/// nothing.
///
/// made_at: steps of the new duties' ladders up to it are not owed; nothing for those of the programme
std::vector<TaskChange> fan_out(Connection& connection, base::AgencyId body, calendar::Day on,
                                std::optional<base::Instant> made_at);

/// The groups among the leads of a programme's tasks.
std::vector<base::AgencyId> groups_leading(Connection& connection, base::ProgrammeId programme);

/// An assignment that its agency does not hold any more, and the group through which it did (or that it is itself).
struct EndedAssignment {
  base::AgencyId agency, body;
};
/// The assignment of a duty, where it has ended.
std::optional<EndedAssignment> ended_assignment_of(Connection& connection, base::DutyId duty);

}  // namespace store
