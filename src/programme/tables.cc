#include "programme/tables.h"

#include <algorithm>

#include "base/text.h"
#include "document/mark.h"
#include "programme/columns.h"

namespace programme {
namespace {

using document::Block;
using document::Row;

/// The words of the row as paragraphs, cell by cell.
void add_paragraphs(const Row& row, std::vector<Block>& blocks) {
  for (const auto& cell : row.cells)
    for (const auto& paragraph : cell.paragraphs) {
      const auto marked = document::marked_line(paragraph);
      blocks.push_back({.mark = marked.mark, .text = std::string{marked.text}, .place = row.place});
    }
}

bool is_layout(const Grid& grid) {
  std::size_t columns = 0;
  for (std::size_t row = 0; row < grid.rows(); ++row) columns = std::max(columns, grid.worded_columns(row).size());
  return columns <= 2 || grid.rows() <= 2;
}

base::Problem table_unread(const Grid& grid, const Block& block) {
  std::string words;
  for (const auto column : grid.worded_columns(0)) words += (words.empty() ? "" : " | ") + grid.words(0, column);
  return {
      .kind = "table_unread",
      .detail = "Bảng này (" + std::to_string(grid.rows()) +
                " dòng) không có dòng tiêu đề nhận ra được (TT, Nội dung nhiệm vụ, Cơ quan chủ trì, Thời hạn …) nên "
                "chưa được đọc. Đề nghị xem lại, nếu bảng giao nhiệm vụ.",
      .words = std::string{base::clipped(words, 120)},
      .line = block.place.line,
      .place = block.place};
}

/// The rows of the table from `first` to before `end`.
Block part_of(const Block& block, std::size_t first, std::size_t end) {
  const auto rows = block.table->rows.begin();
  const auto from = rows + static_cast<std::ptrdiff_t>(first), to = rows + static_cast<std::ptrdiff_t>(end);
  return {.place = from->place, .table = document::Table{.rows = {from, to}}};
}

/// Whether the words are a row's number and so no title; most rows of a long table begin with one.
bool is_figures(std::string_view words) { return words.find_first_not_of("0123456789.") == std::string_view::npos; }

/// The row of the next header with other titles, below one; the end where there is none. It has a column of numbers.
std::size_t next_header(const Grid& grid, const Header& header) {
  for (auto row = header.last + 1; row < grid.rows(); ++row) {
    const auto worded = grid.worded_columns(row);
    const auto has_number = std::any_of(worded.begin(), worded.end(), [&](std::size_t column) {
      const auto words = grid.words(row, column);
      return !is_figures(words) && column_named(words).column == Column::number;
    });
    if (!has_number) continue;
    const auto next = header_at(grid, row);
    if (next && next->titles != header.titles) return row;
  }
  return grid.rows();
}

/// A table with its header: its titles as paragraphs, and each part with a header of its own as a table.
void add_tables(const Block& block, const Grid& grid, Header header, std::vector<Block>& blocks) {
  for (std::size_t row = 0; row < header.first; ++row) add_paragraphs(block.table->rows[row], blocks);
  for (;;) {
    const auto end = next_header(grid, header);
    blocks.push_back(part_of(block, header.first, end));
    if (end == grid.rows()) return;
    header = *header_at(grid, end);
  }
}

}  // namespace

ToldApart told_apart(const std::vector<Block>& blocks) {
  ToldApart told;
  std::size_t columns_above = 0;  // of the table right above; 0 for none
  for (const auto& block : blocks) {
    if (!block.table) {
      told.blocks.push_back(block);
      if (!block.text.empty()) columns_above = 0;
      continue;
    }
    const Grid grid{*block.table};
    const auto header = header_in(grid);
    if (header) {
      add_tables(block, grid, *header, told.blocks);
      columns_above = grid.columns();
    } else if (columns_above != 0 && columns_above == grid.columns()) {
      told.blocks.push_back(block);
    } else {
      if (is_layout(grid))
        for (const auto& row : block.table->rows) add_paragraphs(row, told.blocks);
      else
        told.problems.push_back(table_unread(grid, block));
      columns_above = 0;
    }
  }
  return told;
}

}  // namespace programme
