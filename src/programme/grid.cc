#include "programme/grid.h"

#include <algorithm>

namespace programme {

Grid::Grid(const document::Table& table) : table_{&table} {
  for (const auto& row : table.rows) columns_ = std::max(columns_, row.cells.size());
  origins_.resize(rows() * columns_);
  for (std::size_t row = 0; row < rows(); ++row)
    for (std::size_t column = 0; column < columns_; ++column) origins_[row * columns_ + column] = {row, column};
  for (std::size_t row = 0; row < rows(); ++row)
    for (std::size_t column = 0; column < table.rows[row].cells.size(); ++column) {
      const auto& at = table.rows[row].cells[column];
      if (at.covered || (at.rows <= 1 && at.columns <= 1)) continue;
      const auto end_row = std::min(rows(), row + static_cast<std::size_t>(std::max(at.rows, 1)));
      const auto end_column = std::min(columns_, column + static_cast<std::size_t>(std::max(at.columns, 1)));
      for (auto r = row; r < end_row; ++r)
        for (auto c = column; c < end_column; ++c) origins_[r * columns_ + c] = {row, column};
    }
}

const document::Cell* Grid::cell(const Origin& origin) const {
  const auto& cells = table_->rows[origin.row].cells;
  return origin.column < cells.size() ? &cells[origin.column] : nullptr;
}

std::string Grid::words(std::size_t row, std::size_t column) const {
  const auto& from = origin(row, column);
  const auto* at = cell(from);
  std::string words;
  if (at == nullptr || from.column != column) return words;
  for (const auto& paragraph : at->paragraphs) words += (words.empty() ? "" : "\n") + paragraph;
  return words;
}

bool Grid::goes_on(std::size_t row, std::size_t column) const { return origin(row, column).row != row; }

std::size_t Grid::width(std::size_t row, std::size_t column) const {
  std::size_t end = column + 1;
  const auto& from = origin(row, column);
  while (end < columns_ && origin(row, end).row == from.row && origin(row, end).column == from.column) ++end;
  return end - column;
}

std::vector<std::size_t> Grid::worded_columns(std::size_t row) const {
  std::vector<std::size_t> worded;
  for (std::size_t column = 0; column < columns_; ++column) {
    const auto* at = cell(origin(row, column));
    const auto& from = origin(row, column);
    if (at != nullptr && from.row == row && from.column == column && !at->paragraphs.empty()) worded.push_back(column);
  }
  return worded;
}

}  // namespace programme
