// The overview as values.
#pragma once
#include "render/values.h"
#include "service/lists.h"

namespace web {

/// All numbers of the overview, the agencies, the quarters, the programmes and the five worst.
render::Values overview_page(const service::Overview& overview);

/// One page of the overdue list, and the filter in force.
/// as_of: the past day of which the list is
render::Values overdue_page(const service::OverduePage& page, const service::OverdueQuery& query, base::Instant now,
                            std::optional<calendar::Day> as_of = {});

/// The cursor as the query writes it, "2026-06-30,17", and back.
std::string text_of(const store::Cursor& cursor);
std::optional<store::Cursor> cursor_in(std::string_view text);

}  // namespace web
