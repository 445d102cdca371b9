// Assigned: a task of a programme in force becomes what each of its lead agencies owes.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "duty/duty.h"
#include "store/programmes.h"

namespace service {

/// How much was made.
struct Assigned {
  std::size_t assignments = 0, duties = 0;
};

/// The agency that a document of that day means by the name, or the one that stands for it since a merger; where there
/// is none it is added, as a group where its name says so.
base::AgencyId agency_for(store::Connection& connection, std::string_view name, calendar::Day on);

/// How the task reports where it is ongoing: as it is set for the task itself, else for its programme.
duty::Reporting reporting_of(const store::TaskRow& task, const store::ProgrammeRow& programme);

/// What each lead agency of the task owes, followed from that instant on.
///
/// A task that comes into force with its programme owes every duty of its deadline, those whose day has passed among
/// them. One that is added to a programme already in force owes nothing from before that day: occurrences and periods
/// that ended earlier are left out, and the rest is numbered from 1.
std::vector<duty::Duty> duties_from(const store::TaskRow& task, const store::ProgrammeRow& programme,
                                    base::Instant now);

/// Makes the assignments of a task to its lead agencies and the duties of each, within the caller's transaction.
/// Two names of one agency give one assignment. A group gets one of its own; `fan_out` hands it to its members.
///
/// programme: as it stands in the store; not yet marked as in force where the task comes into force with it
Assigned assign(store::Connection& connection, const store::TaskRow& task, const store::ProgrammeRow& programme,
                base::Instant now);

/// Hands what the groups among a programme's leads were given to their members, within the caller's transaction. The
/// programme must be in force.
///
/// made_at: see store::fan_out
void fan_out(store::Connection& connection, base::ProgrammeId programme, calendar::Day on,
             std::optional<base::Instant> made_at);

}  // namespace service
