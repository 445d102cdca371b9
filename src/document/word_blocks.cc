#include "document/word_blocks.h"

#include <utility>

#include "base/text.h"
#include "document/lines.h"
#include "document/word_lines.h"
#include "document/word_tables.h"

namespace document {
namespace {

/// Puts piece after piece at the end of the outline.
class Blocks {
 public:
  void add(const WordParagraph& paragraph);
  std::optional<base::Problem> add(const WordTable& table);
  Reading reading() { return std::move(reading_); }

 private:
  void add_line(const WordLine& line, int heading, const Place& place);
  void add_layout(const WordTable& table);
  bool goes_on_with_last(const UnmarkedLine& line) const;

  Reading reading_;
  int paragraphs_ = 0, tables_ = 0;
  bool may_go_on_ = false;  ///< the last block is of the same run of paragraphs
};

void Blocks::add(const WordParagraph& paragraph) {
  const auto lines = lines_of(paragraph);
  if (lines.empty() || (lines.size() == 1 && lines[0].text.empty())) return;
  ++paragraphs_;
  if (paragraph.heading > 0 || !paragraph.label.empty()) may_go_on_ = false;
  for (const auto& line : lines) add_line(line, paragraph.heading, {.page = paragraph.page, .paragraph = paragraphs_});
}

bool Blocks::goes_on_with_last(const UnmarkedLine& line) const {
  if (!may_go_on_ || !line.mark.empty() || !goes_on(line.text, reading_.blocks.back().text)) return false;
  return reading_.blocks.back().text.size() + 1 + line.text.size() <= most_block_bytes;
}

void Blocks::add_line(const WordLine& line, int heading, const Place& place) {
  if (line.is_footnote || (line.label.empty() && is_rule(line.text))) return;
  auto [mark, text] = unmarked(line);
  if (goes_on_with_last({mark, text})) {
    reading_.blocks.back().text += " " + text;
    return;
  }
  if (text.size() > most_block_bytes) {
    text.resize(base::clipped(text, most_block_bytes).size());
    reading_.problems.push_back(
        {.kind = "line_too_long",
         .detail = "Một đoạn quá dài nên chỉ đọc phần đầu. Đề nghị ngắt thành nhiều đoạn rồi nộp lại.",
         .words = std::string{base::clipped(text, 80)},
         .line = 0});
  }
  reading_.blocks.push_back({.mark = std::move(mark), .text = std::move(text), .place = place, .heading = heading});
  may_go_on_ = true;
}

void Blocks::add_layout(const WordTable& table) {
  Place place{.table = tables_};
  for (const auto& row : table.rows) {
    ++place.row;
    place.page = row.page;
    for (const auto& cell : row.cells)
      for (const auto& paragraph : cell.paragraphs) {
        may_go_on_ = false;
        for (const auto& line : lines_of(paragraph))
          if (!line.text.empty()) add_line(line, paragraph.heading, place);
      }
  }
  may_go_on_ = false;
}

std::optional<base::Problem> Blocks::add(const WordTable& table) {
  ++tables_;
  if (is_layout(table)) {
    add_layout(table);
    return std::nullopt;
  }
  const Place place{.page = table.rows.empty() ? 0 : table.rows.front().page, .table = tables_};
  auto grid = grid_of(table, place);
  if (!grid) return grid.error();
  may_go_on_ = false;
  if (!grid->rows.empty())
    reading_.blocks.push_back({.mark = {}, .text = {}, .place = place, .table = *std::move(grid)});
  return std::nullopt;
}

}  // namespace

base::Result<Reading> blocks_of(const std::vector<WordPiece>& pieces) {
  Blocks blocks;
  for (const auto& piece : pieces) {
    if (const auto* paragraph = std::get_if<WordParagraph>(&piece))
      blocks.add(*paragraph);
    else if (auto problem = blocks.add(std::get<WordTable>(piece)))
      return *std::move(problem);
  }
  return blocks.reading();
}

}  // namespace document
