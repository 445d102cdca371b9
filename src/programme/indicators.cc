#include "programme/indicators.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/text.h"
#include "document/mark.h"
#include "programme/periods.h"
#include "programme/table_row.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;

/// Words between an indicator's name and its figure.
constexpr std::array before_figures{
    "đạt"sv,       "tăng"sv, "giảm"sv,  "còn"sv,      "là"sv,  "trên"sv,  "dưới"sv, "khoảng"sv,       "ít nhất"sv,
    "tối thiểu"sv, "từ"sv,   "ở mức"sv, "phấn đấu"sv, "cho"sv, "thêm"sv,  "mức"sv,  "hơn"sv,          "không quá"sv,
    "xuống"sv,     "lên"sv,  "có"sv,    "hằng năm"sv, "đến"sv, "tăng:"sv, "đạt:"sv, "thường xuyên:"sv};

/// Where the first figure of the text begins, outside brackets; npos for none. A figure that opens the text is none.
std::size_t first_figure(std::string_view text) {
  auto depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')') --depth;
    if (at > 0 && depth <= 0 && is_digit(text[at]) && text[at - 1] == ' ') return at;
  }
  return std::string_view::npos;
}

/// A sentence as what is measured and what it is to reach.
struct Measure {
  std::string_view name, value;
};

Measure measure_in(std::string_view sentence) {
  sentence = without_end_stop(sentence);
  if (!sentence.empty() && is_digit(sentence[0])) return {sentence, sentence};  // «100% xã đạt chuẩn …»
  auto at = first_figure(sentence);
  if (at == std::string_view::npos) return {sentence, {}};
  for (auto found = true; found;) {
    found = false;
    const auto before = base::trimmed(sentence.substr(0, at));
    for (const auto words : before_figures)
      if (before.ends_with(words) && before.size() > words.size() && before[before.size() - words.size() - 1] == ' ') {
        at = before.size() - words.size();
        found = true;
        break;
      }
  }
  auto name = base::trimmed(sentence.substr(0, at));
  while (name.ends_with(',') || name.ends_with(':')) name = base::trimmed(name.substr(0, name.size() - 1));
  const auto is_filler = name.size() < 2 || std::any_of(before_figures.begin(), before_figures.end(), [&](auto words) {
                           return small_letters(base::clipped(name, 40)) == words;
                         });
  if (is_filler) return {sentence, sentence};  // «Có thêm 30 xã …»: the sentence is the goal
  return {name, sentence.substr(at)};
}

bool holds(const std::string& title, std::string_view words) {
  return base::folded(title).find(words) != std::string::npos;
}

/// Whether the column's values are what was reached, not what is to be.
bool is_result(const std::string& title) {
  return holds(title, "thuc hien") || holds(title, "ket qua") || holds(title, "uoc ");
}

bool is_goal(const std::string& title) {
  return holds(title, "muc tieu") || holds(title, "ke hoach") || holds(title, "chi tieu giao");
}

/// The columns that hold values to be reached.
std::vector<std::size_t> target_columns(const Header& header) {
  std::vector<std::size_t> columns;
  for (std::size_t column = 0; column < header.columns.size(); ++column) {
    const auto kind = header.columns[column];
    const auto& title = header.titles[column];
    const auto is_value = kind == Column::target || kind == Column::period ||
                          (kind == Column::deadline && period_of_title(title));
    if ((is_value && !is_result(title)) || (kind == Column::unknown && is_goal(title)))
      columns.push_back(column);
  }
  return columns;
}

/// Whether the column is for a month, quarter or half of a year: its value is not the year's.
bool is_part_of_year(const std::string& title) { return holds(title, "thang") || holds(title, "quy "); }

Target target_of(const std::string& title, std::string value) {
  const auto year = is_part_of_year(title) ? std::nullopt : year_in(title);
  return {.year = year, .title = year ? std::string{} : title, .value = std::move(value)};
}

std::string on_one_line(const std::string& words) { return base::with_single_spaces(words); }

bool is_number(std::string_view words) {
  return !words.empty() && words.find_first_not_of("0123456789.)IVX") == std::string_view::npos;
}

std::string bare(std::string_view number) {
  while (!number.empty() && is_one_of(number.back(), ".)")) number.remove_suffix(1);
  return std::string{number};
}

base::Problem unsure(const std::string& name, const document::Place& place) {
  return {.kind = "indicator_unsure",
          .detail = "Dòng này của bảng chỉ tiêu có thể bị lệch cột. Đề nghị đối chiếu với văn bản.",
          .words = std::string{base::clipped(name, 120)},
          .line = place.line,
          .place = place};
}

}  // namespace

