// Outlines: a document as headings, paragraphs, list items and tables, each with the place it came from.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/place.h"
#include "base/result.h"

namespace document {

using base::Place;

/// A position of a table's grid. A merged cell fills every position that it covers: the first holds its words, the
/// others are `covered`.
struct Cell {
  std::vector<std::string> paragraphs;  ///< NFC, single spaces, without footnote marks; none is empty
  int rows = 1, columns = 1;            ///< what a merged cell covers, counted from its first position
  bool covered = false;                 ///< its words stand in the first position of the merged cell
};

struct Row {
  std::vector<Cell> cells;  ///< one for each column of the table, in every row
  Place place;
};

struct Table {
  std::vector<Row> rows;
};

/// One paragraph without the mark or number that introduced it, or one table.
struct Block {
  std::string mark;  ///< the printed mark or number without its last stop: "1.1", "-", "a)"; empty for plain paragraphs
  std::string text;  ///< NFC, single spaces, without footnote marks; empty for a table
  Place place;
  int heading = 0;             ///< 1 for the highest level, where the file itself says that this is a heading
  std::optional<Table> table;  ///< then `mark` and `text` are empty
};

struct Outline {
  std::string name;    ///< the file's name, for messages
  std::string sha256;  ///< of the file's bytes, small hexadecimal: the same file is recognised by it
  std::vector<Block> blocks;
  std::vector<base::Problem> problems;  ///< what could not be read, each with its line
};

}  // namespace document
