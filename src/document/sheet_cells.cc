#include "document/sheet_cells.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "document/word_styles.h"

namespace document {
namespace {

constexpr int last_row = 1'048'576;  // of Excel
constexpr int last_column = 16'384;
constexpr std::size_t most_merged = 200'000;
constexpr std::size_t longest_value = std::size_t{64} << 10U;

/// A cell's name as a row and a column counted from 1.
struct Position {
  int row = 0, column = 0;
};

/// "BC12"; nothing for what is no cell of a sheet.
std::optional<Position> position_of(std::string_view name) {
  Position position;
  while (!name.empty() && name[0] == '$') name.remove_prefix(1);
  while (!name.empty() && name[0] >= 'A' && name[0] <= 'Z' && position.column <= last_column) {
    position.column = position.column * 26 + (name[0] - 'A' + 1);
    name.remove_prefix(1);
  }
  while (!name.empty() && name[0] == '$') name.remove_prefix(1);
  position.row = int_of(name).value_or(0);
  if (position.row < 1 || position.row > last_row || position.column < 1 || position.column > last_column)
    return std::nullopt;
  return position;
}

std::optional<double> number_of(std::string_view words) {
  double value = 0;
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), value);
  if (error != std::errc{} || end != words.data() + words.size()) return std::nullopt;
  return value;
}

/// A day written as ISO 8601 has it, "2026-05-31T00:00:00", as it is written here.
std::string usual_day(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::string{iso};
  return std::string{iso.substr(8, 2)} + "/" + std::string{iso.substr(5, 2)} + "/" + std::string{iso.substr(0, 4)};
}

}  // namespace

XmlHandlers SheetCells::handlers() {
  return {.open = [this](const XmlElement& element) { open(element); },
          .close = [this](std::string_view name) { close(name); },
          .text = [this](std::string_view words) { take_words(words); }};
}

bool SheetCells::is_full() const {
  return text_bytes_ > most_text_bytes || cells_.size() > most_positions || rows_.size() > std::size_t{most_rows};
}

void SheetCells::open(const XmlElement& element) {
  const auto name = element.name();
  if (name == "row") {
    row_ = std::max(row_ + 1, std::clamp(int_of(element.value("r")).value_or(0), 0, last_row));
    column_ = 0;
  } else if (name == "c") {
    open_cell(element);
  } else if (name == "v" && is_in_cell_) {
    is_in_value_ = true;
  } else if (name == "mergeCell") {
    add_merged(element.value("ref"));
  } else if (is_in_cell_) {
    words_.open(element);
  }
}

/// A cell without a name stands after the one before it.
void SheetCells::open_cell(const XmlElement& element) {
  const auto position = position_of(element.value("r"));
  column_ = position ? position->column : column_ + 1;
  type_ = element.value("t");
  style_ = int_of(element.value("s")).value_or(0);
  value_.clear();
  words_.clear();
  is_in_cell_ = true;
}

void SheetCells::take_words(std::string_view words) {
  if (!is_in_cell_) return;
  if (is_in_value_ && value_.size() < longest_value) value_ += words;
  words_.take(words);
}

/// What the cell shows, by its type; nothing for a shared string.
std::string SheetCells::shown() const {
  if (type_ == "b") return value_ == "1" ? "TRUE" : "FALSE";
  if (type_ == "d") return usual_day(value_);
  if (type_ == "str" || type_ == "e") return value_;
  const auto number = number_of(base::trimmed(value_));
  return number ? formats_.shown(*number, style_, date_system_) : value_;
}

void SheetCells::close(std::string_view name) {
  if (name == "v") is_in_value_ = false;
  if (!is_in_cell_) return;
  if (name != "c") return words_.close(name);
  is_in_cell_ = false;
  if (column_ > last_column || is_full()) return;
  const auto own = words_.words();
  if (type_ == "s")
    keep(strings_.at(int_of(value_).value_or(-1)));
  else
    keep(lines_of(type_ == "inlineStr" || value_.empty() ? own : shown()));
}

void SheetCells::keep(std::vector<std::string> paragraphs) {
  if (paragraphs.empty()) return;
  for (const auto& paragraph : paragraphs) text_bytes_ += paragraph.size();
  if (rows_.empty() || rows_.back() != row_) rows_.push_back(row_);
  cells_.push_back({.row = static_cast<int>(rows_.size()) - 1, .column = column_, .paragraphs = std::move(paragraphs)});
}

void SheetCells::add_merged(std::string_view range) {
  const auto colon = range.find(':');
  if (colon == std::string_view::npos || merged_.size() >= most_merged) return;
  const auto first = position_of(range.substr(0, colon));
  const auto last = position_of(range.substr(colon + 1));
  if (first && last && first->row <= last->row && first->column <= last->column)
    merged_.push_back({.row = first->row,
                       .column = first->column,
                       .rows = last->row - first->row + 1,
                       .columns = last->column - first->column + 1});
}

/// Gives each merged range to the cell with its words, in rows that have words.
void SheetCells::merge() {
  std::stable_sort(cells_.begin(), cells_.end(), [](const PlacedCell& a, const PlacedCell& b) {
    return std::pair{a.row, a.column} < std::pair{b.row, b.column};
  });
  const auto rows_before = [this](int row) {
    return static_cast<int>(std::lower_bound(rows_.begin(), rows_.end(), row) - rows_.begin());
  };
  for (const auto& merged : merged_) {
    const std::pair wanted{rows_before(merged.row), merged.column};
    const auto cell = std::lower_bound(cells_.begin(), cells_.end(), wanted, [](const PlacedCell& of, const auto& at) {
      return std::pair{of.row, of.column} < at;
    });
    const auto is_there = cell != cells_.end() && std::pair{cell->row, cell->column} == wanted &&
                          rows_[static_cast<std::size_t>(cell->row)] == merged.row;
    if (!is_there) continue;
    cell->rows = std::max(rows_before(merged.row + merged.rows) - cell->row, 1);
    cell->columns = merged.columns;
  }
}

base::Result<Table> SheetCells::table(const Place& place) {
  if (text_bytes_ > most_text_bytes) return too_much_text();
  if (is_full()) return too_many_cells();
  merge();
  std::vector<Place> places(rows_.size(), place);
  for (std::size_t row = 0; row < rows_.size(); ++row) places[row].row = rows_[row];
  return table_of(std::move(cells_), places);
}

}  // namespace document
