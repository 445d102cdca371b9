// Calendar pages: a year with its days off and make-up days, and what a file would change before it is accepted.
#pragma once
#include <optional>
#include <string>

#include "people/person.h"
#include "render/values.h"
#include "service/calendar.h"

namespace web {

/// What the page of a year shows beside the year.
struct CalendarNotes {
  std::string token;
  std::string notice;
  std::optional<base::Problem> problem;
};

/// The years that the page shows: those that deadlines may lie in.
inline constexpr int first_calendar_year = 1990;
inline constexpr int last_calendar_year = 2150;

render::Values calendar_page(const service::CalendarSheet& sheet, int year, calendar::Day today,
                             const CalendarNotes& notes);

/// A file between being looked at and being accepted. The form carries it, so that nothing is kept for a person who
/// only looks.
struct CalendarDraft {
  std::string name;
  std::string base64;  ///< its bytes
  std::optional<base::Problem> problem;
};

render::Values calendar_change_page(const service::CalendarChange& change, const CalendarDraft& draft,
                                    const std::string& token);

}  // namespace web
