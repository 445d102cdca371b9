// Days and calendars that tests write in one word.
#pragma once
#include <string_view>

#include "calendar/working_days.h"

namespace support {

inline calendar::Day day(std::string_view iso) { return calendar::day_in(iso).value(); }

/// The working calendar that the binary brings.
inline const calendar::WorkingDays& vietnam() {
  static const calendar::WorkingDays working_days{calendar::shipped_exceptions()};
  return working_days;
}

}  // namespace support
