// The lunar calendar of Vietnam: Tết and Giỗ Tổ fall on its days.
#pragma once
#include "calendar/day.h"

namespace calendar {

/// A day of the lunar calendar. A leap month follows the month of the same number.
struct LunarDay {
  int year = 0;   ///< of the civil year in which its Tết falls
  int month = 0;  ///< 1 to 12
  int day = 0;    ///< 1 to 30
  bool leap = false;

  bool operator==(const LunarDay&) const = default;
};

/// The lunar day on which a civil day of the years 1900 to 2199 falls.
///
/// Months begin on the day of the new moon in Vietnam, UTC+7; month 11 holds the winter solstice; of a year with
/// thirteen months the first without a major solar term is the leap one.
/// source: new moons and solar longitude after J. Meeus, Astronomical Algorithms, chapters 25 and 49; UTC+7 since
///         1 January 1968 by Quyết định 121/CP of 1967
LunarDay lunar_of(Day day);

/// The civil day of the first day of a lunar month that is not a leap month: month 1 gives Tết.
Day first_of_lunar_month(int year, int month);

}  // namespace calendar
