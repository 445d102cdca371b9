// Any bytes, or any XML parts, as a .xlsx: an outline that holds together, or a refusal. Nothing throws.
#include <cstddef>
#include <cstdint>

#include "check_outline.h"
#include "document/reader.h"
#include "office_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto package = fuzz::package_of({reinterpret_cast<const char*>(data), size});
  const auto outline = document::outline_of_text(package, "tep.xlsx");
  if (outline)
    fuzz::check(*outline);
  else
    fuzz::check(outline.error());
  return 0;
}
