// libical's word on a calendar.
#pragma once
#include <string>
#include <string_view>

namespace support {

/// What libical finds wrong with it, by its parser and by the restrictions of RFC 5545 and 5546; empty for nothing.
std::string libical_faults(std::string_view calendar);

}  // namespace support
