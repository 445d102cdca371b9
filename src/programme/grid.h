// Grids: a table as rows and columns of words, merged cells among them.
#pragma once
#include <string>
#include <vector>

#include "document/outline.h"

namespace programme {

/// The words of a table, by row and column from 0. The table must outlive it.
///
/// A cell that covers several rows says its words in each of them; one that covers several columns only in its first.
class Grid {
 public:
  explicit Grid(const document::Table& table);

  std::size_t rows() const { return table_->rows.size(); }
  std::size_t columns() const { return columns_; }
  const document::Place& place(std::size_t row) const { return table_->rows[row].place; }

  /// The paragraphs at the position, joined by line ends; empty for a cell that is merged with one to its left.
  std::string words(std::size_t row, std::size_t column) const;
  /// Whether the cell at the position began in a row above.
  bool goes_on(std::size_t row, std::size_t column) const;
  /// How many columns the cell at the position covers.
  std::size_t width(std::size_t row, std::size_t column) const;
  /// The columns in which the row has words, of cells that begin there.
  std::vector<std::size_t> worded_columns(std::size_t row) const;

 private:
  struct Origin {
    std::size_t row = 0, column = 0;
  };
  const Origin& origin(std::size_t row, std::size_t column) const { return origins_[row * columns_ + column]; }
  const document::Cell* cell(const Origin& origin) const;

  const document::Table* table_;
  std::size_t columns_ = 0;
  std::vector<Origin> origins_;
};

}  // namespace programme
