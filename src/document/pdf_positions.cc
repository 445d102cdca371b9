#include "document/pdf_positions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "document/mark.h"
#include "document/pdf_columns.h"

namespace document {
namespace {

constexpr double more_than_leading = 2;  ///< points by which rows stand farther apart than the lines of a cell
constexpr double same_height = 0.4;      ///< as a multiple of the size of letters
constexpr double widest_rule = 0.8;      ///< the share of a table's width that a line between rows takes
constexpr double same_column = 5;        ///< points
constexpr std::size_t fewest_groups = 3, fewest_filled = 2;

using Rows = std::vector<PrintedRow>;
using Groups = std::vector<Rows>;  ///< each the rows of words that make one row of the table

/// Whether the word is the number of a table's row: "1", "1.", "II", "a)".
bool is_number(const std::string& text) {
  return text.size() <= 8 &&
         !marked_line(text + (text.find_first_of(".)") == std::string::npos ? ". X" : " X")).mark.empty();
}

bool are_alike(const Groups& one, const Groups& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](const Rows& left, const Rows& right) { return left.size() == right.size(); });
}

/// A table in the making: words in rows and columns.
class Positioned {
 public:
  Positioned(ColumnedRows found, const PdfPage& page)
      : rows_{std::move(found.rows)}, columns_{std::move(found.columns)} {
    for (const auto& row : rows_) {
      box_.top = std::min(box_.top, row.top);
      box_.bottom = std::max(box_.bottom, row.bottom);
    }
    box_.left = columns_.front().left;
    box_.right = columns_.back().right;
    for (const auto& rule : page.rules)
      if (rule.is_level() && rule.box.width() >= widest_rule * box_.width() && rule.box.top > box_.top &&
          rule.box.top < box_.bottom)
        rules_.push_back(rule.box.top);
  }

  const PdfBox& box() const { return box_; }
  /// The rows of words as rows of the table; none where they cannot be told apart.
  std::optional<Groups> groups() const;
  PdfGrid grid(const Groups& groups, int page, const std::vector<double>& before) const;

 private:
  std::size_t numbers_in(const Rows& group) const;
  std::map<std::size_t, Stretch> heights_of(const Rows& group) const;
  double leading() const;
  bool is_numbered(const PrintedRow& row) const;
  bool has_first_column(const PrintedRow& row) const { return column_of(row.words.front(), columns_) == 0; }
  Groups by_rules() const;
  Groups by_gaps() const;
  Groups by_first_column(bool from_top) const;
  bool are_sound(const Groups& groups) const;
  bool are_level(const Groups& groups, bool from_top) const;
  std::vector<double> edges(const std::vector<double>& before) const;
  std::vector<PdfCell> cells_of(const Rows& group, int row, int page) const;

  Rows rows_;
  std::vector<Stretch> columns_;
  std::vector<double> rules_;  ///< where level lines stand
  PdfBox box_{0, std::numeric_limits<double>::max(), 0, 0};
};

bool Positioned::is_numbered(const PrintedRow& row) const {
  return has_first_column(row) && is_number(row.words.front().text);
}

std::size_t Positioned::numbers_in(const Rows& group) const {
  return static_cast<std::size_t>(
      std::count_if(group.begin(), group.end(), [this](const PrintedRow& row) { return is_numbered(row); }));
}

/// From where to where the words of each column reach that has any.
std::map<std::size_t, Stretch> Positioned::heights_of(const Rows& group) const {
  std::map<std::size_t, Stretch> heights;
  for (const auto& row : group)
    for (const auto& word : row.words) {
      auto& height = heights.emplace(column_of(word, columns_), Stretch{word.box.top, word.box.bottom}).first->second;
      height.left = std::min(height.left, word.box.top);
      height.right = std::max(height.right, word.box.bottom);
    }
  return heights;
}

/// The least space between two lines, one below the other, in one column.
double Positioned::leading() const {
  auto least = std::numeric_limits<double>::max();
  std::map<std::size_t, double> bottoms;
  for (const auto& row : rows_) {
    if (row.is_across) continue;
    for (const auto& [column, height] : heights_of({row})) {
      if (const auto above = bottoms.find(column); above != bottoms.end())
        least = std::min(least, height.left - above->second);
      bottoms[column] = height.right;
    }
  }
  return least;
}

Groups Positioned::by_rules() const {
  Groups groups;
  std::ptrdiff_t above = -1;
  for (const auto& row : rows_) {
    const auto middle = (row.top + row.bottom) / 2;
    const auto rules = std::count_if(rules_.begin(), rules_.end(), [&](double y) { return y < middle; });
    if (rules != std::exchange(above, rules)) groups.emplace_back();
    groups.back().push_back(row);
  }
  return groups;
}

Groups Positioned::by_gaps() const {
  Groups groups;
  const auto enough = leading() + more_than_leading;
  auto bottom = -std::numeric_limits<double>::max();
  for (const auto& row : rows_) {
    if (row.top - bottom > enough) groups.emplace_back();
    bottom = std::max(bottom, row.bottom);
    groups.back().push_back(row);
  }
  return groups;
}

/// Each word of the first column, or each number if there are any, begins a row of the table, or ends it.
Groups Positioned::by_first_column(bool from_top) const {
  const auto has_numbers = numbers_in(rows_) >= fewest_groups - 1;
  Groups groups;
  auto was_anchor = true, was_across = false;
  for (const auto& row : rows_) {
    const auto is_title = &row == &rows_.front() || !has_numbers || (!from_top && groups.size() <= 1);
    const auto is_anchor = is_numbered(row) || (is_title && has_first_column(row));
    const auto is_new = from_top ? is_anchor : was_anchor;
    if (groups.empty() || is_new || row.is_across != was_across) groups.emplace_back();
    groups.back().push_back(row);
    was_anchor = is_anchor;
    was_across = row.is_across;
  }
  return groups;
}

