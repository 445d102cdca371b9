// CSV: rows of fields, as RFC 4180 writes them, with a comma, a semicolon or a tab between.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/plain_text.h"

namespace document {

struct CsvRow {
  int line = 0;  ///< 1-based, of the row's first byte
  std::vector<std::string> fields;
};

/// What to do with a quote in the middle of a field («Dự án "Xanh"»): refuse it, or take it as it stands.
enum class Quotes { strict, lenient };

/// No table has more cells: some thousand times the largest seen.
constexpr std::size_t most_cells = 2'000'000;

/// The separator that parts the first rows most evenly: ',', ';' or a tab; ',' where none does.
char csv_separator(std::string_view utf8);

/// The rows of the text; empty lines are left out. A first line «sep=;», as Excel writes it, names the separator.
///
/// utf8:    without byte-order mark
/// problem: "csv", with the line, for a quote in the middle of a field or one that is not closed
base::Result<std::vector<CsvRow>> csv_rows(std::string_view utf8, Quotes quotes = Quotes::strict);

/// Whether a text is a table in CSV although its name does not say so: three rows or more, all with the same number of
/// fields, three or more, between tabs or semicolons.
bool is_csv(std::string_view utf8);

/// The text as one table. Line ends within a field part the paragraphs of its cell. Rows that are shorter than the
/// longest are filled up with empty cells.
///
/// problem: "csv" (also for too many columns), "too_many_lines". A quote in the middle of a field is none: it is kept and
///          reported among the problems of the reading ("csv_quote").
base::Result<Reading> csv_table(std::string_view utf8);

/// The row of a table that holds these fields, in `columns` cells.
Row table_row(const std::vector<std::string>& fields, std::size_t columns, Place place);

}  // namespace document
