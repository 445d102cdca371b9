#include "calendar/moment.h"

#include "calendar/day.h"

namespace calendar {

std::string moment_in_words(base::Instant instant) {
  const auto minutes = time_in_vietnam(instant).count();
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(minutes / 60) + ":" + two(minutes % 60) + " ngày " + in_words(day_in_vietnam(instant));
}

}  // namespace calendar
