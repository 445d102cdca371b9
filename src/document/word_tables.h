// Word tables: telling a table of contents from one that only puts words side by side, and its cells in their places.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "document/outline.h"
#include "document/word_text.h"

namespace document {

/// Whether the table only lays words out on the page, as letterheads and signatures do, so that its paragraphs are read
/// one after the other.
///
/// It is such a table if it has one column; else it has no column of numbers («TT», «STT») in its header, and says what
/// letterheads and signatures say («Độc lập - Tự do - Hạnh phúc», «Nơi nhận»), or has up to three columns and no lines.
bool is_layout(const WordTable& table);

/// The paragraphs of a cell as a table keeps them: with their numbers, line by line.
std::vector<std::string> paragraphs_of(const WordCell& cell);

/// The table with a cell at every position. Rows without words are left out.
///
/// place:   of the table; its rows are counted from 1
/// problem: those of `table_of`
base::Result<Table> grid_of(const WordTable& table, const Place& place);

}  // namespace document
