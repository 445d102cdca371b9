// Sheet cells: one sheet of a workbook, cell by cell as the file has them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/grid.h"
#include "document/sheet_parts.h"
#include "document/xml.h"

namespace document {

/// Reads a sheet. Only cells with words are kept, so that a sheet costs what is written in it.
class SheetCells {
 public:
  /// The strings and the formats must outlive this object.
  SheetCells(const SharedStrings& strings, const SheetFormats& formats, DateSystem date_system)
      : strings_{strings}, formats_{formats}, date_system_{date_system} {}

  XmlHandlers handlers();

  /// Whether there are more cells, rows or words than a document may have; what comes after is lost.
  bool is_full() const;

  /// The sheet as a table. Rows and columns without words are left out; a row's place has the number that the sheet
  /// shows before it.
  ///
  /// place:   of the table
  /// problem: "too_many_cells", "too_much_text"
  base::Result<Table> table(const Place& place);

 private:
  struct Merged {
    int row, column, rows, columns;  // in rows of the sheet, counted from 1
  };

  void open(const XmlElement& element);
  void open_cell(const XmlElement& element);
  void close(std::string_view name);
  void take_words(std::string_view words);
  void keep(std::vector<std::string> paragraphs);
  std::string shown() const;
  void add_merged(std::string_view range);
  void merge();

  const SharedStrings& strings_;
  const SheetFormats& formats_;
  DateSystem date_system_;
  std::vector<PlacedCell> cells_;  ///< rows by their place in `rows_`
  std::vector<int> rows_;          ///< the numbers of the rows with words
  std::vector<Merged> merged_;

  int row_ = 0, column_ = 0;  ///< of the cell that is open, counted from 1
  std::string type_, value_;
  int style_ = 0;
  bool is_in_cell_ = false, is_in_value_ = false;
  SheetWords words_;  ///< of a string in the cell itself
  std::size_t text_bytes_ = 0;
};

}  // namespace document
