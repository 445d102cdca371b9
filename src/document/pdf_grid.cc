#include "document/pdf_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "document/grid.h"

namespace document {
namespace {

constexpr double reach = 3.5;                ///< points within which lines meet
constexpr double shortest_row = 20;          ///< points, that is taken to be cut by a page's end
constexpr double tallest_open_row = 40;      ///< points, that lines above and below leave open, as a section's title
constexpr double most_padding = 8;           ///< points from a column's line to its words
constexpr double widest_gap = 1.3;           ///< between the words of a line, as a multiple of their size
constexpr std::size_t most_met = 1'200;      ///< lines of a page that are looked at
constexpr std::size_t most_grid_rows = 400;  ///< of a page

bool near(double one, double other) { return std::abs(one - other) <= reach; }
bool covers(double from, double to, double at) { return from - reach <= at && at <= to + reach; }

/// Whether the lines, one level and one upright, meet.
bool meet(const PdfBox& level, const PdfBox& upright) {
  return covers(level.left, level.right, upright.left) && covers(upright.top, upright.bottom, level.top);
}

/// Lines of a page that may be those of tables: both ends meet another one.
struct Lines {
  std::vector<PdfBox> level, upright;
};

/// Level lines where three upright ones or more end together and none is drawn: a page's end cuts the row.
void close_cut_rows(Lines& all) {
  for (auto side : {&PdfBox::top, &PdfBox::bottom}) {
    auto uprights = all.upright;
    std::sort(uprights.begin(), uprights.end(),
              [side](const PdfBox& one, const PdfBox& other) { return one.*side < other.*side; });
    for (std::size_t n = 0; n < uprights.size();) {
      const auto y = uprights[n].*side;
      auto left = uprights[n].left, right = left;
      const auto first = n;
      for (; n < uprights.size() && uprights[n].*side - y <= reach; ++n) {
        left = std::min(left, uprights[n].left);
        right = std::max(right, uprights[n].left);
      }
      const auto is_drawn = std::any_of(all.level.begin(), all.level.end(),
                                        [&](const PdfBox& level) { return near(level.top, y) && level.right > left; });
      const auto is_tall = uprights[first].height() > shortest_row && uprights[n - 1].height() > shortest_row;
      if (n - first >= 3 && !is_drawn && is_tall && all.level.size() < 2 * most_met)
        all.level.push_back({left, y, right, y});
    }
  }
}

Lines lines_that_meet(const std::vector<PdfRule>& rules) {
  Lines all, kept;
  for (const auto& rule : rules) {
    if (all.level.size() + all.upright.size() == most_met) break;
    (rule.is_level() ? all.level : all.upright).push_back(rule.box);
  }
  close_cut_rows(all);
  const auto ends_at_level = [&](const PdfBox& upright, double y) {
    return std::any_of(all.level.begin(), all.level.end(), [&](const PdfBox& level) {
      return near(level.top, y) && covers(level.left, level.right, upright.left);
    });
  };
  for (const auto& upright : all.upright)
    if (ends_at_level(upright, upright.top) && ends_at_level(upright, upright.bottom)) kept.upright.push_back(upright);
  const auto ends_at_upright = [&](const PdfBox& level, double x) {
    return std::any_of(kept.upright.begin(), kept.upright.end(), [&](const PdfBox& upright) {
      return near(upright.left, x) && covers(upright.top, upright.bottom, level.top);
    });
  };
  for (const auto& level : all.level)
    if (ends_at_upright(level, level.left) && ends_at_upright(level, level.right)) kept.level.push_back(level);
  return kept;
}

/// Takes from the lines those that hang together with the first upright one.
Lines take_together(Lines& lines) {
  Lines together;
  together.upright.push_back(lines.upright.back());
  lines.upright.pop_back();
  const auto take = [](std::vector<PdfBox>& from, std::vector<PdfBox>& to, auto meets) {
    const auto rest = std::stable_partition(from.begin(), from.end(), [&](const PdfBox& box) { return !meets(box); });
    to.insert(to.end(), rest, from.end());
    from.erase(rest, from.end());
  };
  std::size_t upright = 0, level = 0;
  while (upright < together.upright.size() || level < together.level.size()) {
    if (upright < together.upright.size()) {
      const auto line = together.upright[upright++];
      take(lines.level, together.level, [&](const PdfBox& box) { return meet(box, line); });
    } else {
      const auto line = together.level[level++];
      take(lines.upright, together.upright, [&](const PdfBox& box) { return meet(line, box); });
    }
  }
  return together;
}

template <typename Position>
std::vector<double> positions(const std::vector<PdfBox>& boxes, Position position) {
  std::vector<double> all, apart;
  for (const auto& box : boxes) all.push_back(position(box));
  std::sort(all.begin(), all.end());
  for (const auto at : all)
    if (apart.empty() || at - apart.back() > reach) apart.push_back(at);
  return apart;
}

/// Joins the positions between which no line stands.
class Joining {
 public:
  Joining(const Lines& lines, const std::vector<double>& xs, const std::vector<double>& ys)
      : lines_{lines}, xs_{xs}, ys_{ys}, taken_((xs.size() - 1) * (ys.size() - 1), 0) {}

