// Any bytes, in any encoding, as the rows of a CSV: rows or a refusal. What is kept is UTF-8, and every row has its
// line.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "document/csv.h"
#include "document/reader.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void check(const document::Table& table) {
  const auto columns = table.rows.front().cells.size();
  int line = 0;
  for (const auto& row : table.rows) {
    demand(row.cells.size() == columns && row.place.line > line);
    line = row.place.line;
    for (const auto& cell : row.cells)
      for (const auto& paragraph : cell.paragraphs) demand(!paragraph.empty() && base::is_utf8(paragraph));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using document::Encoding;
  if (size == 0) return 0;
  constexpr std::array encodings{Encoding::utf8,         Encoding::utf16_le, Encoding::utf16_be,
                                 Encoding::windows_1258, Encoding::tcvn3,    Encoding::vni};
  const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
  const auto chosen = data[0] % (encodings.size() + 1);
  const auto encoding = chosen < encodings.size() ? std::optional{encodings[chosen]} : std::nullopt;
  const auto outline = document::outline_of_text(bytes, "bang.csv", encoding);
  if (!outline) {
    demand(base::is_utf8(outline.error().detail) && base::is_utf8(outline.error().words));
    return 0;
  }
  for (const auto& block : outline->blocks)
    if (block.table) check(*block.table);
  return 0;
}
