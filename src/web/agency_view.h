// Agencies as values: all of them, and what one of them owes.
#pragma once
#include "render/values.h"
#include "service/agencies.h"
#include "service/lists.h"

namespace web {

render::Values agency_list_page(const std::vector<service::AgencyLine>& agencies, const service::Overview& overview);
render::Values agency_page(const service::AgencySheet& sheet, calendar::Day today, base::Instant now);

}  // namespace web
