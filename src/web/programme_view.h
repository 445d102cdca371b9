// Programmes as values: all of them, and one with its doubts, provisions and tasks.
#pragma once
#include "render/values.h"
#include "service/lists.h"

namespace web {

render::Values programme_list_page(const std::vector<store::ProgrammeRow>& programmes);

/// problem: why it was not put in force just now, empty for none
render::Values programme_page(const service::ProgrammeSheet& sheet, const std::string& token, std::string notice,
                              std::string problem);

}  // namespace web
