// HTML pieces: the elements of a web page become paragraphs and tables, as a browser shows them.
#pragma once
#include <vector>

#include "base/result.h"
#include "document/html_tree.h"
#include "document/word_text.h"

namespace document {

/// The paragraphs and tables of what is not left out of the page, in order and in the shape that those of a .docx have,
/// so that they are read alike.
///
/// Numbers and bullets that a browser puts before items of lists are labels, unless the item begins with a typed one.
/// Pictures have no words; a paragraph under a picture that is centred, in italics, or names a photographer, is its
/// caption and left out, and so is a small table with a picture. Tables within tables, and those with one cell that is
/// a text of its own, only lay the page out. A raised figure is a footnote's mark.
///
/// problem: "too_many_cells"
base::Result<std::vector<WordPiece>> pieces_of(const HtmlNode& page);

}  // namespace document