std::vector<Indicator> indicators_in(const Grid& grid, const Header& header, std::size_t first_row,
                                     std::vector<base::Problem>& problems) {
  std::vector<Indicator> indicators;
  const auto name_column =
      header.column(Column::indicator) ? header.column(Column::indicator) : header.column(Column::text);
  const auto number_column = header.column(Column::number), unit_column = header.column(Column::unit);
  const auto targets = target_columns(header);
  std::string section, heading, unit_above;
  for (auto row = first_row; row < grid.rows(); ++row) {
    Indicator indicator{.name = on_one_line(grid.words(row, *name_column)), .place = grid.place(row)};
    const auto number = number_column ? on_one_line(grid.words(row, *number_column)) : std::string{};
    if (unit_column) indicator.unit = on_one_line(grid.words(row, *unit_column));
    const auto has_slipped =
        !number.empty() && !is_number(number) && (indicator.name.empty() || is_ditto(indicator.name));
    if (has_slipped) indicator.name = number;
    if (is_ditto(indicator.unit)) indicator.unit = unit_above;
    unit_above = indicator.unit;
    for (const auto column : targets)
      if (auto value = on_one_line(grid.words(row, column)); !value.empty() && value != "-")
        indicator.targets.push_back(target_of(header.titles[column], std::move(value)));
    if (is_number(number))
      indicator.ref = is_one_of(number[0], "IVX") || section.empty() ? bare(number) : section + "." + bare(number);
    if (indicator.name.empty()) continue;
    if (targets.empty()) {
      const auto measure = measure_in(indicator.name);
      if (!measure.value.empty()) {
        indicator.targets.push_back(target_of(header.titles[*name_column], std::string{measure.value}));
        indicator.name = std::string{measure.name};
      }
    }
    if (indicator.targets.empty() && is_number(number) && is_one_of(number[0], "IVX")) {
      section = bare(number);
      heading = indicator.name;
    }
    if (indicator.targets.empty() && indicator.unit.empty()) continue;
    indicator.heading = heading;
    const auto has_figure = std::any_of(indicator.targets.begin(), indicator.targets.end(), [](const Target& target) {
      return std::any_of(target.value.begin(), target.value.end(), is_digit);
    });
    if (has_slipped || (!indicator.targets.empty() && !has_figure))
      problems.push_back(unsure(indicator.name, indicator.place));
    indicators.push_back(std::move(indicator));
  }
  return indicators;
}

namespace {

/// A part of a paragraph, with the number in brackets that it stands below.
struct Part {
  std::string number;
  std::string_view words;
};

/// The number in brackets at the beginning, "(12) "; cut off.
std::string take_enclosed_number(std::string_view& text) {
  const auto end = text.find(')');
  if (!text.starts_with('(') || end == std::string_view::npos || end > 3 || end < 2) return {};
  const auto number = text.substr(1, end - 1);
  if (number.find_first_not_of("0123456789") != std::string_view::npos) return {};
  text = base::trimmed(text.substr(end + 1));
  return std::string{number};
}

/// Where the part at the beginning ends: before a semicolon, a stop that ends a sentence, or a number in brackets.
std::size_t part_end(std::string_view text) {
  auto depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')') --depth;
    if (depth > 0) continue;
    if (text[at] == ';') return at;
    if (text[at] == '.' && at + 1 < text.size() && text[at + 1] == ' ') return at;
  }
  return text.size();
}

std::vector<Part> parts_of(std::string_view paragraph) {
  std::vector<Part> parts;
  std::string number;
  while (!paragraph.empty()) {
    auto next = take_enclosed_number(paragraph);
    if (!next.empty()) number = std::move(next);
    const auto end = part_end(paragraph);
    if (const auto words = base::trimmed(paragraph.substr(0, end)); !words.empty()) parts.push_back({number, words});
    paragraph = base::trimmed(paragraph.substr(std::min(end + 1, paragraph.size())));
  }
  return parts;
}

/// Cuts off the words that introduce a paragraph's list, «Về kinh tế: (1) …», and gives them; empty where none do.
std::string_view take_introduction(std::string_view& paragraph) {
  const auto colon = paragraph.find(": (1");
  const auto any = colon == std::string_view::npos ? paragraph.find(": (") : colon;
  if (any == std::string_view::npos || any > 80) return {};
  const auto introduction = base::trimmed(paragraph.substr(0, any));
  paragraph = base::trimmed(paragraph.substr(any + 1));
  return introduction;
}

}  // namespace

std::vector<Indicator> indicators_in(std::string_view paragraph, std::optional<int> year,
                                     const document::Place& place) {
  std::vector<Indicator> indicators;
  const std::string heading{take_introduction(paragraph)};
  for (const auto& part : parts_of(paragraph)) {
    const auto measure = measure_in(part.words);
    const auto has_figure = std::any_of(part.words.begin(), part.words.end(), is_digit);
    if (!has_figure && !indicators.empty() && !indicators.back().targets.empty()) {
      indicators.back().targets.back().value += "; " + std::string{part.words};
      continue;
    }
    Indicator indicator{.ref = part.number,
                        .name = std::string{measure.name},
                        .unit = {},
                        .targets = {},
                        .place = place,
                        .heading = heading};
    if (!measure.value.empty())
      indicator.targets.push_back({.year = year, .title = {}, .value = std::string{measure.value}});
    indicators.push_back(std::move(indicator));
  }
  return indicators;
}

std::optional<double> number_in(std::string_view words) {
  words = base::trimmed(words);
  if (words.empty() || words.size() > 15 || !is_digit(words[0])) return std::nullopt;
  std::string digits{words.substr(0, words.find_first_not_of("0123456789"))};
  words.remove_prefix(digits.size());
  while (words.size() >= 4 && words[0] == '.' && digits.size() <= 12 && digits != "0" &&
         words.substr(1, 3).find_first_not_of("0123456789") == std::string_view::npos &&
         (words.size() == 4 || !is_digit(words[4]))) {  // thousands
    digits += words.substr(1, 3);
    words.remove_prefix(4);
  }
  if (!words.empty()) {
    const auto decimals = words.substr(1);
    if (!is_one_of(words[0], ",.") || decimals.empty() ||
        decimals.find_first_not_of("0123456789") != std::string_view::npos)
      return std::nullopt;
    digits += "." + std::string{decimals};
  }
  return std::strtod(digits.c_str(), nullptr);
}

}  // namespace programme
