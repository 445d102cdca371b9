#include "base/instant.h"

#include <date/date.h>

#include <sstream>

namespace base {

std::string rfc3339(Instant instant) { return date::format("%FT%TZ", instant); }

std::optional<Instant> instant_in(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::string normal{text};
  if (normal.back() == 'Z' || normal.back() == 'z') normal.replace(normal.size() - 1, 1, "+00:00");
  for (const char* format : {"%FT%T%Ez", "%FT%H:%M%Ez"}) {
    std::istringstream in{normal};
    Instant instant;
    in >> date::parse(format, instant);
    if (!in.fail() && in.peek() == std::istringstream::traits_type::eof()) return instant;
  }
  return std::nullopt;
}

}  // namespace base
