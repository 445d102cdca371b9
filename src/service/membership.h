// Membership: which agencies make up a group, from when until when, and what follows for the tasks that it leads.
#pragma once
#include "service/entry.h"
#include "store/members.h"

namespace service {

/// Lists an agency as member of a group in a period. A membership that the agency has at some of these days takes them
/// instead; where the period names no first or last day, that of the membership stays.
///
/// From its first day on the member holds what is due then or later of every task that the group leads, each duty once;
/// a day to come is the clock's work of that day. The group's own assignments give way to those of its members.
/// problems: "no_such_agency", "member_is_group", "group_is_member", "agency_merged", "bad_period", "two_memberships";
/// nothing is changed then
base::Result<base::Done> join(const Context& context, base::AgencyId body, base::AgencyId agency,
                              const store::Period& period, const Author& author);

/// Ends a membership: from that day on the agency is no member, and what it had not done of the group's tasks is ended.
/// problems: "no_such_agency", "not_a_member", "bad_period"
base::Result<base::Done> leave(const Context& context, base::AgencyId body, base::AgencyId agency, calendar::Day from,
                               const Author& author);

// Parts of other acts ------------------------------------------------------------------------------------------------

/// Keeps the membership, without what follows from it. True where it says something new.
base::Result<bool> put_member(const Entry& entry, base::AgencyId body, base::AgencyId agency,
                              const store::Period& period);

/// What follows for a group's tasks from its members of a day, each task with its event; nothing for one that is no
/// group. made_at: see store::fan_out
void settle(const Entry& entry, base::AgencyId body, calendar::Day on, base::Instant made_at);

}  // namespace service
