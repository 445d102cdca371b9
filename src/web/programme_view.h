// Programmes as values: all of them, and one with its doubts, provisions and tasks.
#pragma once
#include "render/values.h"
#include "service/lists.h"

namespace web {

/// notice: what has just been done, empty for nothing
render::Values programme_list_page(const std::vector<store::ProgrammeRow>& programmes, std::string notice);
render::Values programme_page(const service::ProgrammeSheet& sheet, std::string notice);

}  // namespace web
