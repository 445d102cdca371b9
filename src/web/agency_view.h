// Agencies as values: all of them, and what one of them owes.
#pragma once
#include "render/values.h"
#include "service/agencies.h"
#include "service/lists.h"
#include "service/register_sheet.h"

namespace web {

/// notice: what has just been done, empty for nothing
render::Values agency_list_page(const std::vector<service::AgencyLine>& agencies, const service::Overview& overview,
                                std::string notice);
render::Values agency_page(const service::AgencySheet& sheet, const service::RegisterSheet& in_register,
                           calendar::Day today, base::Instant now);

}  // namespace web
