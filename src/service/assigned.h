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

/// The agency that goes by that name; where there is none it is added, as a group where its name says so.
base::AgencyId agency_for(store::Connection& connection, std::string_view name);

/// What each lead agency of the task owes, followed from that instant on.
///
/// A task that comes into force with its programme owes every duty of its deadline, those whose day has passed among
/// them. One that is added to a programme already in force owes nothing from before that day: occurrences and periods
/// that ended earlier are left out, and the rest is numbered from 1.
std::vector<duty::Duty> duties_from(const store::TaskRow& task, const store::ProgrammeRow& programme,
                                    base::Instant now);

/// Makes the assignments of a task to its lead agencies and the duties of each, within the caller's transaction.
/// Two names of one agency give one assignment.
///
/// programme: as it stands in the store; not yet marked as in force where the task comes into force with it
Assigned assign(store::Connection& connection, const store::TaskRow& task, const store::ProgrammeRow& programme,
                base::Instant now);

}  // namespace service
