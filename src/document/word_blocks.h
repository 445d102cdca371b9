// Word blocks: paragraphs and tables of a .docx become the blocks of an outline.
#pragma once
#include <vector>

#include "base/result.h"
#include "document/plain_text.h"
#include "document/word_text.h"

namespace document {

/// The blocks of the pieces, in order.
///
/// A number that Word puts before a paragraph is its mark where a typed one would be ("1.1.", "a)", a bullet), and else
/// stands before its text («Điều 1.»). A paragraph is a block, and so is each line of one that is broken by hand;
/// rules, footnotes typed in place and blank lines are left out, and a line that begins with a small letter goes on
/// with the one before it: see `plain_text`. Tables that only lay words out give their paragraphs, row by row, cell by
/// cell.
///
/// problem: "too_many_cells"
base::Result<Reading> blocks_of(const std::vector<WordPiece>& pieces);

}  // namespace document
