// Tasks as values: the list with its search, and one task with everything known of it.
#pragma once
#include "render/values.h"
#include "service/lists.h"

namespace web {

render::Values task_list_page(const service::TaskPage& page, const service::TaskQuery& query);

/// One task: its words, how its deadline was read, what it owes and what people did about it.
/// notice: what has just been done, empty for nothing
render::Values task_page(const service::TaskSheet& sheet, calendar::Day today, std::string notice);

/// The reading of a deadline as days: «Chậm nhất 30/6/2026»; empty where it gives none.
std::string days_in_words(const deadline::Reading& reading);

}  // namespace web
