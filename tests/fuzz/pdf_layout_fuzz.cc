// Any bytes as a dump of pages: an outline that holds together, or a refusal. No PDF is opened.
#include <cstddef>
#include <cstdint>

#include "check_outline.h"
#include "document/pdf.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto reading = document::pdf_of_dump({reinterpret_cast<const char*>(data), size}, "tep.pdf");
  if (reading)
    fuzz::check(document::Outline{
        .name = {}, .sha256 = {}, .blocks = std::move(reading->blocks), .problems = std::move(reading->problems)});
  else
    fuzz::check(reading.error());
  return 0;
}
