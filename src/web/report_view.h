// Report pages: the periods that can be reported on, and the figures of one.
#pragma once
#include "base/problem.h"
#include "render/values.h"
#include "service/period_report.h"

namespace web {

/// periods: the newest first
render::Values reports_page(const std::vector<report::Period>& periods, int first_day, calendar::Day today);

/// as_of: the day that was asked for; nothing for the period's own end
render::Values report_page(const report::PeriodFigures& figures, std::optional<calendar::Day> as_of,
                           calendar::Day today);

/// In place of the figures, why there are none. typed: what was asked for as the day of the cut-off
render::Values no_report_page(const report::Period& period, const base::Problem& problem, std::string typed);

}  // namespace web
