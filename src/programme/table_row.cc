#include "programme/table_row.h"

#include <algorithm>

#include "base/text.h"
#include "document/mark.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;

bool stands_for_nothing(std::string_view words) {
  for (const auto sign : {"-"sv, "–"sv, "—"sv, "/"sv, "…"sv, "..."sv, "."sv})
    if (words == sign) return true;
  return false;
}

bool is_roman(std::string_view figures) {
  return !figures.empty() && figures.find_first_not_of("IVX") == std::string_view::npos;
}

/// Whether the cell of a period says no more than that something is due then.
bool is_tick(std::string_view words) {
  const auto small = small_letters(words);
  for (const auto tick :
       {"x"sv, "v"sv, "✓"sv, "✔"sv, "√"sv, "☑"sv, "☒"sv, "•"sv, "●"sv, "*"sv, "+"sv, "1"sv, "có"sv, "xx"sv, "×"sv})
    if (small == tick) return true;
  return false;
}

/// The sort of mark, of one without its stop: "II", "2.1", "a)", "-".
RowMark mark_of(std::string_view mark) {
  if (mark.empty()) return RowMark::none;
  const auto bare = mark.ends_with(')') ? mark.substr(0, mark.size() - 1) : mark;
  if (bare.empty()) return RowMark::none;
  if (is_roman(bare)) return RowMark::part;
  const auto first = bare.substr(0, bare.find('.'));
  if (bare.find_first_not_of("0123456789.") == std::string_view::npos && is_digit(bare[0])) return RowMark::number;
  if (is_roman(first) && is_digit(bare.back())) return RowMark::number;
  if (bare.size() == 1 && bare[0] >= 'A' && bare[0] <= 'Z')
    return mark.ends_with(')') ? RowMark::letter : RowMark::part;
  if ((bare.size() == 1 && bare[0] >= 'a' && bare[0] <= 'z') || bare == "đ") return RowMark::letter;
  if (bare.find_first_not_of("-–—+*•·●▪■‣") == std::string_view::npos) return RowMark::bullet;
  return RowMark::none;
}

std::string bare_number(std::string_view mark) {
  mark = base::trimmed(mark);
  while (!mark.empty() && is_one_of(mark.back(), ".)-/ ")) mark.remove_suffix(1);
  while (!mark.empty() && is_one_of(mark.front(), "( ")) mark.remove_prefix(1);
  return std::string{mark};
}

/// Takes the mark from the number's cell; false where that holds none.
bool take_number(TableRow& row) {
  auto cell = std::string{base::trimmed(row[Column::number])};
  if (cell.empty() || cell.size() > 12) return false;
  auto mark = mark_of(cell) == RowMark::bullet ? RowMark::bullet : mark_of(bare_number(cell));
  const auto is_code = cell.find(' ') == std::string::npos && std::any_of(cell.begin(), cell.end(), is_digit);
  if (mark == RowMark::none && is_code) mark = RowMark::number;  // "NV01"
  if (mark == RowMark::none) return false;
  row.mark = cell.ends_with(')') && mark == RowMark::part && !is_roman(bare_number(cell)) ? RowMark::letter : mark;
  if (mark != RowMark::bullet) row.number = bare_number(cell);
  return true;
}

/// Takes the mark that the text begins with.
void take_mark_of_text(TableRow& row) {
  auto& text = row[Column::text];
  const auto end = std::min(text.find('\n'), text.size());
  const auto marked = document::marked_line(std::string_view{text}.substr(0, end));
  row.mark = mark_of(marked.mark);
  if (row.mark == RowMark::none) return;
  if (row.mark != RowMark::bullet) row.number = bare_number(marked.mark);
  text = std::string{marked.text} + text.substr(end);
}

/// Takes a mark, or words, in the column of a period.
void take_period(TableRow& row, const std::string& period, std::string words, std::string& periods) {
  periods += (periods.empty() ? "" : ", ") + period;
  if (!is_tick(words)) row.others.emplace_back(period, std::move(words));
}

TableRow row_at(const Grid& grid, const Header& header, std::size_t at) {
  TableRow row{.place = grid.place(at)};
  std::string periods;
  for (std::size_t column = 0; column < header.columns.size(); ++column) {
    const auto kind = header.columns[column];
    auto words = grid.words(at, column);
    if (words.empty()) continue;
    if (kind != Column::number && stands_for_nothing(words)) {
      row.says_nothing[static_cast<std::size_t>(kind)] = true;
      continue;
    }
    if (kind == Column::period) {
      take_period(row, header.titles[column], std::move(words), periods);
    } else if (kind == Column::unknown || kind == Column::kept || kind == Column::target) {
      if (!grid.goes_on(at, column)) row.others.emplace_back(header.titles[column], std::move(words));
    } else {
      row[kind] = std::move(words);
    }
  }
  row.is_marked = row[Column::deadline].empty() && !periods.empty();
  if (row.is_marked) row[Column::deadline] = std::move(periods);
  const auto text = header.column(Column::text);
  row.goes_on = text && grid.goes_on(at, *text) && !row[Column::text].empty();
  return row;
}

