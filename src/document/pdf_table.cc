#include "document/pdf_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "document/lines.h"

namespace document {
namespace {

constexpr double same_place = 5;  ///< points

std::string words_of(const std::vector<PdfLine>& lines) {
  std::string words;
  for (const auto& line : lines) words += (words.empty() ? "" : " ") + line.text;
  return words;
}

}  // namespace

PdfTable::PdfTable(PdfGrid grid, int page) : columns_{grid.columns}, rows_{rows_of(std::move(grid), page)} {}

std::vector<PdfTable::Row> PdfTable::rows_of(PdfGrid grid, int page) {
  std::vector<Row> rows(static_cast<std::size_t>(grid.rows));
  for (auto& row : rows) row.page = page;
  for (auto& cell : grid.cells)
    for (int n = 0; n < cell.rows; ++n)
      rows[static_cast<std::size_t>(cell.row + n)].cells.push_back(
          {.column = cell.column,
           .columns = cell.columns,
           .goes_on_above = n > 0,
           .lines = n > 0 ? std::vector<PdfLine>{} : std::move(cell.lines)});
  for (auto& row : rows)
    std::sort(row.cells.begin(), row.cells.end(),
              [](const Cell& one, const Cell& other) { return one.column < other.column; });
  return rows;
}

bool PdfTable::goes_on_in(const PdfGrid& grid) const {
  return grid.columns.size() == columns_.size() &&
         std::equal(columns_.begin(), columns_.end(), grid.columns.begin(),
                    [](double one, double other) { return std::abs(one - other) <= same_place; });
}

bool PdfTable::are_same(const Row& one, const Row& other) {
  return std::equal(one.cells.begin(), one.cells.end(), other.cells.begin(), other.cells.end(),
                    [](const Cell& left, const Cell& right) {
                      return left.column == right.column && words_of(left.lines) == words_of(right.lines);
                    });
}

/// The first cell is empty as a number's cell is, and at least one sentence is cut: the part above does not end in a
/// stop, and the part below begins with a small letter or finds no room at the end of the part above.
bool PdfTable::continues_last(const Row& row) const {
  if (rows_.empty()) return false;
  const auto& above = rows_.back().cells;
  if (row.cells.size() != above.size() || row.cells.size() < 2) return false;
  if (!row.cells.front().lines.empty() && !begins_small(row.cells.front().lines.front().text)) return false;
  for (std::size_t n = 0; n < above.size(); ++n) {
    const auto& lower = row.cells[n];
    const auto& upper = above[n];
    if (lower.column != upper.column || lower.columns != upper.columns) return false;
    if (lower.lines.empty() || upper.lines.empty()) continue;
    const auto& last = upper.lines.back();
    if (ends_sentence(last.text)) continue;
    const auto& next = lower.lines.front();
    if (begins_small(next.text) || is_mark_by_chance(next.text, last.text) || is_wrapped(last, last, next, 2))
      return true;
  }
  return false;
}

void PdfTable::doubt(const Row& row) {
  const auto has_words = [](const Cell& cell) { return !cell.lines.empty(); };
  if (row.cells.size() < 3 || !has_words(row.cells[0]) || std::all_of(row.cells.begin(), row.cells.end(), has_words))
    return;
  problems_.push_back({.kind = "pdf_cell_may_go_on",
                       .detail = "Dòng đầu bảng ở trang " + std::to_string(row.page) +
                                 " có ô trống; trong bản gốc ô đó có thể gộp với ô ở cuối trang trước, bản PDF không "
                                 "cho biết. Đề nghị đối chiếu với bản gốc.",
                       .words = words_of(row.cells[1].lines),
                       .line = 0,
                       .place = {.page = row.page}});
}

void PdfTable::add(PdfGrid grid, int page) {
  auto rows = rows_of(std::move(grid), page);
  std::size_t repeated = 0;
  while (repeated < rows.size() && repeated < rows_.size() && are_same(rows[repeated], rows_[repeated])) ++repeated;
  for (auto n = repeated; n < rows.size(); ++n) {
    auto& row = rows[n];
    if (n == repeated && continues_last(row)) {
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        auto& lines = rows_.back().cells[c].lines;
        lines.insert(lines.end(), row.cells[c].lines.begin(), row.cells[c].lines.end());
      }
      continue;
    }
    if (n == repeated) {
      doubt(row);
      for (auto& cell : row.cells) {
        const auto is_merged = n + 1 < rows.size() &&
                               std::any_of(rows[n + 1].cells.begin(), rows[n + 1].cells.end(), [&](const Cell& below) {
                                 return below.column == cell.column && below.goes_on_above;
                               });
        if (cell.lines.empty() && is_merged) cell.goes_on_above = true;
      }
    }
    rows_.push_back(std::move(row));
  }
}

WordTable PdfTable::table(double pitch) const {
  WordTable table{.rows = {}, .has_borders = true};
  for (const auto& row : rows_) {
    table.rows.push_back({.cells = {}, .columns_before = 0, .page = row.page});
    for (const auto& cell : row.cells)
      table.rows.back().cells.push_back({.paragraphs = paragraphs_of(cell.lines, pitch),
                                         .columns = cell.columns,
                                         .goes_on_above = cell.goes_on_above});
  }
  return table;
}

}  // namespace document
