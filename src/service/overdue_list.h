// The overdue list as a whole, for files that people take along.
#pragma once
#include "service/lists.h"

namespace service {

/// No list given as a whole is longer: some hundred times what a province can be late with.
inline constexpr int most_lines = 50'000;

/// All that is overdue today and asked for, up to `most_lines` at once: `query.after` and `query.limit` are passed
/// over. `next` is set where there is more. Asked of the store each time, and not kept.
OverduePage overdue_list(const Context& context, OverdueQuery query);

}  // namespace service
