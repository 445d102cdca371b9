// PDF tables: the grids of one page after another become one table.
#pragma once
#include <vector>

#include "base/problem.h"
#include "document/pdf_grid.h"

namespace document {

/// A table that may go on over pages.
class PdfTable {
 public:
  PdfTable(PdfGrid grid, int page);

  /// Where its columns stand, from left to right.
  const std::vector<double>& columns() const { return columns_; }

  /// Whether the grid, first on its page, has the columns of this table, last on the page before.
  bool goes_on_in(const PdfGrid& grid) const;

  /// Adds the grid. Rows of the header that are printed again are left out. A first row without a number whose cells go
  /// on with sentences of the last row is one with it. An empty cell that covers several rows belongs to the cell
  /// above.
  void add(PdfGrid grid, int page);

  WordTable table(double pitch) const;

  /// Doubts about rows at the head of a page ("pdf_cell_may_go_on"): a cell without words there may belong to a merged
  /// one on the page before, of which the page shows nothing.
  const std::vector<base::Problem>& problems() const { return problems_; }

 private:
  struct Cell {
    int column = 0, columns = 1;
    bool goes_on_above = false;
    std::vector<PdfLine> lines;
  };
  struct Row {
    int page = 0;
    std::vector<Cell> cells;
  };

  static std::vector<Row> rows_of(PdfGrid grid, int page);
  static bool are_same(const Row& one, const Row& other);
  bool continues_last(const Row& row) const;
  void doubt(const Row& row);

  std::vector<double> columns_;
  std::vector<Row> rows_;
  std::vector<base::Problem> problems_;
};

}  // namespace document
