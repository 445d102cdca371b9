#include "support/libical.h"

#include <libical/ical.h>

#include <memory>

namespace support {

std::string libical_faults(std::string_view calendar) {
  ::icalerror_set_errors_are_fatal(false);
  const std::unique_ptr<icalcomponent, decltype(&::icalcomponent_free)> read{
      ::icalparser_parse_string(std::string{calendar}.c_str()), &::icalcomponent_free};
  if (!read) return "no calendar";
  ::icalrestriction_check(read.get());  // notes what it finds in the calendar
  if (::icalcomponent_count_errors(read.get()) == 0) return {};
  const std::unique_ptr<char, decltype(&::free)> noted{::icalcomponent_as_ical_string_r(read.get()), &::free};
  return noted.get();
}

}  // namespace support
