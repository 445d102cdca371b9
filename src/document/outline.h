// Outlines: a document as headings, paragraphs, list items and tables, each with the place it came from.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace document {

/// Where a block stands in its file.
struct Place {
  int line = 0;  ///< 1-based; 0 where the file kind has no lines

  bool operator==(const Place&) const = default;
};

/// One paragraph, without the mark or number that introduced it.
struct Block {
  std::string mark;  ///< the printed mark or number without its last stop: "1.1", "-", "a)"; empty for plain paragraphs
  std::string text;  ///< NFC, single spaces, without footnote marks
  Place place;
};

struct Outline {
  std::string name;    ///< the file's name, for messages
  std::string sha256;  ///< of the file's bytes, small hexadecimal: the same file is recognised by it
  std::vector<Block> blocks;
  std::vector<base::Problem> problems;  ///< what could not be read, each with its line
};

}  // namespace document
