// Directives as values: the committee's words on a task, each with what the agencies answered.
#pragma once
#include "render/values.h"
#include "service/directives.h"
#include "web/site.h"

namespace web {

/// «88-KL/TU ngày 12/6/2026 của Ban Thường vụ Tỉnh ủy».
std::string heading_of(const store::DirectiveRow& directive);

/// Sets the directives on the task and what was last said of its duties.
void put_task_talk(render::Values& values, const Site& site, base::TaskId task);

}  // namespace web
