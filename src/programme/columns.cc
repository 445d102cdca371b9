#include "programme/columns.h"

#include <algorithm>

#include "base/text.h"
#include "programme/bodies.h"
#include "programme/clause.h"
#include "programme/column_titles.h"
#include "programme/periods.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;

/// A title of two rows: the lower says it best, else both together.
Named column_of(const std::string& upper, const std::string& lower) {
  if (lower.empty()) return column_named(upper);
  const auto named = column_named(lower);
  if (named.column != Column::unknown && named.column != Column::number) return named;
  return column_named(upper + " " + lower);
}

/// Whether the words may be the number of a month or quarter.
bool may_number_period(std::string_view words) {
  return !words.empty() && words.size() <= 3 && words.find_first_not_of("0123456789IV") == std::string_view::npos;
}

/// The period that the lower title names, or both together: «Năm 2026» above «Quý I», «Quý» above «I».
std::optional<std::string> period_of(const std::string& upper, const std::string& lower) {
  if (lower.empty()) return period_of_title(upper);
  auto period = period_of_title(lower);
  for (const std::string_view unit : {"Quý", "Tháng"})
    if (!period && may_number_period(lower) && title_holds(plain_title(upper), unit == "Quý" ? "quy" : "thang"))
      period = period_of_title(std::string{unit} + " " + lower);
  const auto year = year_in(upper);
  if (period && year && !year_in(lower)) *period += "/" + std::to_string(*year);
  return period;
}

/// Takes the columns titled by months or quarters, where there are several, for such that bear marks.
void name_periods(Header& header, const std::vector<std::optional<std::string>>& periods) {
  if (std::count_if(periods.begin(), periods.end(), [](const auto& period) { return period.has_value(); }) < 2) return;
  for (std::size_t column = 0; column < periods.size(); ++column) {
    if (!periods[column]) continue;
    header.columns[column] = Column::period;
    header.titles[column] = *periods[column];
  }
}

bool is_title(std::string_view words) {
  if (words.size() > longest_title) return false;
  if (period_of_title(words)) return true;
  const auto digits = std::count_if(words.begin(), words.end(), is_digit);
  return digits == 0 || year_in(words) || words.find('(') != std::string_view::npos;
}

/// Whether the words may number a column: "1", "(1)", "A", "5=3+4".
bool is_column_number(std::string_view words) {
  while (!words.empty() && is_one_of(words.front(), "([")) words.remove_prefix(1);
  while (!words.empty() && is_one_of(words.back(), ")].")) words.remove_suffix(1);
  return !words.empty() && words.size() <= 8 &&
         words.find_first_not_of("0123456789=+-/ABCDEF()") == std::string_view::npos;
}

bool numbers_columns(const Grid& grid, std::size_t row) {
  const auto worded = grid.worded_columns(row);
  return worded.size() >= 3 && std::all_of(worded.begin(), worded.end(), [&](std::size_t column) {
           return is_column_number(grid.words(row, column));
         });
}

/// Whether the row below a row of titles parts some of them: every one of its cells that is new stands below a title
/// that covers several columns, or below none.
bool parts_titles(const Grid& grid, std::size_t row) {
  const auto worded = grid.worded_columns(row);
  if (worded.empty()) return false;
  auto lower_titles = 0;
  for (const auto column : worded) {
    const auto words = grid.words(row, column);
    const auto above = grid.words(row - 1, column);
    const auto has_room = grid.width(row - 1, column) > 1 || above.empty() ||
                          (column + 1 < grid.columns() && grid.words(row - 1, column + 1).empty());
    if (!has_room || !(is_title(words) || may_number_period(words))) return false;
    if (period_of(above, words)) ++lower_titles;
    if (column_of(above, words).column != Column::unknown || year_in(words)) ++lower_titles;
  }
  return lower_titles > 0;
}

/// The titles of the columns: those of the row, each carried on over the empty ones to its right where a row below
/// parts it.
std::vector<std::pair<std::string, std::string>> titles_at(const Grid& grid, std::size_t row, bool parted) {
  std::vector<std::pair<std::string, std::string>> titles(grid.columns());
  std::string upper;
  for (std::size_t column = 0; column < grid.columns(); ++column) {
    const auto own = grid.words(row, column);
    const auto lower = parted && !grid.goes_on(row + 1, column) ? grid.words(row + 1, column) : std::string{};
    if (!own.empty()) upper = own;
    titles[column] = {own.empty() && lower.empty() ? std::string{} : own.empty() ? upper : own, lower};
  }
  return titles;
}

/// Keeps, of two columns of one kind, the one whose title says it more surely.
void settle(Header& header, std::vector<int>& strengths) {
  for (std::size_t n = 0; n < header.columns.size(); ++n)
    for (std::size_t m = 0; m < n; ++m) {
      const auto kind = header.columns[n];
      if (kind != header.columns[m] || kind == Column::unknown || kind == Column::kept || kind == Column::target ||
          kind == Column::period)
        continue;
      header.columns[strengths[n] > strengths[m] ? m : n] = Column::unknown;
    }
}

/// How many of the column's first cells below the header hold words of which `test` is true, in percent.
template <typename Test>
std::size_t share(const Grid& grid, std::size_t below, std::size_t column, Test test) {
  constexpr std::size_t enough = 40, furthest = 200;
  std::size_t worded = 0, hits = 0;
  for (auto row = below + 1; row < std::min(grid.rows(), below + furthest) && worded < enough; ++row) {
    const auto words = grid.words(row, column);
    if (words.empty()) continue;
    ++worded;
    if (test(words)) ++hits;
  }
  return worded == 0 ? 0 : 100 * hits / worded;
}

