// Any bytes as a web page: an outline that holds together, or a refusal. Nothing throws.
#include <cstddef>
#include <cstdint>

#include "check_outline.h"
#include "document/html.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto reading = document::html({reinterpret_cast<const char*>(data), size}, "trang.html");
  if (reading)
    fuzz::check(document::Outline{
        .name = {}, .sha256 = {}, .blocks = std::move(reading->blocks), .problems = std::move(reading->problems)});
  else
    fuzz::check(reading.error());
  return 0;
}
