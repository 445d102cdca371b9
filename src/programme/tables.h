// Tables: which tables of an outline hold tasks or indicators, and which only lay out words on the page.
#pragma once
#include <vector>

#include "document/outline.h"

namespace programme {

struct ToldApart {
  std::vector<document::Block> blocks;  ///< its tables are tables of tasks or indicators
  std::vector<base::Problem> problems;  ///< "table_unread": a table whose header says nothing known
};

/// The blocks of the outline with the words of layout tables (a letterhead, a signature: up to two columns or rows) as
/// paragraphs. Of a table with a header, the rows above it are paragraphs too: a sheet's titles; and where a header
/// with other titles follows, another table begins. A table without header that follows right after one of as many
/// columns goes on with it.
ToldApart told_apart(const std::vector<document::Block>& blocks);

}  // namespace programme
