// The past: how duties stood at a moment gone by, told by the event log.
#pragma once
#include "service/lists.h"
#include "store/told.h"

namespace service {

/// The end of a day, in Vietnam: its last second.
base::Instant end_of(calendar::Day day);

/// Dated duties that were open at that moment and due up to a day, the earliest first, with the agency, state and day
/// of then. By the log alone; of a moment before the log told of duties, by the claims and decisions kept beside it.
std::vector<store::DutyRow> past_open_due_until(store::Connection& connection, calendar::Day until,
                                                base::Instant moment);

/// The duties, dated and reports, of a stretch of time as they were at its end: those that had been made and had opened
/// by `until` and were not completed before `from`. Told as above.
std::vector<store::ToldDuty> past_duties(store::Connection& connection, base::Instant from, base::Instant until);

/// One page of what was overdue at the end of a past day, of an agency or group if the query names one. Causes and
/// silence are told as of today alone: they are not asked for.
OverduePage overdue_of_past(const Context& context, calendar::Day day, const OverdueQuery& query);

}  // namespace service
