// What holds for every outline, whatever the bytes were.
#pragma once
#include <cstdlib>

#include "base/text.h"
#include "document/outline.h"

namespace fuzz {

inline void demand(bool holds) {
  if (!holds) std::abort();
}

inline void check(const base::Problem& problem) {
  demand(!problem.kind.empty() && !problem.detail.empty());
  demand(base::is_utf8(problem.detail) && base::is_utf8(problem.words));
}

/// A table has a cell at every position; what a cell says it covers is covered and within the table.
inline void check(const document::Table& table) {
  demand(!table.rows.empty() && !table.rows.front().cells.empty());
  const auto columns = table.rows.front().cells.size();
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    demand(table.rows[row].cells.size() == columns);
    for (std::size_t column = 0; column < columns; ++column) {
      const auto& cell = table.rows[row].cells[column];
      demand(cell.rows >= 1 && cell.columns >= 1);
      demand(row + static_cast<std::size_t>(cell.rows) <= table.rows.size());
      demand(column + static_cast<std::size_t>(cell.columns) <= columns);
      demand(!cell.covered || cell.paragraphs.empty());
      for (const auto& paragraph : cell.paragraphs) demand(!paragraph.empty() && base::is_utf8(paragraph));
    }
  }
}

inline void check(const document::Outline& outline) {
  for (const auto& block : outline.blocks) {
    demand(base::is_utf8(block.text) && base::is_utf8(block.mark) && base::is_utf8(block.place.sheet));
    demand(block.table ? block.text.empty() && block.mark.empty() : !block.text.empty());
    if (block.table) check(*block.table);
  }
  for (const auto& problem : outline.problems) check(problem);
}

}  // namespace fuzz
