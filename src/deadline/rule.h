// Rules: the part of RFC 5545 recurrence that deadlines need.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/day.h"

namespace deadline {

enum class Frequency { yearly, monthly, weekly, daily };

/// A recurrence rule (RFC 5545, section 3.3.10) of the parts FREQ, INTERVAL, BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS.
struct Rule {
  Frequency frequency = Frequency::yearly;
  int interval = 1;             ///< 1 or more
  std::vector<int> months;      ///< 1 to 12, ascending
  std::vector<int> month_days;  ///< 1 to 31, or -1 to -31 counted from the end
  std::vector<date::weekday> weekdays;
  std::vector<int> positions;  ///< BYSETPOS: 1-based, or negative from the end

  bool operator==(const Rule&) const = default;
};

/// "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", in the key order above.
std::string text_of(const Rule& rule);

/// The rule of such a text, with or without "RRULE:"; nothing for any other.
std::optional<Rule> rule_in(std::string_view text);

/// The days of the rule in [first, last], ascending, the rule starting at `first` (its DTSTART: INTERVAL counts from
/// there; where the rule names no day, occurrences fall on the day number, or weekday, of `first`).
std::vector<calendar::Day> occurrences(const Rule& rule, calendar::Day first, calendar::Day last);

}  // namespace deadline
