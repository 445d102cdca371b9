// CSV: rows of fields, as RFC 4180 writes them, with a comma or a semicolon between.
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

/// The rows of the text; empty lines are left out. The separator is the one that the first line has more of.
///
/// csv:     UTF-8 with or without byte-order mark, at most 4 MiB
/// problem: "csv", with the line, for bytes that are no UTF-8, a quote that is not closed, or a text too large
Result<std::vector<CsvRow>> csv_rows(std::string_view csv);

}  // namespace base
