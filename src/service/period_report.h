// The period report: the figures of a quarter, a half-year or a year, as its end knew them.
#pragma once
#include "report/period.h"
#include "service/context.h"

namespace service {

/// The report on a period. One that is over is told as of its end: what was claimed, confirmed, extended or recorded
/// afterwards does not change it. One under way is told as of now.
///
/// as_of:    the report as of the end of that day instead, today's as of now: a year's figures often arrive in January
/// problems: "period_to_come" (it has not begun), "as_of_before" (the day lies before the period), "as_of_later" (after
///           today), "sums_differ"
base::Result<report::PeriodFigures> period_report(const Context& context, const report::Period& period,
                                                  std::optional<calendar::Day> as_of = {});

/// The periods that can be reported on: from the day on which the first programme came into force until today, the
/// newest first. Empty while none has.
std::vector<report::Period> report_periods(const Context& context);

}  // namespace service
