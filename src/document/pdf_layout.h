// PDF layout: pages of words and ruled lines become paragraphs and tables in the order in which they are read.
#pragma once
#include <vector>

#include "base/problem.h"
#include "document/pdf_page.h"
#include "document/word_text.h"

namespace document {

struct PdfLayout {
  std::vector<WordPiece> pieces;
  std::vector<base::Problem> problems;  ///< "pdf_cell_may_go_on", "pdf_table_by_position", "pdf_table_without_lines"
};

/// What the pages say.
///
/// Running heads, page numbers and footnotes are left out. Cells of ruled lines are tables, which go on over pages. Two
/// columns side by side, as in letterheads and signatures, are read one after the other. Three columns or more that
/// free space parts are a table too (see pdf_positions.h), and a problem says where; if their lines cannot be told
/// apart into rows, they are read line by line, and a problem says that.
PdfLayout layout_of(std::vector<PdfPage> pages);

}  // namespace document
