// Word lines: a paragraph of a .docx as the lines that a reader sees, each with its number.
#pragma once
#include <string>
#include <vector>

#include "document/word_text.h"

namespace document {

struct WordLine {
  std::string label;         ///< what Word puts before it: "1.1."
  std::string text;          ///< without marks (see lines.h); empty only in a paragraph of a label alone
  bool is_footnote = false;  ///< begins with a raised figure
};

/// The lines of the paragraph that have words; the first has the paragraph's label. A label alone is a line too.
std::vector<WordLine> lines_of(const WordParagraph& paragraph);

/// A line without the mark that introduced it.
struct UnmarkedLine {
  std::string mark, text;
};

/// The line's mark, be it typed or put there by Word, and its words. A label that would be no mark if it were typed
/// («Điều 1.») is part of the words.
UnmarkedLine unmarked(const WordLine& line);

/// The line as a cell of a table keeps it: its label before its text, a label alone without its last stop.
std::string in_cell(const WordLine& line);

}  // namespace document
