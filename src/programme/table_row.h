// Table rows: one row of a table of tasks as words by what they are, and what sort of row it is.
#pragma once
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "programme/columns.h"

namespace programme {

/// The mark that a row is numbered with.
enum class RowMark {
  none,
  part,    ///< a Roman figure or a capital: "II", "A"
  number,  ///< "2", "2.1", "II.3"
  letter,  ///< "a)"
  bullet
};

struct TableRow {
  document::Place place;
  RowMark mark = RowMark::none;
  std::string number;                                       ///< without stop or bracket
  std::array<std::string, column_count> words;              ///< by kind of column; paragraphs parted by line ends
  std::vector<std::pair<std::string, std::string>> others;  ///< title and words of columns that are no part of a task
  std::array<bool, column_count> says_nothing{};  ///< a dash stands there: nothing is to be taken from the rows above
  bool is_marked = false;                         ///< its deadline is the periods in whose columns it bears a mark
  bool is_lone = false;                           ///< a single cell has words, besides the number
  bool is_wide = false;                           ///< that cell covers several columns, or stands in the first one
  bool has_slipped = false;                       ///< words stand where the number should
  bool goes_on = false;                           ///< its text began in the row above, in a merged cell

  const std::string& operator[](Column column) const { return words[static_cast<std::size_t>(column)]; }
  std::string& operator[](Column column) { return words[static_cast<std::size_t>(column)]; }

  /// Whether it says by whom, by when or with what result.
  bool has_values() const;
  /// Whether it says by whom or by when.
  bool has_own_duty() const;
};

/// The rows below a header, those without words, those that repeat the header and those that only number the columns
/// left out. The mark is that of the number column or, where that is empty, the one its text begins with. A dash, a dot
/// or a stroke alone stands for nothing. A row without a deadline of its own has the periods in whose columns «x» or
/// another mark stands; words there are kept as details beside.
std::vector<TableRow> rows_below(const Grid& grid, const Header& header);

/// The rows of a table that goes on from the one before it, without a header of its own.
std::vector<TableRow> rows_going_on(const Grid& grid, const Header& header);

/// Whether the words stand for the cell above: «nt», «-nt-», «″», «như trên».
bool is_ditto(std::string_view words);

/// Whether the row is no statement: a total, a note, copies, a signature.
bool is_aside(const TableRow& row);

}  // namespace programme
