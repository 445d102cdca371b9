// Columns: what the columns of a table hold, told by their titles.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/grid.h"

namespace programme {

enum class Column {
  number,           ///< STT, TT
  text,             ///< nội dung, nhiệm vụ, công việc
  owner,            ///< chủ trì, cơ quan thực hiện
  coordinators,     ///< phối hợp
  deliverable,      ///< sản phẩm, kết quả
  deadline,         ///< thời hạn, thời gian, tiến độ
  receiving_level,  ///< cấp trình
  leader,           ///< lãnh đạo phụ trách
  note,             ///< ghi chú
  kept,             ///< known in this field, but no part of a task: kinh phí, lĩnh vực, bắt đầu
  indicator,        ///< chỉ tiêu
  unit,             ///< đơn vị tính
  target,           ///< a year's value, or a goal
  period,           ///< a month or quarter; a mark in it makes that the deadline
  unknown
};
constexpr std::size_t column_count = static_cast<std::size_t>(Column::unknown) + 1;

/// What a title says of its column.
struct Named {
  Column column = Column::unknown;
  int strength = 0;  ///< which of two columns of a kind is meant: the larger
};

/// The column of that title, diacritics, case and punctuation set aside; `unknown` for any other.
Named column_named(std::string_view title);

/// The titles of a table: one row, or two where titles are parted («Cơ quan thực hiện» above «Chủ trì», «Phối hợp»),
/// and the row that numbers the columns, if there is one.
struct Header {
  std::vector<Column> columns;      ///< of each column of the grid
  std::vector<std::string> titles;  ///< as printed, on one line
  std::vector<Column> assumed;      ///< told by what the column holds, since no title says so
  std::size_t first = 0, last = 0;  ///< its rows
  bool of_indicators = false;       ///< a table of indicators, not of tasks

  std::optional<std::size_t> column(Column kind) const;
};

/// The header that begins in the row; nothing where the row is none. A header of tasks has a column of their text and
/// one of those that say by whom, by when or with what result; one of indicators has the indicators and their unit or
/// values.
std::optional<Header> header_at(const Grid& grid, std::size_t row);

/// The first header of the table, looked for in its first rows.
std::optional<Header> header_in(const Grid& grid);

/// The year that the words name («Năm 2026», «KH 2026»).
std::optional<int> year_in(std::string_view words);

}  // namespace programme
