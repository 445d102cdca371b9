// PDF grids: ruled lines that meet become the cells of a table.
#pragma once
#include <vector>

#include "document/pdf_lines.h"

namespace document {

struct PdfCell {
  int row = 0, column = 0, rows = 1, columns = 1;
  PdfBox box;
  std::vector<PdfLine> lines;
};

/// The part of a table that stands on one page.
struct PdfGrid {
  PdfBox box;
  std::vector<double> columns;  ///< where the upright lines stand, from left to right
  int rows = 0;
  std::vector<PdfCell> cells;  ///< row after row
};

/// The grids of the page, from top to bottom. The words within them are taken out of the page.
std::vector<PdfGrid> take_grids(PdfPage& page, int number);

}  // namespace document
