// Pauses: an agency has taken note of a duty and named a day, until which it is not reminded.
#pragma once
#include <vector>

#include "base/instant.h"
#include "calendar/day.h"

namespace schedule {

/// «Đã tiếp nhận, hẹn ngày …».
struct Pause {
  base::Instant said_at;   ///< windows that opened before are not undone
  calendar::Day until_on;  ///< from this day on the duty is spoken of again
};

/// Whether a step, whose window opens at that instant of that day, is left out for the agency. Of what was said before,
/// the last holds.
///
/// pauses:    in the order in which they were said
/// owed_from: when the duty was made, moved, taken up again or handed over last: what was said before says nothing
bool rests(const std::vector<Pause>& pauses, base::Instant owed_from, calendar::Day day, base::Instant opens);

}  // namespace schedule
