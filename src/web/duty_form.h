// Forms about one duty: what they all show of it, and the version by which they are sent.
#pragma once
#include "service/lists.h"
#include "web/move_form.h"

namespace web {

/// The duty of that number. problem: "no_such_duty"
base::Result<service::DutySheet> sheet_of(const Site& site, std::int64_t number);

/// A form with nothing but the duty's facts. done: what its page says afterwards
MoveForm form_of_duty(const Site& site, const service::DutySheet& sheet, std::string title, const std::string& done);

/// The same of a duty in a list, for a page that is about something of it.
MoveForm form_of_line(const Site& site, const service::DutyLine& line, std::int64_t version, std::string title);

}  // namespace web
