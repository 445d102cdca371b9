// Programme moves: how often a programme's ongoing tasks report, and how it ends.
#pragma once
#include "service/changes.h"
#include "store/programmes.h"

namespace service {

/// Each of these does its work in one transaction with its events, or gives a problem and changes nothing:
/// "no_such_programme", "no_such_person", "not_allowed", and its own.

/// Sets the report periods of the programme's ongoing tasks that have none of their own. Of a programme in force the
/// reports that have opened stay, those still to come are made anew. problems: "ended"
base::Result<base::Done> set_reporting(const Context& context, base::ProgrammeId programme, duty::Reporting reporting,
                                       std::optional<base::PersonId> person, store::Door door);

/// Ends a programme in force and every task of it, as `end_task` does. Its record and its claims that wait stay.
/// replaced_by: the programme that takes its place, in force itself; or nothing
/// problems: "not_in_force", "ended", "not_its_successor", and those of `duty::cannot_rest_on`
base::Result<base::Done> end_programme(const Context& context, base::ProgrammeId programme,
                                       std::optional<base::ProgrammeId> replaced_by, const Act& act);

/// Puts a programme that has ended away: it leaves the counts and lists of today, and can still be read.
/// problems: "not_ended", "archived"
base::Result<base::Done> archive(const Context& context, base::ProgrammeId programme,
                                 std::optional<base::PersonId> person, store::Door door);

}  // namespace service