  std::vector<PdfCell> cells() {
    std::vector<PdfCell> cells;
    for (std::size_t row = 0; row + 1 < ys_.size(); ++row)
      for (std::size_t column = 0; column + 1 < xs_.size(); ++column)
        if (taken(row, column) == 0) cells.push_back(cell_from(row, column));
    return cells;
  }

 private:
  char& taken(std::size_t row, std::size_t column) { return taken_[row * (xs_.size() - 1) + column]; }

  bool is_parted_right(std::size_t row, std::size_t column) const {
    const auto middle = (ys_[row] + ys_[row + 1]) / 2;
    return std::any_of(lines_.upright.begin(), lines_.upright.end(), [&](const PdfBox& line) {
      return near(line.left, xs_[column + 1]) && line.top <= middle && middle <= line.bottom;
    });
  }
  bool is_parted_below(std::size_t row, std::size_t column) const {
    const auto middle = (xs_[column] + xs_[column + 1]) / 2;
    return std::any_of(lines_.level.begin(), lines_.level.end(), [&](const PdfBox& line) {
      return near(line.top, ys_[row + 1]) && line.left <= middle && middle <= line.right;
    });
  }

  PdfCell cell_from(std::size_t row, std::size_t column) {
    auto row_end = row + 1, column_end = column + 1;
    while (column_end + 1 < xs_.size() && taken(row, column_end) == 0 && !is_parted_right(row, column_end - 1))
      ++column_end;
    while (row_end + 1 < ys_.size() && taken(row_end, column) == 0 && !is_parted_below(row_end - 1, column)) ++row_end;
    for (auto y = row; y < row_end; ++y)
      for (auto x = column; x < column_end; ++x) taken(y, x) = 1;
    return {.row = static_cast<int>(row),
            .column = static_cast<int>(column),
            .rows = static_cast<int>(row_end - row),
            .columns = static_cast<int>(column_end - column),
            .box = {xs_[column], ys_[row], xs_[column_end], ys_[row_end]},
            .lines = {}};
  }

  const Lines& lines_;
  const std::vector<double>&xs_, &ys_;
  std::vector<char> taken_;
};

bool contains(const PdfBox& box, const PdfBox& word) {
  const auto x = (word.left + word.right) / 2;
  return box.left <= x && x <= box.right && box.top <= word.middle() && word.middle() <= box.bottom;
}

std::vector<PdfWord> take_words(PdfPage& page, const PdfBox& box) {
  std::vector<PdfWord> taken;
  const auto rest = std::stable_partition(page.words.begin(), page.words.end(),
                                          [&](const PdfWord& word) { return !contains(box, word.box); });
  std::move(rest, page.words.end(), std::back_inserter(taken));
  page.words.erase(rest, page.words.end());
  return taken;
}

std::vector<double> columns_of(const Lines& lines) {
  return positions(lines.upright, [](const PdfBox& box) { return box.left; });
}
std::vector<double> rows_of(const Lines& lines) {
  return positions(lines.level, [](const PdfBox& box) { return box.top; });
}

/// The lines of a table; between its open rows, which spreadsheets print of cells without borders, no line is upright.
struct Ruling {
  Lines lines;
  std::vector<double> open;  ///< where open rows begin

