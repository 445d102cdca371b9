// Files that the program has written, read back as it reads those of others.
#pragma once
#include <stdexcept>
#include <string>
#include <vector>

#include "document/reader.h"

namespace support {

/// The rows of a file's tables, the cells with "|" between, empty ones at the end left out; other blocks as their
/// texts.
inline std::vector<std::string> read_back(std::string_view bytes, std::string name) {
  const auto outline = document::outline_of_text(bytes, std::move(name));
  if (!outline) throw std::runtime_error{outline.error().detail};
  std::vector<std::string> lines;
  for (const auto& block : outline->blocks) {
    if (!block.table) {
      lines.push_back(block.text);
      continue;
    }
    for (const auto& row : block.table->rows) {
      std::string line;
      for (const auto& cell : row.cells) {
        for (const auto& paragraph : cell.paragraphs) line += paragraph;
        line += '|';
      }
      lines.push_back(line.substr(0, line.find_last_not_of('|') + 1));
    }
  }
  return lines;
}

}  // namespace support
