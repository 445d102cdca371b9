// Changed: of two people who act on a duty at once, the second is told what the first did.
#pragma once
#include "web/site.h"

namespace web {

/// The problem as the second person reads it: where its kind is "duty_changed", with what was done since that version,
/// by whom and when. Any other problem stays as it is.
base::Problem told(const Site& site, base::Problem problem, base::DutyId duty, std::optional<std::int64_t> seen);

}  // namespace web
