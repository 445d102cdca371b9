// Periods: what was to be done in a quarter, a half-year or a year, and what became of it, as one cut-off knows it.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "base/problem.h"
#include "duty/duty.h"
#include "report/indicators.h"

namespace report {

/// A quarter, half-year or year that is reported on. Never a month.
struct Period {
  int year = 0;
  duty::ReportPeriod length = duty::ReportPeriod::quarter;
  int number = 1;  ///< of the quarter or the half-year in its year; 1 for a year

  auto operator<=>(const Period&) const = default;
};

/// "2026-Q2", "2026-H1", "2026", as links and the command line name it.
std::string code(const Period& period);
std::optional<Period> period_in(std::string_view code);

/// «Quý II/2026», «6 tháng đầu năm 2026», «Năm 2026».
std::string in_words(const Period& period);

/// Its days. first_day: 1 for calendar periods, 15 for those from the 15th to the 14th, as `duty::period_of` has them
duty::Span days_of(const Period& period, int first_day);

/// Every period that has a day in [first, last], the newest first, within a year its quarters, half-years, the year.
std::vector<Period> periods_between(calendar::Day first, calendar::Day last, int first_day);

/// What became of the work of a period.
///
/// Assigned (được giao trong kỳ) is every dated duty that was open on some day of the period: it opened by the period's
/// last day, and was not completed before the period began. So what was carried over counts; and as each period's end
/// knew it, what is completed counts in the one period in which it was confirmed. What is suspended or cancelled at the
/// cut-off is left out.
struct PeriodCounts {
  std::int64_t assigned = 0;
  std::int64_t on_time = 0;       ///< completed, by the day of its evidence on time
  std::int64_t late = 0;          ///< completed late
  std::int64_t in_time = 0;       ///< not completed, its day not past
  std::int64_t overdue = 0;       ///< not completed, its day past
  std::int64_t waiting = 0;       ///< of those not completed: claimed, and not confirmed yet; no part of its own
  std::int64_t reports_owed = 0;  ///< reports on what is ongoing that fell due in the period, up to the cut-off
  std::int64_t reports_made = 0;

  std::int64_t done() const { return on_time + late; }
  std::int64_t behind() const { return late + overdue; }  ///< chậm: completed late, or not completed and overdue

  PeriodCounts& operator+=(const PeriodCounts& other);
  bool operator==(const PeriodCounts&) const = default;
};

/// The moment whose knowledge a report tells.
struct CutOff {
  base::Instant at;
  calendar::Day day;        ///< that it is then: standings are those of this day
  calendar::Day closed_on;  ///< the last day that is over: reports due up to it are owed

  bool operator==(const CutOff&) const = default;
};
/// The cut-off at the very end of a day.
CutOff end_of(calendar::Day day);
/// The cut-off in the middle of a day.
CutOff cut_off_at(base::Instant at);

/// Counts one duty, as it was at the cut-off.
void add(PeriodCounts& counts, const duty::Facts& facts, const duty::Span& days, const CutOff& cut_off,
         const calendar::WorkingDays& working_days);

struct AgencyFigures {
  base::AgencyId agency;
  std::string name;
  PeriodCounts counts;
};

struct PeriodFigures {
  Period period;
  duty::Span days;
  CutOff cut_off;
  PeriodCounts total;
  std::vector<AgencyFigures> agencies;  ///< lead agencies, a group in place of its members; they sum to the total
  IndicatorFigures indicators;
};

/// Why the figures may not be shown: "sums_differ" where parts do not sum to their totals.
std::optional<base::Problem> doubt_of(const PeriodFigures& figures);

}  // namespace report