  double top() const { return rows_of(lines).front(); }
  double bottom() const { return rows_of(lines).back(); }
};

/// The column in which words that begin at `left` stand at the beginning; none where they stand elsewhere.
std::optional<std::size_t> column_at(const std::vector<double>& columns, double left) {
  for (std::size_t n = 0; n + 1 < columns.size(); ++n)
    if (columns[n] - reach <= left && left <= columns[n] + most_padding) return n;
  return std::nullopt;
}

/// Whether the lower lines go on with the upper ones over an open row: they have the same columns, and what stands
/// between them begins where columns begin.
bool goes_on(const Ruling& upper, const Ruling& lower, const PdfPage& page) {
  const auto columns = columns_of(upper.lines), below = columns_of(lower.lines);
  if (!std::equal(columns.begin(), columns.end(), below.begin(), below.end(), near)) return false;
  const PdfBox gap{columns.front(), upper.bottom(), columns.back(), lower.top()};
  if (gap.height() <= reach || gap.height() > tallest_open_row) return false;
  std::vector<PdfWord> words;
  for (const auto& word : page.words)
    if (contains(gap, word.box)) words.push_back(word);
  const auto lines = lines_of(std::move(words), widest_gap);
  return !lines.empty() && std::all_of(lines.begin(), lines.end(), [&](const PdfLine& line) {
    return column_at(columns, line.box.left).has_value();
  });
}

/// The rulings of the page from top to bottom, those that open rows part made one.
std::vector<Ruling> rulings_of(const PdfPage& page) {
  std::vector<Ruling> parts, rulings;
  auto lines = lines_that_meet(page.rules);
  while (!lines.upright.empty()) {
    Ruling part{.lines = take_together(lines), .open = {}};
    if (columns_of(part.lines).size() >= 3 && rows_of(part.lines).size() >= 2) parts.push_back(std::move(part));
  }
  std::sort(parts.begin(), parts.end(), [](const Ruling& one, const Ruling& other) { return one.top() < other.top(); });
  for (auto& part : parts) {
    if (rulings.empty() || !goes_on(rulings.back(), part, page)) {
      rulings.push_back(std::move(part));
      continue;
    }
    auto& upper = rulings.back();
    upper.open.push_back(upper.bottom());
    upper.lines.level.insert(upper.lines.level.end(), part.lines.level.begin(), part.lines.level.end());
    upper.lines.upright.insert(upper.lines.upright.end(), part.lines.upright.begin(), part.lines.upright.end());
  }
  return rulings;
}

/// The cells of an open row: each reaches from where its words begin to where the next ones do.
std::vector<PdfCell> parted_by_words(const PdfCell& whole, std::vector<PdfWord> words,
                                     const std::vector<double>& columns) {
  std::vector<std::vector<PdfWord>> begun(columns.size());
  std::stable_sort(words.begin(), words.end(),
                   [](const PdfWord& one, const PdfWord& other) { return one.box.left < other.box.left; });
  std::size_t at = 0;
  for (auto& word : words) {
    const auto free = begun[at].empty() || word.box.left - begun[at].back().box.right > 0.5 * word.size;
    if (const auto column = column_at(columns, word.box.left); column && free) at = *column;
    begun[at].push_back(std::move(word));
  }
  std::vector<PdfCell> cells;
  for (std::size_t n = 0; n + 1 < columns.size(); ++n) {
    if (n > 0 && begun[n].empty()) {
      cells.back().box.right = columns[n + 1];
      ++cells.back().columns;
      continue;
    }
    auto cell = whole;
    cell.column = static_cast<int>(n);
    cell.columns = 1;
    cell.box.left = columns[n];
    cell.box.right = columns[n + 1];
    cell.lines = lines_of(std::move(begun[n]), std::numeric_limits<double>::max());
    cells.push_back(std::move(cell));
  }
  return cells;
}

/// How far words stand from the lines at their left where they stand nearest.
double padding_of(const PdfGrid& grid) {
  auto padding = 12.0;
  for (const auto& cell : grid.cells)
    for (const auto& line : cell.lines) padding = std::min(padding, line.box.left - cell.box.left);
  return std::max(0.0, padding);
}

void fill(PdfGrid& grid, PdfPage& page, int number, const std::vector<double>& open) {
  auto words = take_words(page, grid.box);
  std::vector<PdfCell> filled;
  for (auto& cell : grid.cells) {
    const auto rest = std::stable_partition(words.begin(), words.end(),
                                            [&](const PdfWord& word) { return !contains(cell.box, word.box); });
    std::vector<PdfWord> within{rest, words.end()};
    words.erase(rest, words.end());
    if (std::any_of(open.begin(), open.end(), [&](double top) { return near(top, cell.box.top); }) &&
        cell.columns + 1 == static_cast<int>(grid.columns.size())) {
      for (auto& part : parted_by_words(cell, std::move(within), grid.columns)) filled.push_back(std::move(part));
    } else {
      cell.lines = lines_of(std::move(within), std::numeric_limits<double>::max());
      filled.push_back(std::move(cell));
    }
  }
  grid.cells = std::move(filled);
  const auto padding = padding_of(grid);
  for (auto& cell : grid.cells)
    for (auto& line : cell.lines) {
      line.page = number;
      line.left = cell.box.left + padding;
      line.right = cell.box.right - padding;
    }
}

}  // namespace

std::vector<PdfGrid> take_grids(PdfPage& page, int number) {
  std::vector<PdfGrid> grids;
  for (const auto& ruling : rulings_of(page)) {
    const auto xs = columns_of(ruling.lines), ys = rows_of(ruling.lines);
    if (xs.size() > most_columns || ys.size() > most_grid_rows) continue;
    PdfGrid grid{.box = {xs.front(), ys.front(), xs.back(), ys.back()},
                 .columns = xs,
                 .rows = static_cast<int>(ys.size()) - 1,
                 .cells = Joining{ruling.lines, xs, ys}.cells()};
    fill(grid, page, number, ruling.open);
    grids.push_back(std::move(grid));
  }
  return grids;
}

}  // namespace document
