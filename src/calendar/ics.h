// iCalendar out: all-day events as the text that calendar programs subscribe to or take in.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "calendar/day.h"

namespace calendar {

/// Something on one day.
struct DayEvent {
  std::string uid;            ///< the same for ever, and nobody else's: "duty-12@theo-doi.example"
  std::int64_t sequence = 0;  ///< grows with each change
  base::Instant modified_at;  ///< the last change
  Day on;
  std::string summary, description;  ///< UTF-8; lines end with "\n"
  std::string url;                   ///< empty for none
  bool cancelled = false;            ///< it was to be, and is not any more
};

/// A calendar as it is published.
struct Published {
  std::string name, description;
  base::Instant at;  ///< when this text of it is made
  std::vector<DayEvent> events;
};

/// The calendar in iCalendar: events that take the whole day and nobody's time, every line of at most 75 octets, folded
/// between characters. Control characters other than line ends and tabs are left out: no text may hold them. No METHOD,
/// since each event of a published one would need an organizer (RFC 5546, section 3.2.1).
///
/// source: RFC 5545, sections 3.1 (lines), 3.3.11 (texts), 3.6.1 (events); RFC 7986, section 5.7 (how often to look)
std::string ics_of(const Published& calendar);

}  // namespace calendar
