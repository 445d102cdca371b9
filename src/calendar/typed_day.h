// Typed days: a day as people and browsers write it.
#pragma once
#include "calendar/day.h"

namespace calendar {

/// The day that a text names as ISO 8601 has it (2026-06-30) or as people write it (30/6/2026, 30/06/2026); nothing for
/// anything else.
std::optional<Day> day_typed(std::string_view text);

}  // namespace calendar
