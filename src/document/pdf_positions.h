// PDF tables without ruled columns: what stands in columns becomes the cells of a table, row by row.
#pragma once
#include <vector>

#include "document/pdf_grid.h"

namespace document {

struct PositionedTables {
  std::vector<PdfGrid> grids;
  bool are_some_unread = false;  ///< words stand in columns, but their rows cannot be told apart
};

/// The tables of the page whose columns are parted by free space, from top to bottom. Their words are taken out of the
/// page.
///
/// Rows are parted by level lines over the whole width where there are such; else by more free space than stands
/// between the lines of a cell; else by the words of the first column, if all cells begin, or all end, at their height.
/// Where none of these tells the rows apart in one way and without a contradiction, the words stay on the page.
///
/// before:  where the columns of the table stand that ends on the page before; those that it goes on in are the same
PositionedTables take_positioned(PdfPage& page, int number, const std::vector<double>& before);

}  // namespace document
