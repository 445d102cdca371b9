// Duty events: a duty as an event of a calendar, the same in a feed and in the file that comes with a mail.
#pragma once
#include <optional>
#include <string>

#include "base/id.h"
#include "calendar/ics.h"
#include "duty/duty.h"

namespace notify {

/// What an event says of a duty.
struct DutyOnDay {
  base::DutyId duty;
  duty::Sort sort = duty::Sort::dated;
  std::string ref, text, agency;
  std::string programme;                   ///< its number, may be empty
  std::optional<std::string> deliverable;  ///< where the document names one
  calendar::Day original_due_on, due_on, effective_due_on;
  std::string off;       ///< in words why it is not to be done any more; empty while it is
  std::string standing;  ///< in words
  std::string page;      ///< its page
};

/// An all-day event on the due day, with the UID that this duty has for ever. host: by which UIDs are nobody else's
calendar::DayEvent event_of(const DutyOnDay& duty, const std::string& host);

/// "theo-doi.example" of "https://theo-doi.example:8443/don-doc".
std::string host_of(std::string_view url);

}  // namespace notify
