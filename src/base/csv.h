// CSV: rows of fields, as RFC 4180 writes them, with a comma, a semicolon or a tab between.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace base {

struct CsvRow {
  int line = 0;  ///< 1-based, of the row's first byte
  std::vector<std::string> fields;
};

/// What to do with a quote in the middle of a field («Dự án "Xanh"»): refuse it, or take it as it stands.
enum class Quotes { strict, lenient };

/// The separator that parts the first rows most evenly: ',', ';' or a tab; ',' where none does.
char csv_separator(std::string_view utf8);

/// Whether a text is a table in CSV although its name does not say so: three rows or more, all with the same number of
/// fields, three or more, between tabs or semicolons.
bool is_csv(std::string_view utf8);

/// The rows of the text; empty lines are left out. A first line «sep=;», as Excel writes it, names the separator.
///
/// utf8:    in NFC, without byte-order mark
/// problem: "csv", with the line, for a quote in the middle of a field or one that is not closed
Result<std::vector<CsvRow>> csv_rows(std::string_view utf8, Quotes quotes);

/// The rows of a file; a quote in the middle of a field is refused.
///
/// csv:     UTF-8 with or without byte-order mark, at most 4 MiB
/// problem: "csv", with the line, for bytes that are no UTF-8, a quote that is not closed, or a text too large
Result<std::vector<CsvRow>> csv_rows(std::string_view csv);

/// The fields as one row of a file, between commas, with its CRLF; those with a comma, a quote or a line end are
/// quoted.
std::string csv_line(const std::vector<std::string>& fields);

}  // namespace base
