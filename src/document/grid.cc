#include "document/grid.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace document {
namespace {

/// The rows, or the columns, in which a cell begins, in order.
class Kept {
 public:
  explicit Kept(std::vector<int> begun) : begun_{std::move(begun)} {
    std::sort(begun_.begin(), begun_.end());
    begun_.erase(std::unique(begun_.begin(), begun_.end()), begun_.end());
  }

  std::size_t count() const { return begun_.size(); }
  const std::vector<int>& all() const { return begun_; }

  /// How many of them come before the position.
  std::size_t before(std::int64_t position) const {
    return static_cast<std::size_t>(std::lower_bound(begun_.begin(), begun_.end(), position) - begun_.begin());
  }

 private:
  std::vector<int> begun_;
};

template <int PlacedCell::*position>
Kept kept(const std::vector<PlacedCell>& cells) {
  std::vector<int> begun;
  begun.reserve(cells.size());
  for (const auto& cell : cells) begun.push_back(cell.*position);
  return Kept{std::move(begun)};
}

/// The part of a table that a cell covers.
struct Area {
  std::size_t row, column, row_end, column_end;

  bool is_merged() const { return row_end - row > 1 || column_end - column > 1; }
};

Area area_of(const PlacedCell& cell, const Kept& rows, const Kept& columns) {
  return {.row = rows.before(cell.row),
          .column = columns.before(cell.column),
          .row_end = rows.before(std::int64_t{cell.row} + cell.rows),
          .column_end = columns.before(std::int64_t{cell.column} + cell.columns)};
}

bool is_free(const Cell& cell) { return !cell.covered && cell.rows == 1 && cell.columns == 1; }

/// Merges areas of a table. All of them together may look at so many positions and no more: whoever piles merged cells
/// upon each other loses the last ones, not our time.
class Merging {
 public:
  explicit Merging(Table& table) : table_{table} {}

  void merge(const Area& area) {
    if (!area.is_merged() || !are_free(area)) return;
    for (auto row = area.row; row < area.row_end; ++row)
      for (auto column = area.column; column < area.column_end; ++column) table_.rows[row].cells[column].covered = true;
    auto& first = table_.rows[area.row].cells[area.column];
    first.covered = false;
    first.rows = static_cast<int>(area.row_end - area.row);
    first.columns = static_cast<int>(area.column_end - area.column);
  }

 private:
  bool are_free(const Area& area) {
    for (auto row = area.row; row < area.row_end; ++row)
      for (auto column = area.column; column < area.column_end; ++column)
        if (!may_look() || !is_free(table_.rows[row].cells[column])) return false;
    return true;
  }

  bool may_look() { return looks_left_ > 0 && looks_left_-- > 0; }

  Table& table_;
  std::size_t looks_left_ = 4 * most_positions;
};

}  // namespace

base::Result<Table> table_of(std::vector<PlacedCell> cells, const std::vector<Place>& rows) {
  const auto kept_rows = kept<&PlacedCell::row>(cells);
  const auto kept_columns = kept<&PlacedCell::column>(cells);
  if (kept_columns.count() > most_columns || kept_rows.count() * kept_columns.count() > most_positions)
    return too_many_cells();
  Table table;
  table.rows.reserve(kept_rows.count());
  for (const auto row : kept_rows.all())
    table.rows.push_back(
        {.cells = std::vector<Cell>(kept_columns.count()), .place = rows[static_cast<std::size_t>(row)]});
  Merging merging{table};
  for (const auto& cell : cells) merging.merge(area_of(cell, kept_rows, kept_columns));
  for (auto& cell : cells) {
    auto& at = table.rows[kept_rows.before(cell.row)].cells[kept_columns.before(cell.column)];
    if (!at.covered && at.paragraphs.empty()) at.paragraphs = std::move(cell.paragraphs);
  }
  return table;
}

base::Problem too_many_cells() {
  return {.kind = "too_many_cells",
          .detail = "Tệp có bảng quá lớn (trên " + std::to_string(most_rows) + " dòng hoặc " +
                    std::to_string(most_columns) +
                    " cột có chữ). Đề nghị kiểm tra có chọn nhầm tệp không, hoặc tách riêng phần chương trình.",
          .words = {},
          .line = 0};
}

base::Problem too_much_text() {
  return {.kind = "too_much_text",
          .detail = "Tệp có quá nhiều chữ (trên " + std::to_string(most_text_bytes >> 20U) +
                    " MiB). Đề nghị kiểm tra có chọn nhầm tệp không, hoặc tách riêng phần chương trình.",
          .words = {},
          .line = 0};
}

}  // namespace document
