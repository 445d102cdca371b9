// Days: civil days in Vietnam, and the instants at which they begin.
#pragma once
#include <date/date.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"

namespace calendar {

/// A civil day. Which instants belong to it depends on the zone; a deadline never does.
using Day = date::sys_days;

/// The day of these numbers, or nothing where there is none (31 June).
std::optional<Day> day_of(int year, unsigned month, unsigned day);

/// The day that an ISO 8601 text names: exactly "YYYY-MM-DD".
std::optional<Day> day_in(std::string_view iso);

/// The day that a person wrote: as above, or as officials do, "30/6/2026" or "30/06/2026".
std::optional<Day> day_written(std::string_view text);

/// "2026-06-30".
std::string iso(Day day);

/// As an official writes it, without leading zeros: "30/6/2026".
std::string in_words(Day day);

/// "thứ Hai", "Chủ nhật".
std::string_view weekday_in_words(Day day);

/// The last day of the month.
Day last_of_month(int year, unsigned month);

/// The day on which `start` moved on by `count` months falls: the same day number or, where the month has none, its
/// last day (Civil Code 91/2015/QH13, article 148(3)).
Day months_after(Day start, int count);

/// The day that it is in Vietnam (zone Asia/Ho_Chi_Minh) at that instant.
/// throws: std::runtime_error where the machine has no time zone data (package tzdata)
Day day_in_vietnam(base::Instant instant);

/// The instant at which clocks in Vietnam show that time on that day.
/// time: since midnight
base::Instant instant_in_vietnam(Day day, std::chrono::minutes time);

/// The time that clocks in Vietnam show at that instant, since midnight.
std::chrono::minutes time_in_vietnam(base::Instant instant);

}  // namespace calendar
