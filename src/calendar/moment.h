// Moments: an instant as people in Vietnam read it.
#pragma once
#include <string>

#include "base/instant.h"

namespace calendar {

/// "09:05 ngày 22/6/2026": the time and the day that it is in Vietnam.
std::string moment_in_words(base::Instant instant);

}  // namespace calendar
