// Tables as a reader of files gives them, drawn in lines of text.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "document/outline.h"

namespace support {

/// A table of rows "1 | Rà soát / - việc một | Sở Y tế": cells parted by " | ", paragraphs by " / ". A cell "^" is
/// merged with the one above it, a cell "<" with the one to its left.
inline document::Table table(const std::vector<std::string>& rows) {
  document::Table table;
  for (const auto& row : rows) {
    document::Row cells{.cells = {}, .place = {.table = 1, .row = static_cast<int>(table.rows.size()) + 1}};
    std::string_view rest{row};
    for (auto more = true; more;) {
      const auto end = rest.find('|');
      auto cell = rest.substr(0, end);
      more = end != std::string_view::npos;
      rest.remove_prefix(more ? end + 1 : rest.size());
      const auto first = cell.find_first_not_of(' '), last = cell.find_last_not_of(' ');
      cell = first == std::string_view::npos ? std::string_view{} : cell.substr(first, last - first + 1);
      document::Cell filled;
      filled.covered = cell == "^" || cell == "<";
      while (!cell.empty() && !filled.covered) {
        const auto part = cell.find(" / ");
        filled.paragraphs.emplace_back(cell.substr(0, part));
        cell.remove_prefix(part == std::string_view::npos ? cell.size() : part + 3);
      }
      const auto column = cells.cells.size();
      if (filled.covered && row.find('^') != std::string::npos && first != std::string_view::npos)
        for (auto above = table.rows.size(); above-- > 0;)
          if (auto& origin = table.rows[above].cells[column]; !origin.covered) {
            origin.rows = static_cast<int>(table.rows.size() - above) + 1;
            break;
          }
      cells.cells.push_back(std::move(filled));
    }
    for (std::size_t column = 0; column < cells.cells.size(); ++column) {
      auto end = column + 1;
      while (end < cells.cells.size() && row.find('<') != std::string::npos && cells.cells[end].covered) ++end;
      if (!cells.cells[column].covered) cells.cells[column].columns = static_cast<int>(end - column);
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

/// A document of nothing but that table.
inline document::Outline outline_of(document::Table table) {
  document::Outline outline{.name = "bang.docx", .sha256 = "00", .blocks = {}, .problems = {}};
  outline.blocks.push_back({.place = {.table = 1}, .table = std::move(table)});
  return outline;
}

}  // namespace support