/// Takes an unknown column for one of the kind, where most of its cells hold what such a column holds.
template <typename Test>
void assume(Header& header, const Grid& grid, Column kind, Test test) {
  if (header.column(kind)) return;
  for (std::size_t column = 0; column < header.columns.size(); ++column)
    if (header.columns[column] == Column::unknown && share(grid, header.last, column, test) >= 60) {
      header.columns[column] = kind;
      header.assumed.push_back(kind);
      return;
    }
}

bool is_sentence(std::string_view words) { return words.size() > 40 && words.find(' ') != std::string_view::npos; }

void assume_columns(Header& header, const Grid& grid) {
  assume(header, grid, Column::owner, [](const std::string& words) { return begins_with_body(words); });
  if (!header.column(Column::period))
    assume(header, grid, Column::deadline,
           [](const std::string& words) { return words.size() < 80 && names_a_time(words); });
  assume(header, grid, Column::text, is_sentence);
}

/// «Đơn vị nhận» beside what is to be done is who does it, where no other column says so.
void settle_receiver(Header& header) {
  const auto receiver = header.column(Column::receiving_level);
  if (!receiver || header.column(Column::owner)) return;
  if (!is_title_of(plain_title(header.titles[*receiver]),
                   "don vi nhan|co quan nhan|don vi nhan viec|don vi nhan nhiem vu"))
    return;
  header.columns[*receiver] = Column::owner;
  header.assumed.push_back(Column::owner);
}

/// «Đơn vị» beside indicators and their values is their unit.
void settle_unit(Header& header) {
  const auto owner = header.column(Column::owner);
  if (!owner || header.column(Column::unit) || !header.column(Column::indicator) || !header.column(Column::target))
    return;
  if (is_title_of(plain_title(header.titles[*owner]), "don vi")) header.columns[*owner] = Column::unit;
}

bool has_one_of(const Header& header, std::initializer_list<Column> kinds) {
  return std::any_of(kinds.begin(), kinds.end(), [&](Column kind) { return header.column(kind).has_value(); });
}

bool is_of_indicators(const Header& header) {
  const auto targets = std::count_if(header.columns.begin(), header.columns.end(), [](Column column) {
    return column == Column::target || column == Column::period;
  });
  if (header.column(Column::unit)) return has_one_of(header, {Column::indicator, Column::text}) && targets > 0;
  return header.column(Column::indicator) && !header.column(Column::text) &&
         !has_one_of(header, {Column::owner, Column::deadline});
}

bool is_of_tasks(const Header& header, const std::vector<int>& strengths) {
  const auto text = header.column(Column::text);
  if (!text) return false;
  const auto says_more = has_one_of(header, {Column::owner, Column::deadline, Column::deliverable, Column::coordinators,
                                             Column::receiving_level, Column::leader, Column::period});
  return says_more || (strengths[*text] >= 3 && header.column(Column::number));
}

}  // namespace

std::optional<std::size_t> Header::column(Column kind) const {
  const auto at = std::find(columns.begin(), columns.end(), kind);
  if (at == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(at - columns.begin());
}

std::optional<int> year_in(std::string_view words) {
  for (auto at = words.find("20"); at != std::string_view::npos; at = words.find("20", at + 1)) {
    const auto digits = words.substr(at, 4);
    const auto stands_alone =
        (at == 0 || !is_digit(words[at - 1])) && (at + 4 >= words.size() || !is_digit(words[at + 4]));
    if (digits.size() == 4 && stands_alone && std::all_of(digits.begin(), digits.end(), is_digit))
      return std::stoi(std::string{digits});
  }
  return std::nullopt;
}

std::optional<Header> header_at(const Grid& grid, std::size_t row) {
  const auto worded = grid.worded_columns(row);
  if (worded.size() < 2) return std::nullopt;
  for (const auto column : worded)
    if (!is_title(grid.words(row, column))) return std::nullopt;
  Header header{.first = row, .last = row};
  const auto parted = row + 1 < grid.rows() && parts_titles(grid, row + 1);
  if (parted) ++header.last;
  std::vector<int> strengths;
  std::vector<std::optional<std::string>> periods;
  std::size_t named = 0;
  for (const auto& [upper, lower] : titles_at(grid, row, parted)) {
    periods.push_back(period_of(upper, lower));
    auto found = column_of(upper, lower);
    const auto title = base::with_single_spaces(upper + " " + lower);
    if (found.column == Column::unknown && year_in(title)) found.column = Column::target;
    named += found.column != Column::unknown && found.column != Column::target ? 1 : 0;
    header.columns.push_back(found.column);
    header.titles.push_back(title);
    strengths.push_back(found.strength);
  }
  if (named < 2) return std::nullopt;
  name_periods(header, periods);
  settle(header, strengths);
  settle_unit(header);
  settle_receiver(header);
  if (header.last + 1 < grid.rows() && numbers_columns(grid, header.last + 1)) ++header.last;
  header.of_indicators = is_of_indicators(header);
  if (!header.of_indicators) assume_columns(header, grid);
  if (!header.of_indicators && !is_of_tasks(header, strengths)) return std::nullopt;
  return header;
}

std::optional<Header> header_in(const Grid& grid) {
  constexpr std::size_t furthest = 40;
  for (std::size_t row = 0; row < std::min(grid.rows(), furthest); ++row)
    if (auto header = header_at(grid, row)) return header;
  return std::nullopt;
}

}  // namespace programme
