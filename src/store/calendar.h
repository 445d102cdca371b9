// The calendar in the store: the files that were loaded over the calendar that the program brings.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "calendar/working_days.h"
#include "store/connection.h"

namespace store {

struct CalendarFile {
  std::int64_t id = 0;
  std::string name;    ///< of the file, without its folder
  std::string sha256;  ///< of its bytes, small hexadecimal
  base::Instant loaded_at;
};

/// The file loaded last: its number grows with each that is loaded, so a calendar is right while it stays the same.
std::optional<CalendarFile> newest_calendar_file(Connection& connection);

/// All files loaded, the newest first.
std::vector<CalendarFile> calendar_files(Connection& connection);

/// The exceptions of all files loaded, the earliest file's first: in a calendar built of them the later one holds.
std::vector<calendar::Exception> loaded_exceptions(Connection& connection);

/// Keeps a file with what it says of its days, each of which it names once. file: its id is not read
std::int64_t add_calendar_file(Connection& connection, const CalendarFile& file,
                               const std::vector<calendar::Exception>& exceptions);

}  // namespace store