/// Whether the groups are rows of a table: several, none of them of two numbers, none of them across only in part, and
/// few below the header with words in one column alone.
bool Positioned::are_sound(const Groups& groups) const {
  if (groups.size() < fewest_groups) return false;
  for (std::size_t n = 0; n < groups.size(); ++n) {
    const auto across = static_cast<std::size_t>(
        std::count_if(groups[n].begin(), groups[n].end(), [](const PrintedRow& row) { return row.is_across; }));
    if (across > 0 && across < groups[n].size()) return false;
    if (numbers_in(groups[n]) > 1) return false;
    if (across == 0 && heights_of(groups[n]).size() < fewest_filled) return false;
  }
  return true;
}

/// Whether all cells of a row begin at one height, or end at one; but for the header, whose cells may stand elsewhere.
bool Positioned::are_level(const Groups& groups, bool from_top) const {
  for (std::size_t n = 1; n < groups.size(); ++n) {
    const auto heights = heights_of(groups[n]);
    const auto reach = same_height * groups[n].front().size;
    const auto& first = heights.begin()->second;
    for (const auto& [column, height] : heights)
      if (std::abs(from_top ? height.left - first.left : height.right - first.right) > reach) return false;
  }
  return true;
}

std::optional<Groups> Positioned::groups() const {
  if (rules_.size() + 1 >= fewest_groups)
    if (auto groups = by_rules(); are_sound(groups)) return groups;
  if (auto groups = by_gaps(); are_sound(groups)) return groups;
  auto from_top = by_first_column(true), from_bottom = by_first_column(false);
  const auto header_ends = has_first_column(from_top.front().back());  // else lines below it may be of the first row
  const auto may_begin = header_ends && are_sound(from_top) && are_level(from_top, true);
  const auto may_end = are_sound(from_bottom) && are_level(from_bottom, false);
  if (may_begin && may_end && !are_alike(from_top, from_bottom)) return std::nullopt;
  if (may_begin) return from_top;
  if (may_end) return from_bottom;
  return std::nullopt;
}

/// Where the columns end and begin, from left to right; those of the table before, if words stand within them.
std::vector<double> Positioned::edges(const std::vector<double>& before) const {
  std::vector<double> edges{box_.left};
  auto are_same = before.size() == columns_.size() + 1;
  for (std::size_t n = 1; n < columns_.size(); ++n) {
    edges.push_back((columns_[n - 1].right + columns_[n].left) / 2);
    are_same =
        are_same && before[n] > columns_[n - 1].right - same_column && before[n] < columns_[n].left + same_column;
  }
  edges.push_back(box_.right);
  return are_same ? before : edges;
}

std::vector<PdfCell> Positioned::cells_of(const Rows& group, int row, int page) const {
  const auto count = columns_.size();
  const auto across = group.front().is_across;
  std::vector<std::vector<PdfWord>> words(count);
  for (const auto& line : group)
    for (std::size_t n = 0; n < line.words.size(); ++n) {
      const auto is_first = n == 0 && is_numbered(line);
      const auto column =
          across ? std::size_t{is_first || !is_numbered(group.front()) ? 0U : 1U} : column_of(line.words[n], columns_);
      words[column].push_back(line.words[n]);
    }
  std::vector<PdfCell> cells;
  for (std::size_t n = 0; n < count; ++n) {
    const auto is_rest = across && n == (words[1].empty() ? 0U : 1U);
    const auto end = is_rest ? count : n + 1;
    PdfCell cell{.row = row, .column = static_cast<int>(n), .rows = 1, .columns = static_cast<int>(end - n)};
    cell.lines = lines_of(std::move(words[n]), std::numeric_limits<double>::max());
    for (auto& line : cell.lines) {
      line.page = page;
      line.left = columns_[n].left;
      line.right = columns_[end - 1].right;
    }
    cells.push_back(std::move(cell));
    if (is_rest) break;
  }
  return cells;
}

PdfGrid Positioned::grid(const Groups& groups, int page, const std::vector<double>& before) const {
  PdfGrid grid{.box = box_, .columns = edges(before), .rows = static_cast<int>(groups.size()), .cells = {}};
  for (std::size_t n = 0; n < groups.size(); ++n)
    for (auto& cell : cells_of(groups[n], static_cast<int>(n), page)) grid.cells.push_back(std::move(cell));
  return grid;
}

}  // namespace

PositionedTables take_positioned(PdfPage& page, int number, const std::vector<double>& before) {
  PositionedTables tables;
  for (auto& found : columned_rows(page)) {
    const Positioned table{std::move(found), page};
    const auto groups = table.groups();
    if (!groups) {
      tables.are_some_unread = true;
      continue;
    }
    const auto& box = table.box();
    page.words.erase(std::remove_if(page.words.begin(), page.words.end(),
                                    [&box](const PdfWord& word) {
                                      return box.top <= word.box.middle() && word.box.middle() <= box.bottom;
                                    }),
                     page.words.end());
    tables.grids.push_back(table.grid(*groups, number, tables.grids.empty() ? before : std::vector<double>{}));
  }
  return tables;
}

}  // namespace document
