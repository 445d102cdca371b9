// Calendar files: days off and make-up days as they are announced, in any of three forms.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "calendar/working_days.h"

namespace calendar {

/// A day that a file speaks of, and where.
struct FileDay {
  Exception exception;
  int line = 0;  ///< 1-based
};

/// The days that a calendar file speaks of, the earliest first, each once.
///
/// The form is known by the content:
/// ics:     RFC 5545, a VEVENT without hours for each holiday, from DTSTART up to but without DTEND. Its SUMMARY is the
///          name, and a make-up working day where it begins with «Làm bù» or «Làm việc»; the source is its DESCRIPTION,
///          else the calendar's X-WR-CALDESC or X-WR-CALNAME; a TENTATIVE one is only expected, a CANCELLED one is none
/// csv:     a row of titles, in any order: ngày, loại (nghỉ, làm bù), tên, nguồn, dự kiến (có, không)
/// toml:    a `source`, optionally `expected = true`, and arrays `day_off` and `working_day` of {day, name}, each of
///          which may have a `source` and an `expected` of its own
///
/// bytes:    UTF-8 with or without byte-order mark, at most 1 MiB
/// problems: each with its line: "calendar_file" where the file is not of its form or leaves out the source,
///           "calendar_day" for a day outside the years 1990 to 2150 or named twice; "csv"
base::Result<std::vector<FileDay>> days_in_file(std::string_view bytes);

/// Why a file's days cannot be laid over a calendar: "calendar_day", with the line of a make-up working day that is a
/// working day already. Nothing where they can.
std::optional<base::Problem> problem_over(const std::vector<FileDay>& days, const WorkingDays& before);

/// The exceptions without their lines.
std::vector<Exception> exceptions_of(const std::vector<FileDay>& days);

}  // namespace calendar
