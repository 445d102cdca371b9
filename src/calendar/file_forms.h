// The three forms of a calendar file, each read on its own; what is true of a day in all of them is seen to here.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "calendar/file.h"

namespace calendar {

base::Problem calendar_problem(std::string kind, int line, std::string_view what, std::string_view words = {});

/// What a file says of one day, before it is looked at.
struct Saying {
  std::optional<Day> day;
  bool working = false;
  std::string name, source;
  bool expected = false;
  int line = 0;
  std::string day_as_written;  ///< for the words of a problem
};

/// The day, its words cleaned; the "calendar_file" or "calendar_day" that is wrong with it.
base::Result<FileDay> file_day(Saying saying);

/// text: UTF-8 without byte-order mark
base::Result<std::vector<FileDay>> days_in_toml(std::string_view text);
base::Result<std::vector<FileDay>> days_in_csv(std::string_view text);
base::Result<std::vector<FileDay>> days_in_ics(std::string_view text);

/// More days than that no calendar of days off has.
inline constexpr std::size_t most_days = 5000;

}  // namespace calendar
