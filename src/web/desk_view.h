// The office's desk as values: what agencies ask for, what stands in their way, and of what nothing is heard.
#pragma once
#include "render/values.h"
#include "service/talk.h"

namespace web {

/// visitor: who looks; what they asked for themselves others decide on
render::Values extensions_page(const std::vector<service::WaitingExtension>& waiting, base::PersonId visitor,
                               calendar::Day today);
render::Values obstacles_page(const std::vector<service::OpenObstacle>& open, calendar::Day today);
render::Values corrections_page(const std::vector<service::WaitingCorrection>& waiting, base::PersonId visitor,
                                calendar::Day today);
render::Values silent_page(const service::SilentPage& page);

/// Sets how much of each waits, how much is silent, and for what causes duties are overdue.
void put_desk(render::Values& values, const service::Desk& desk);

}  // namespace web
