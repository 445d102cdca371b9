#include "programme/tables.h"

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
  return {.kind = "table_unread",
          .detail = "Bảng này (" + std::to_string(grid.rows()) +
                    " dòng) không có dòng tiêu đề nhận ra được (TT, Nội dung nhiệm vụ, Cơ quan chủ trì, Thời hạn …) nên "
                    "chưa được đọc. Đề nghị xem lại, nếu bảng giao nhiệm vụ.",
          .words = std::string{base::clipped(words, 120)},
          .line = block.place.line};
}

/// The table from the row of its header on.
Block cut_above(const Block& block, std::size_t row) {
  auto cut = block;
  cut.table->rows.erase(cut.table->rows.begin(), cut.table->rows.begin() + static_cast<std::ptrdiff_t>(row));
  return cut;
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
      for (std::size_t row = 0; row < header->first; ++row) add_paragraphs(block.table->rows[row], told.blocks);
      told.blocks.push_back(cut_above(block, header->first));
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
