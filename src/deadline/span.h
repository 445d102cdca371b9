// Spans: the days that a point covers once its year is known.
#pragma once
#include <optional>

#include "deadline/clause.h"

namespace deadline {

/// First and last day. A part of a period («đầu năm») has no first day: rule D7 gives its end alone.
struct Span {
  std::optional<calendar::Day> first;
  calendar::Day last;
};

/// The span of a point in `year`, which counts only where the point names none. Nothing where there is no such day.
///
/// Weeks run from Monday and are due on Friday; the nth week of a month begins on its nth Monday. The last week is
/// taken only where it ends in the month. Parts: đầu năm 31/3, giữa năm 30/6, cuối năm 31/12; đầu quý the end of its
/// first month; đầu tháng the 10th, giữa tháng the 15th; cuối the last day.
std::optional<Span> span_of(const Point& point, int year, const calendar::WorkingDays& working_days);

/// Where in its year a point lies, for the order of two points without years.
int place_in_year(const Point& point);

/// The unit that the reminders go by; nothing for a day.
std::optional<Period> period_of(const Point& point);

}  // namespace deadline
