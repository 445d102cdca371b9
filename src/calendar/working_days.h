// Working days: Monday to Friday less the days off, plus the Saturdays that make up for swapped days.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "calendar/day.h"

namespace calendar {

/// A day that is not what its weekday says: a public holiday, a substitute or swapped day off, a make-up working day.
struct Exception {
  Day day;
  bool working = false;        ///< true for a make-up working day
  std::string name;            ///< "Quốc khánh", "Làm bù"
  std::string source;          ///< the act or notice it was announced by
  bool expected_only = false;  ///< true while no official notice has been issued ("dự kiến")
};

/// Every working day of the years 1900 to 2199, and counting among them in constant or logarithmic time.
///
/// Working days are kept as prefix sums: `count_before(d)` is a table look-up, and the nth working day after d is the
/// one whose count it is.
/// source: Labour Code 45/2019/QH14, articles 111 and 112; Civil Code 91/2015/QH13, article 148(5)
class WorkingDays {
 public:
  static constexpr int first_year = 1900;
  static constexpr int last_year = 2199;

  /// Monday to Friday of each week, less and plus the exceptions. A later exception of a day replaces an earlier one.
  explicit WorkingDays(const std::vector<Exception>& exceptions = {});

  bool covers(Day day) const;

  /// Whether a day lies so far within the years covered that what is reckoned from it does too: 1990 to 2150.
  static bool reaches(Day day);

  /// All of these throw std::out_of_range for a day, or a result, outside the years covered.
  bool is_working(Day day) const;
  Day next_on_or_after(Day day) const;
  Day previous_on_or_before(Day day) const;

  /// The nth working day after `day`, which itself is not counted. n: 1 or more
  Day nth_after(Day day, int n) const;

  /// How many working days lie in (from, to]; negative where `to` is before `from`.
  int count_between(Day from, Day to) const;

 private:
  std::size_t index_of(Day day) const;
  Day nth(std::int64_t count) const;

  std::vector<std::int32_t> until_;  ///< until_[i]: working days among the first i days covered
};

/// The days off that the law lets expect of a year for which no notice has been issued: the public holidays, Tết from
/// the last day of the old year on, the free day beside 2/9 on the side that is no weekend, and a substitute for each
/// that falls on a weekend, but not for 24/11, which is no holiday of article 112(1). Swapped days and make-up
/// Saturdays cannot be foreseen.
///
/// year:   1900 to 2199
/// source: Labour Code 45/2019/QH14, articles 111(3) and 112; Nghị quyết 28/2026/QH16, article 2 (24/11)
std::vector<Exception> expected_exceptions(int year);

/// The calendar that the binary brings: the files of data/calendar, and for the years up to 2050 without a file what is
/// expected.
/// throws: std::logic_error where one of them cannot be read, which a test of the build rules out
std::vector<Exception> shipped_exceptions();

}  // namespace calendar
