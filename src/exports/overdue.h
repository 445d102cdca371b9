// The overdue list as the table of a file.
#pragma once
#include "service/overdue_list.h"
#include "sheet/table.h"

namespace exports {

/// What is overdue now, with its causes of delay, up to `service::most_lines`: the notes say when it was counted, what
/// it was narrowed to, and of how many it is.
sheet::Table overdue_table(const service::Context& context, const service::OverdueQuery& query);

/// What was overdue at the end of a day, of one agency if given, without causes: they are told as of today alone.
sheet::Table overdue_table_as_of(const service::Context& context, calendar::Day day,
                                 std::optional<base::AgencyId> agency = {});

}  // namespace exports
