#include "programme/columns.h"

#include <algorithm>

#include "base/text.h"
#include "programme/bodies.h"
#include "programme/clause.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_title = 120;

/// A title as it is compared: no diacritics, no case, no punctuation, a space at both ends.
std::string plain(std::string_view title) {
  auto plain = base::folded(title);
  for (auto& c : plain)
    if (is_one_of(c, ".,;:/()-&+*\"'")) c = ' ';
  return " " + base::with_single_spaces(plain) + " ";
}

/// Whether the word stands in the title at that place, a space after it.
bool stands_at(std::string_view title, std::size_t at, std::string_view word) {
  const auto rest = title.substr(at);
  return rest.size() > word.size() && rest[word.size()] == ' ' && rest.starts_with(word);
}

bool holds_one(std::string_view title, std::string_view word) {
  for (auto space = title.find(' '); space != std::string_view::npos; space = title.find(' ', space + 1))
    if (stands_at(title, space + 1, word)) return true;
  return false;
}

/// Whether one of the words, parted by "|", stands in the title.
bool holds(std::string_view title, std::string_view words) {
  while (!words.empty()) {
    const auto end = std::min(words.find('|'), words.size());
    if (holds_one(title, words.substr(0, end))) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

/// Whether the title begins with one of the words.
bool opens(std::string_view title, std::string_view words) {
  while (!words.empty()) {
    const auto end = std::min(words.find('|'), words.size());
    if (stands_at(title, 1, words.substr(0, end))) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

bool is(std::string_view title, std::string_view words) {
  return ("|" + std::string{words} + "|").find("|" + std::string{base::trimmed(title)} + "|") != std::string::npos;
}

constexpr auto agencies = "co quan|don vi|phong|phong ban|bo phan|to chuc|dia phuong|chu the|cap"sv;

/// What titles say, the first that fits; a later one is less sure.
struct Rule {
  Column column;
  int strength;
  bool (*fits)(std::string_view title);
};

constexpr std::array rules{
    Rule{Column::number, 3,
         [](std::string_view t) { return is(t, "stt|tt|so tt|so thu tu|thu tu|so|no|ma|ma so|ma nhiem vu|muc|#"); }},
    Rule{Column::note, 3, [](std::string_view t) { return opens(t, "ghi chu|chu thich|luu y"); }},
    Rule{Column::unit, 3, [](std::string_view t) { return is(t, "don vi tinh|dvt|don vi do|don vi tinh toan"); }},
    Rule{Column::coordinators, 3, [](std::string_view t) { return holds(t, "phoi hop") && !holds(t, "chu tri"); }},
    Rule{Column::coordinators, 2,
         [](std::string_view t) { return holds(t, "tham gia|lien quan") && opens(t, agencies); }},
    Rule{Column::owner, 3, [](std::string_view t) { return holds(t, "chu tri"); }},
    Rule{Column::leader, 3,
         [](std::string_view t) {
           return opens(t,
                        "lanh dao|dong chi|d c|nguoi phu trach|nguoi chi dao|can bo|chuyen vien|nguoi theo doi|"
                        "thuong truc|uy vien") ||
                  is(t, "phu trach|chi dao|theo doi");
         }},
    Rule{Column::kept, 3,
         [](std::string_view t) {
           return opens(t,
                        "kinh phi|nguon kinh phi|nguon von|nguon luc|von|du toan|can cu|linh vuc|nhom|loai|tinh trang|"
                        "trang thai|muc do|uu tien|dia ban|dia diem|pham vi|van ban giao|nguon giao|thoi gian bat dau|"
                        "bat dau|ngay bat dau|khoi cong|ngay giao|ngay nhan") ||
                  holds(t, "bat dau|thuc te|thuc hien xong|da hoan thanh");
         }},
    Rule{Column::text, 3,
         [](std::string_view t) {
           return opens(t,
                        "noi dung nhiem vu|noi dung cong viec|ten nhiem vu|ten cong viec|nhiem vu|cong viec|dau viec|"
                        "cac nhiem vu|danh muc nhiem vu|viec|ten viec|nhung viec");
         }},
    Rule{Column::deadline, 3,
         [](std::string_view t) {
           return holds(t,
                        "thoi han|thoi gian|han hoan thanh|ngay hoan thanh|ngay den han|deadline|han chot|han cuoi") ||
                  opens(t, "han|tien do|thoi diem|ky han|ket thuc");
         }},
    Rule{Column::receiving_level, 3,
         [](std::string_view t) {
           return opens(t,
                        "cap trinh|cap co tham quyen|cap phe duyet|cap quyet dinh|cap ban hanh|cap nhan|cap bao cao|"
                        "noi nhan|noi trinh|tham quyen|trinh") ||
                  (opens(t, agencies) && holds(t, "phe duyet|ban hanh|quyet dinh|nhan bao cao|nhan"));
         }},
    Rule{Column::owner, 3,
         [](std::string_view t) {
           return holds(t, "dau moi") ||
                  (opens(t, agencies) && holds(t, "chiu trach nhiem|duoc giao|phu trach|tham muu"));
         }},
    Rule{Column::owner, 2,
         [](std::string_view t) {
           return (opens(t, agencies) && holds(t, "thuc hien|trien khai|to chuc thuc hien|xu ly|giai quyet")) ||
                  is(t,
                     "trach nhiem|trach nhiem thuc hien|phan cong|phan cong thuc hien|don vi|co quan|co quan don vi|"
                     "don vi co quan|bo phan|phong ban|don vi dia phuong|co quan don vi dia phuong|to chuc thuc hien|"
                     "thuc hien|nguoi thuc hien|giao cho|ben giao");
         }},
    Rule{Column::deliverable, 3,
         [](std::string_view t) {
           return opens(t, "san pham|ket qua|dau ra|hinh thuc van ban|hinh thuc san pham|dang san pham|minh chung") ||
                  holds(t, "san pham|dau ra");
         }},
    Rule{Column::deadline, 2,
         [](std::string_view t) {
           return opens(t, "hoan thanh|du kien hoan thanh|moc|lo trinh|ngay|thang|quy|nam hoan thanh|den ngay");
         }},
    Rule{Column::text, 2,
         [](std::string_view t) {
           return opens(t,
                        "noi dung|hoat dong|giai phap|hang muc|de an|ten de an|ten van ban|du an|ten du an|van de|"
                        "yeu cau|mo ta|dien giai|ten chuong trinh|chuong trinh");
         }},
    Rule{Column::indicator, 2,
         [](std::string_view t) { return opens(t, "chi tieu|cac chi tieu|ten chi tieu|chi so|tieu chi|muc tieu"); }},
};

/// A title of two rows: the lower says it best, else both together.
Named column_of(const std::string& upper, const std::string& lower) {
  if (lower.empty()) return column_named(upper);
  const auto named = column_named(lower);
  if (named.column != Column::unknown && named.column != Column::number) return named;
  return column_named(upper + " " + lower);
}

bool is_title(std::string_view words) {
  if (words.size() > longest_title) return false;
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
    if (!has_room || !is_title(words)) return false;
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
      if (kind != header.columns[m] || kind == Column::unknown || kind == Column::kept || kind == Column::target)
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
  assume(header, grid, Column::deadline,
         [](const std::string& words) { return words.size() < 80 && names_a_time(words); });
  assume(header, grid, Column::text, is_sentence);
}

/// «Đơn vị» beside indicators and their values is their unit.
void settle_unit(Header& header) {
  const auto owner = header.column(Column::owner);
  if (!owner || header.column(Column::unit) || !header.column(Column::indicator) || !header.column(Column::target))
    return;
  if (is(plain(header.titles[*owner]), "don vi")) header.columns[*owner] = Column::unit;
}

bool has_one_of(const Header& header, std::initializer_list<Column> kinds) {
  return std::any_of(kinds.begin(), kinds.end(), [&](Column kind) { return header.column(kind).has_value(); });
}

bool is_of_indicators(const Header& header) {
  const auto targets = std::count(header.columns.begin(), header.columns.end(), Column::target);
  if (header.column(Column::unit)) return has_one_of(header, {Column::indicator, Column::text}) && targets > 0;
  return header.column(Column::indicator) && !header.column(Column::text) &&
         !has_one_of(header, {Column::owner, Column::deadline});
}

bool is_of_tasks(const Header& header, const std::vector<int>& strengths) {
  const auto text = header.column(Column::text);
  if (!text) return false;
  const auto says_more = has_one_of(header, {Column::owner, Column::deadline, Column::deliverable, Column::coordinators,
                                             Column::receiving_level, Column::leader});
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

Named column_named(std::string_view title) {
  if (title.empty() || title.size() > longest_title) return {};
  const auto words = plain(title);
  if (words.size() <= 2) return {};
  for (const auto& rule : rules)
    if (rule.fits(words)) return {rule.column, rule.strength};
  return {};
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
  std::size_t named = 0;
  for (const auto& [upper, lower] : titles_at(grid, row, parted)) {
    auto found = column_of(upper, lower);
    const auto title = base::with_single_spaces(upper + " " + lower);
    if (found.column == Column::unknown && year_in(title)) found.column = Column::target;
    named += found.column != Column::unknown && found.column != Column::target ? 1 : 0;
    header.columns.push_back(found.column);
    header.titles.push_back(title);
    strengths.push_back(found.strength);
  }
  if (named < 2) return std::nullopt;
  settle(header, strengths);
  settle_unit(header);
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
