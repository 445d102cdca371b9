// Periods: the stretches of time for which ongoing tasks owe a report, and the days on which a rule falls due.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "calendar/day.h"
#include "deadline/rule.h"

namespace duty {

/// How often an ongoing task owes a report (kỳ báo cáo).
enum class ReportPeriod { month, quarter, half_year, year };

/// "month", "quarter", "half_year", "year", as settings, the store and the command line write it.
std::string_view code(ReportPeriod period);
std::optional<ReportPeriod> report_period_of(std::string_view code);

/// How an installation, a programme or a task reports on what is ongoing.
struct Reporting {
  ReportPeriod period = ReportPeriod::quarter;
  /// 1: calendar periods. 15: from the 15th of the month before a period to the 14th of its last month.
  int first_day = 1;

  bool operator==(const Reporting&) const = default;
};

/// Days, both included.
struct Span {
  calendar::Day first, last;

  bool operator==(const Span&) const = default;
};

/// The report period that a day lies in. Each day lies in exactly one, and they follow each other without a gap.
///
/// With periods that begin on the 15th, quarter I runs from 15 December to 14 March, the first half-year to 14 June,
/// the year from 15 December to 14 December.
/// source: Nghị định 09/2019/NĐ-CP, article 12 (days on which the data of periodic reports are closed)
Span period_of(calendar::Day day, Reporting reporting);

/// The days in [first, last] on which a rule falls due, ascending.
///
/// As `deadline::occurrences`, but a month is never left out for want of a day: the nth day is reckoned from the first,
/// and where its month is too short it is the month's last day: 31 January, 28 February, 31 March; 29 February 2028,
/// 28 February 2029.
/// source: Civil Code 91/2015/QH13, article 148(3)
std::vector<calendar::Day> due_days_of(const deadline::Rule& rule, calendar::Day first, calendar::Day last);

}  // namespace duty
