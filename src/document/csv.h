// CSV: the reader for .csv and .tsv files.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/plain_text.h"

namespace document {

/// No table has more cells: some thousand times the largest seen.
constexpr std::size_t most_cells = 2'000'000;

/// The text as one table. Line ends within a field part the paragraphs of its cell. Rows that are shorter than the
/// longest are filled up with empty cells.
///
/// problem: "csv" (also for too many columns), "too_many_lines". A quote in the middle of a field is none: it is kept
/// and
///          reported among the problems of the reading ("csv_quote").
base::Result<Reading> csv_table(std::string_view utf8);

/// The row of a table that holds these fields, in `columns` cells.
Row table_row(const std::vector<std::string>& fields, std::size_t columns, Place place);

}  // namespace document
