// PDF columns: lines of words that stand in columns, which nothing but free space parts.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "document/pdf_page.h"

namespace document {

/// A stretch from left to right.
struct Stretch {
  double left = 0, right = 0;
};

/// Words of one height on the page.
struct PrintedRow {
  double top = 0, bottom = 0, size = 0;
  double widest_space = 0;     ///< points between words of one column
  std::vector<PdfWord> words;  ///< from left to right
  bool is_across = false;      ///< it reaches over columns, as the title of a group of rows does
};

/// Rows of words below each other, in three columns or more.
struct ColumnedRows {
  std::vector<PrintedRow> rows;
  std::vector<Stretch> columns;  ///< from left to right, as wide as their words
};

/// The columned rows of the page, from top to bottom.
///
/// Two words of a row stand in different columns if the space between them is wider than that between words, and free
/// in every row but those that are across. There are three rows at least, one of them with words in three columns.
std::vector<ColumnedRows> columned_rows(const PdfPage& page);

/// The column in which the word stands: that whose stretch it shares.
std::size_t column_of(const PdfWord& word, const std::vector<Stretch>& columns);

}  // namespace document
