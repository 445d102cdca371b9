// Grids: cells that stand somewhere and cover something become a table with a cell at every position.
#pragma once
#include <string>
#include <vector>

#include "document/outline.h"

namespace document {

constexpr int most_rows = 100'000;                               ///< of one table or sheet, blank ones not counted
constexpr int most_columns = 256;                                ///< of one table or sheet, blank ones not counted
constexpr std::size_t most_positions = 2'000'000;                ///< of all tables of a document
constexpr std::size_t most_text_bytes = std::size_t{64} << 20U;  ///< of all the words of a document

/// A cell where the file has it, in rows and columns counted from 0.
struct PlacedCell {
  int row = 0, column = 0;
  int rows = 1, columns = 1;  ///< what it covers
  std::vector<std::string> paragraphs;
};

/// The table of the cells. Rows and columns in which no cell begins are left out, and merged cells are the smaller for
/// it. Of cells that overlap, the first that covers several positions goes before the others, and those are lost.
///
/// rows:    where each row stands in the file
/// problem: "too_many_cells", with more than `most_columns`, or more positions than `most_positions`
base::Result<Table> table_of(std::vector<PlacedCell> cells, const std::vector<Place>& rows);

/// What a reader says where one of the bounds above is passed.
base::Problem too_many_cells();
base::Problem too_much_text();

}  // namespace document
