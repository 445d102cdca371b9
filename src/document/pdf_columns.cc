#include "document/pdf_columns.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "document/pdf_lines.h"

namespace document {
namespace {

constexpr double least_widest_space = 0.45;    ///< between words of one column, as a multiple of their size
constexpr double wider_than_usual = 1.6;       ///< the same, as a multiple of the usual space of the page
constexpr double widest_number = 3;            ///< as a multiple of its size
constexpr double narrowest_gutter = 2;         ///< points that all rows leave free
constexpr double widest_leading = 3.5;         ///< from a row's upper edge to the next, as a multiple of their size
constexpr double widest_header_leading = 1.5;  ///< the same, between lines of the header's cells
constexpr std::size_t fewest_columns = 3, fewest_rows = 3;
constexpr std::size_t most_columns = 64;
constexpr int most_across = 2;  ///< one after the other

/// Whether the word stands for a number alone: "12", "IV".
bool is_bare_number(const std::string& text) {
  return text.size() <= 5 && (text.find_first_not_of("0123456789") == std::string::npos ||
                              text.find_first_not_of("IVX") == std::string::npos);
}

/// What the row's words cover, those of one column together. A number at the beginning, which may stand at the right
/// edge of its column, is a column's alone.
std::vector<Stretch> stretches_of(const PrintedRow& row) {
  std::vector<Stretch> stretches;
  for (const auto& word : row.words) {
    const auto space = stretches.empty() ? 0 : word.box.left - stretches.back().right;
    const auto is_behind_number =
        &word == &row.words.front() + 1 && is_bare_number(row.words.front().text) && space >= narrowest_gutter;
    if (stretches.empty() || space > row.widest_space || is_behind_number)
      stretches.push_back({word.box.left, word.box.right});
    else
      stretches.back().right = std::max(stretches.back().right, word.box.right);
  }
  return stretches;
}

/// The space that stands most often between the words of the rows, as a multiple of their size; justified lines have
/// wider ones.
double usual_space(const std::vector<PrintedRow>& rows) {
  std::vector<double> spaces;
  for (const auto& row : rows)
    for (std::size_t n = 1; n < row.words.size(); ++n)
      if (const auto space = (row.words[n].box.left - row.words[n - 1].box.right) / std::max(1.0, row.size);
          space > 0.1)
        spaces.push_back(space);
  if (spaces.empty()) return 0;
  const auto middle = spaces.begin() + static_cast<std::ptrdiff_t>(spaces.size() / 2);
  std::nth_element(spaces.begin(), middle, spaces.end());
  return *middle;
}

std::vector<PrintedRow> rows_on(const PdfPage& page) {
  std::vector<PrintedRow> rows;
  for (auto& words : rows_of(page.words)) {
    PrintedRow row{.top = words.front().box.top, .bottom = words.front().box.bottom};
    for (const auto& word : words) {
      row.top = std::min(row.top, word.box.top);
      row.bottom = std::max(row.bottom, word.box.bottom);
      row.size = std::max(row.size, word.size);
    }
    row.words = std::move(words);
    rows.push_back(std::move(row));
  }
  const auto widest = std::max(least_widest_space, wider_than_usual * usual_space(rows));
  for (auto& row : rows) row.widest_space = widest * row.size;
  return rows;
}

/// Whether the lower row stands so near below the upper one that both may be of one table.
bool follows(const PrintedRow& upper, const PrintedRow& lower, double leading) {
  return lower.top - upper.top <= leading * std::max(upper.size, lower.size);
}

bool overlap(const Stretch& one, const Stretch& other) { return one.left < other.right && other.left < one.right; }

/// The columns of a table, which grow with every row of it.
class Columns {
 public:
  explicit Columns(std::vector<Stretch> first) : columns_{std::move(first)} {}

  const std::vector<Stretch>& all() const { return columns_; }

  /// Takes the words of a row into the columns, if it is not across.
  bool take(const PrintedRow& row, const std::vector<Stretch>& stretches) {
    if (stretches.size() > most_columns || columns_.size() > most_columns) return false;
    auto grown = columns_;
    for (const auto& stretch : stretches)
      if (!take(row, stretch, grown)) return false;
    std::sort(grown.begin(), grown.end(), [](const Stretch& a, const Stretch& b) { return a.left < b.left; });
    for (std::size_t n = 1; n < grown.size(); ++n)
      if (grown[n].left - grown[n - 1].right < narrowest_gutter) return false;
    columns_ = std::move(grown);
    return true;
  }

 private:
  /// A stretch within one column widens it, one over several is parted if it can be, and one within none is a column;
  /// but for those before a column of numbers, which stand at either edge of theirs.
  static bool take(const PrintedRow& row, const Stretch& stretch, std::vector<Stretch>& columns) {
    std::vector<Stretch*> under;
    for (auto& column : columns)
      if (overlap(column, stretch)) under.push_back(&column);
    if (under.empty()) {
      auto& first = columns.front();
      if (stretch.right <= first.left && first.right - first.left <= widest_number * row.size)
        first.left = stretch.left;
      else
        columns.push_back(stretch);
      return true;
    }
    for (std::size_t n = 0; n < under.size(); ++n) {
      auto left = stretch.left, right = stretch.right;
      if (n > 0 && !part(row, {under[n - 1]->right, under[n]->left}, left)) return false;
      if (n + 1 < under.size()) right = under[n]->right;
      under[n]->left = std::min(under[n]->left, left);
      under[n]->right = std::max(under[n]->right, right);
    }
    return true;
  }