/// What is to be known of the row before its mark: whether a single cell has words, and where that stands.
void look_for_lone_words(const Grid& grid, const Header& header, std::size_t at, TableRow& row) {
  auto worded = grid.worded_columns(at);
  const auto number = header.column(Column::number);
  if (worded.size() == 2 && number && worded[0] == *number) worded.erase(worded.begin());
  if (worded.size() != 1) return;
  row.is_lone = true;
  row.is_wide = grid.width(at, worded[0]) > 1 || worded[0] == 0;
}

/// Whether the row's cells are the titles of the header once more.
bool repeats_header(const Grid& grid, const Header& header, std::size_t at) {
  std::size_t same = 0;
  const auto worded = grid.worded_columns(at);
  for (const auto column : worded) {
    const auto words = base::folded(grid.words(at, column));
    for (auto row = header.first; row <= header.last && row < grid.rows(); ++row)
      if (words == base::folded(grid.words(row, column))) {
        ++same;
        break;
      }
  }
  return worded.size() >= 2 && 2 * same > worded.size();
}

/// The words of a row's only cell go to the text, wherever they stand; a number before them is taken as the mark.
void take_lone_words(const Grid& grid, const Header& header, std::size_t at, TableRow& row) {
  const auto worded = grid.worded_columns(at);
  const auto words = grid.words(at, worded.back());
  const auto number = row[Column::number];
  const auto kind = worded.back() < header.columns.size() ? header.columns[worded.back()] : Column::unknown;
  if (kind != Column::text && kind != Column::number && !row.is_wide) return;
  row.words = {};
  row.others.clear();
  row[Column::text] = words;
  if (worded.size() == 2) row[Column::number] = number;
}

TableRow row_of(const Grid& grid, const Header& header, std::size_t at) {
  auto row = row_at(grid, header, at);
  look_for_lone_words(grid, header, at, row);
  if (row.is_lone) take_lone_words(grid, header, at, row);
  if (take_number(row)) return row;
  take_mark_of_text(row);
  row.has_slipped = !row[Column::number].empty();
  if (row.has_slipped) row.others.emplace_back("", row[Column::number]);
  return row;
}

bool is_empty(const TableRow& row) {
  return row.others.empty() &&
         std::all_of(row.words.begin(), row.words.end(), [](const auto& words) { return words.empty(); });
}

std::vector<TableRow> rows_from(const Grid& grid, Header header, std::size_t from, bool has_header) {
  std::vector<TableRow> rows;
  for (auto at = from; at < grid.rows(); ++at) {
    if (has_header && repeats_header(grid, header, at)) continue;
    auto row = row_of(grid, header, at);
    if (!is_empty(row)) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

bool TableRow::has_own_duty() const { return !(*this)[Column::owner].empty() || !(*this)[Column::deadline].empty(); }

bool TableRow::has_values() const {
  return has_own_duty() || !(*this)[Column::deliverable].empty() || !(*this)[Column::coordinators].empty();
}

std::vector<TableRow> rows_below(const Grid& grid, const Header& header) {
  return rows_from(grid, header, header.last + 1, true);
}

std::vector<TableRow> rows_going_on(const Grid& grid, const Header& header) {
  return rows_from(grid, header, 0, false);
}

bool is_ditto(std::string_view words) {
  if (words.size() > 40) return false;
  auto small = small_letters(base::trimmed(words));
  for (const auto sign : {"-"sv, "–"sv, "«"sv, "»"sv, "("sv, ")"sv, "."sv, " "sv})
    for (auto at = small.find(sign); at != std::string::npos; at = small.find(sign)) small.erase(at, sign.size());
  for (const auto ditto : {"nt"sv, "nhưtrên"sv, "“nhưtrên”"sv, "\""sv, "″"sv, "''"sv, "“"sv, "”"sv, "〃"sv, "\"\""sv,
                           "“”"sv, "”“"sv, "\"nt\""sv})
    if (small == ditto) return true;
  return false;
}

bool is_aside(const TableRow& row) {
  if (row.mark != RowMark::none) return false;
  const auto first = std::find_if(row.words.begin(), row.words.end(), [](const auto& words) { return !words.empty(); });
  if (first == row.words.end()) return false;
  auto small = small_letters(base::clipped(*first, 60));
  if (small.ends_with(':')) small.pop_back();
  // Beside a cell that says "total" and no more, the others count: "4 nhiệm vụ" is no body.
  for (const auto total : {"tổng"sv, "cộng"sv, "tổng cộng"sv, "tổng số"sv})
    if (small == total) return true;
  if (row.has_own_duty()) return false;
  for (const auto opening : {"tổng cộng"sv, "tổng số"sv, "ghi chú"sv, "lưu ý"sv, "nơi nhận"sv, "người lập"sv, "tm."sv,
                             "t/m"sv, "kt."sv, "k/t"sv, "ký tên"sv, "danh sách này"sv, "(ký"sv})
    if (begins_with_word(small, opening) || (opening.ends_with('.') && small.starts_with(opening))) return true;
  return small.starts_with("tổng:") || small.starts_with("cộng:");
}

}  // namespace programme
