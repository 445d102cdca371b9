// Tables: what a list is before it becomes a file that people open in their office programs.
#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "calendar/day.h"

namespace sheet {

/// Nothing, words, a count, a figure shown with one decimal place, or a day.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, calendar::Day>;
using Row = std::vector<Cell>;  ///< one for each column

struct Column {
  std::string title;
  int width = 12;  ///< about so many characters; longer words go on in the next line of their cell
};

struct Table {
  std::string name;                ///< of the worksheet: at most 31 characters, none of []:*?/\ among them
  std::string title;               ///< what the list is
  std::vector<std::string> notes;  ///< below the title: when it was counted, what was asked for, of how many
  std::vector<Column> columns;
  std::vector<Row> rows;
  Row total;               ///< below the rows and no part of them; empty for none
  std::string when_empty;  ///< what a table without rows says
};

}  // namespace sheet
