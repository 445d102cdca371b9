// Cause words: what the page and the lists call the causes of delay.
#pragma once
#include <string_view>

#include "duty/statements.h"

namespace duty {

/// «thiếu nguồn lực».
std::string_view words_for(Cause cause);

}  // namespace duty
