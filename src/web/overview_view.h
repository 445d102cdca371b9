// The overview as values.
#pragma once
#include "render/values.h"
#include "service/lists.h"

namespace web {

/// All numbers of the overview, the agencies, the quarters, the programmes and the five worst.
render::Values overview_page(service::Overview overview);

/// One page of the overdue list. agency: the filter in force; agencies: those to choose from
render::Values overdue_page(service::OverduePage page, const std::vector<store::AgencyRow>& agencies,
                            const service::OverdueQuery& query, base::Instant now);

/// The cursor as the query writes it, "2026-06-30,17", and back.
std::string text_of(const store::Cursor& cursor);
std::optional<store::Cursor> cursor_in(std::string_view text);

}  // namespace web