  /// Where the word begins that is the first behind the gutter, if a space lies in it and the word stands where the
  /// column behind it begins; else a line of words only happens to have a space there.
  static bool part(const PrintedRow& row, const Stretch& gutter, double& left) {
    for (std::size_t n = 1; n < row.words.size(); ++n) {
      const Stretch space{row.words[n - 1].box.right, row.words[n].box.left};
      if (space.right - space.left < narrowest_gutter || !overlap(space, gutter)) continue;
      left = space.right;
      return std::abs(left - gutter.right) <= narrowest_gutter;
    }
    return false;
  }

  std::vector<Stretch> columns_;
};

/// Grows from a row with words in three columns, which may be the header.
class Growing {
 public:
  Growing(const std::vector<PrintedRow>& rows, std::size_t seed)
      : rows_{rows},
        first_{seed},
        end_{seed + 1},
        columns_{first_columns(rows, seed)},
        is_across_(rows.size(), false) {}

  void grow() {
    if (columns_.all().size() < fewest_columns || columns_.all().size() > most_columns) return;
    take_header();
    grow_down();
    grow_up();
  }
  std::size_t end() const { return end_; }

  std::optional<ColumnedRows> rows() const {
    if (columns_.all().size() < fewest_columns || end_ - first_ < fewest_rows || full_rows() < fewest_rows - 1)
      return std::nullopt;
    ColumnedRows found{.rows = {}, .columns = columns_.all()};
    for (auto n = first_; n < end_; ++n) {
      found.rows.push_back(rows_[n]);
      found.rows.back().is_across = is_across_[n];
    }
    return found;
  }

 private:
  /// Those of the first row below the seed that has words in three columns: the words of a header stand elsewhere in
  /// their columns than what is below them.
  static std::vector<Stretch> first_columns(const std::vector<PrintedRow>& rows, std::size_t seed) {
    for (auto n = seed + 1; n < rows.size() && follows(rows[n - 1], rows[n], widest_leading); ++n)
      if (auto stretches = stretches_of(rows[n]); stretches.size() >= fewest_columns) return stretches;
    return {};
  }

  /// A word of the header beside all columns is of the column at its left, or of one of its own if that has another.
  void take_header() {
    const auto& header = rows_[first_];
    std::vector<Stretch> kept;
    const auto& columns = columns_.all();
    auto left_is_named = true;
    for (const auto& stretch : stretches_of(header)) {
      const auto is_over =
          std::any_of(columns.begin(), columns.end(), [&](const Stretch& column) { return overlap(column, stretch); });
      if (is_over || left_is_named) kept.push_back(stretch);
      left_is_named = is_over;
    }
    columns_.take(header, kept);
  }

  void grow_down() {
    auto across = 0;
    for (auto n = end_; n < rows_.size() && follows(rows_[n - 1], rows_[n], widest_leading); ++n) {
      is_across_[n] = !columns_.take(rows_[n], stretches_of(rows_[n]));
      across = is_across_[n] ? across + 1 : 0;
      if (across > most_across) return;
      if (!is_across_[n]) end_ = n + 1;
    }
  }

  /// Lines of the header's cells that have more lines than the others.
  void grow_up() {
    while (first_ > 0 && follows(rows_[first_ - 1], rows_[first_], widest_header_leading)) {
      const auto stretches = stretches_of(rows_[first_ - 1]);
      const auto& columns = columns_.all();
      const auto is_within = std::all_of(stretches.begin(), stretches.end(), [&](const Stretch& stretch) {
        return std::any_of(columns.begin(), columns.end(),
                           [&](const Stretch& column) { return overlap(column, stretch); });
      });
      if (!is_within || !columns_.take(rows_[first_ - 1], stretches)) return;
      --first_;
    }
  }

  /// How many rows have words in three columns.
  std::size_t full_rows() const {
    std::size_t count = 0;
    for (auto n = first_; n < end_; ++n)
      if (!is_across_[n] && stretches_of(rows_[n]).size() >= fewest_columns) ++count;
    return count;
  }

  const std::vector<PrintedRow>& rows_;
  std::size_t first_, end_;
  Columns columns_;
  std::vector<bool> is_across_;
};

}  // namespace

std::vector<ColumnedRows> columned_rows(const PdfPage& page) {
  const auto rows = rows_on(page);
  std::vector<ColumnedRows> all;
  for (std::size_t n = 0; n < rows.size();) {
    if (stretches_of(rows[n]).size() < fewest_columns) {
      ++n;
      continue;
    }
    Growing growing{rows, n};
    growing.grow();
    if (auto found = growing.rows()) {
      all.push_back(*std::move(found));
      n = growing.end();
    } else {
      ++n;
    }
  }
  return all;
}

std::size_t column_of(const PdfWord& word, const std::vector<Stretch>& columns) {
  std::size_t column = 0;
  while (column + 1 < columns.size() && word.box.left >= columns[column + 1].left - narrowest_gutter) ++column;
  return column;
}

}  // namespace document
