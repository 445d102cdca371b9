// Changes: the office moves a duty's day, lets it rest or go on, or drops it, each on the strength of a document.
#pragma once
#include "base/id.h"
#include "duty/changes.h"
#include "service/context.h"
#include "store/events.h"
#include "store/versions.h"

namespace service {

/// Who decides, on what document, and through what door.
struct Act {
  duty::Mandate mandate;
  std::optional<base::PersonId> person;  ///< of the office; nobody for the command line's administrator
  store::Door door = store::Door::page;
  std::optional<std::int64_t> seen = {};  ///< version of the duty that the person saw; nothing where nobody asks
};

/// Each of these does its work in one transaction with its event, or gives a problem and changes nothing: those of
/// `duty::cannot_rest_on` and of its own rule in duty/changes.h, "no_such_duty", "duty_changed", "no_such_person",
/// "not_allowed".

/// Moves the duty's day: a new due version. Reminders of the day before it that have not gone out are withdrawn, and
/// from now on the ladder of the new day is owed. The original day stays.
base::Result<base::Done> extend(const Context& context, base::DutyId duty, std::optional<calendar::Day> to,
                                const Act& act);

/// Lets the duty rest: it is owed nothing and counted apart until it goes on.
base::Result<base::Done> suspend(const Context& context, base::DutyId duty, const Act& act);

/// Lets a suspended duty go on as it stood before, with a new day or with the one it had; a new due version either way.
base::Result<base::Done> resume(const Context& context, base::DutyId duty, std::optional<calendar::Day> to,
                                const Act& act);

/// Drops the duty for good; it stays in the record.
base::Result<base::Done> cancel(const Context& context, base::DutyId duty, const Act& act);

}  // namespace service
