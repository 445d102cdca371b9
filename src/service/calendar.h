// The working calendar of an installation: what the program brings, and the files that were loaded over it.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/context.h"
#include "store/calendar.h"
#include "store/duties.h"
#include "store/events.h"

namespace service {

/// The working days that hold for this installation: those of the calendar that the program brings, with each day that
/// a loaded file speaks of as the latest such file has it. Built anew only when a file has been loaded.
///
/// A context that stands on a calendar (`Context::calendar`) gives that one.
std::shared_ptr<const calendar::WorkingDays> working_days(const Context& context, store::Connection& connection);

/// The same, where no connection is at hand.
std::shared_ptr<const calendar::WorkingDays> working_days(const Context& context);

/// The calendar as people look at it.
struct CalendarSheet {
  std::map<calendar::Day, calendar::Exception> exceptions;
  std::vector<store::CalendarFile> files;  ///< the newest first
};
CalendarSheet calendar_sheet(const Context& context);

/// A calendar file as it lies on a disk or came with a form.
struct CalendarUpload {
  std::string name;  ///< without its folder
  std::string bytes;
};

/// What becomes of one day that a file speaks of. It may stay as it is and have another name or source only.
struct ChangedDay {
  calendar::Exception exception;              ///< the file's
  bool working_before = false;                ///< whether it is a working day until then
  std::optional<calendar::Exception> before;  ///< what is known of the day until then
};

/// An open duty whose effective day moves.
struct MovedDuty {
  store::DutyRow duty;
  calendar::Day from, to;
};

/// What a file would do, before it is accepted.
struct CalendarChange {
  std::string sha256;               ///< of the file
  std::int64_t over = 0;            ///< the number of the file loaded last until then, 0 where there is none
  std::size_t days = 0;             ///< that the file speaks of
  std::vector<ChangedDay> changed;  ///< by day; days that the calendar already has in the same words are left out
  std::vector<MovedDuty> moved;     ///< by due day
  /// Days of the years that the file speaks of which are only expected, and of which it says nothing: they stay.
  std::vector<calendar::Exception> still_expected;
};

/// What loading the file would change; nothing is kept.
/// problems: those of `calendar::days_in_file` and `calendar::problem_over`
base::Result<CalendarChange> would_load(const Context& context, const CalendarUpload& file);

/// Through what door a file comes, by whom, and over which calendar it was looked at.
struct CalendarDecision {
  store::Door door = store::Door::command;
  std::optional<base::PersonId> person;  ///< of the office; nobody for the command line's administrator
  std::string sha256;                    ///< of the file that was shown
  std::int64_t over = 0;                 ///< `CalendarChange::over` of what was shown
};

/// Lays the file over the calendar, in one transaction with the event that says so. From then on effective days are
/// reckoned by it; due days stay, and nobody is mailed. A file that changes nothing is not kept.
///
/// problems: as above; "calendar_changed" where the file is not the one that was shown, or another was loaded
///           meanwhile; "no_such_person", "not_allowed" for a person who is not of the office
base::Result<CalendarChange> load(const Context& context, const CalendarUpload& file, const CalendarDecision& decision);

}  // namespace service
