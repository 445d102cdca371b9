#include "document/lines.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace document {
namespace {

using namespace std::string_view_literals;

constexpr std::array raised_figures{"¹"sv, "²"sv, "³"sv, "⁰"sv, "⁴"sv, "⁵"sv, "⁶"sv, "⁷"sv, "⁸"sv, "⁹"sv};

/// The first bytes of the raised figures, and of marks of emphasis.
constexpr auto lead_bytes = "\xC2\xE2*"sv;

/// The raised figure that the text begins with; empty for none.
std::string_view raised_figure_at(std::string_view text) {
  for (const auto figure : raised_figures)
    if (text.starts_with(figure)) return figure;
  return {};
}

/// Whether the text so far ends in a unit of length, so that a raised 2 or 3 belongs to it: "2.500 m", "12km".
bool ends_in_unit(std::string_view text) {
  if (!text.ends_with('m')) return false;
  text.remove_suffix(1);
  if (!text.empty() && std::string_view{"kcdm"}.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text.empty() || text.back() == ' ' || text.back() == '/' || (text.back() >= '0' && text.back() <= '9');
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether the text is a day and nothing else: "9/10/2026", "19.10.2026".
bool is_day(std::string_view text) {
  constexpr std::string_view shapes[] = {"##/##/####", "#/##/####", "##/#/####", "#/#/####"};
  std::string shape{text};
  for (auto& c : shape) c = is_digit(c) ? '#' : c == '.' || c == '-' ? '/' : c;
  const auto year = text.size() < 4 ? std::string_view{} : text.substr(text.size() - 4);
  return std::find(std::begin(shapes), std::end(shapes), shape) != std::end(shapes) &&
         (year.starts_with("19") || year.starts_with("20"));
}

/// Whether the text opens a bracket that it does not close.
bool has_open_bracket(std::string_view text) {
  int open = 0;
  for (const auto c : text)
    if (c == '(')
      ++open;
    else if (c == ')' && open > 0)
      --open;
  return open > 0;
}

std::string_view last_word(std::string_view text) { return text.substr(text.rfind(' ') + 1); }  // npos + 1 is 0

/// Whether the line closes a bracket that the text opens, before it opens one of its own.
bool closes_bracket(std::string_view line, std::string_view text) {
  return has_open_bracket(text) && line.find(')') < line.find('(');
}

/// Whether the line begins with a figure, and the text ends in a word that awaits one: "trong năm" and "2026".
bool is_awaited_figure(std::string_view line, std::string_view text) {
  static constexpr std::array words{"năm"sv,  "tháng"sv, "quý"sv, "ngày"sv, "khoản"sv,
                                    "Điều"sv, "điểm"sv,  "đợt"sv, "số"sv};
  const auto figures = line.substr(0, line.find_first_not_of("0123456789IVX"));
  return !figures.empty() && figures.size() <= 4 &&
         std::find(words.begin(), words.end(), last_word(text)) != words.end();
}

}  // namespace

bool begins_with_raised_figure(std::string_view line) { return !raised_figure_at(line).empty(); }

std::string without_marks(std::string_view line) {
  std::string text;
  text.reserve(line.size());
  while (!line.empty()) {
    const auto plain = std::min(line.find_first_of(lead_bytes), line.size());
    text += line.substr(0, plain);
    line.remove_prefix(plain);
    const auto figure = raised_figure_at(line);
    if (line.starts_with("**")) {
      text += ' ';
      line.remove_prefix(2);
    } else if (!figure.empty() && !((figure == "²" || figure == "³") && ends_in_unit(text))) {
      line.remove_prefix(figure.size());
    } else if (!line.empty()) {
      const auto bytes = figure.empty() ? 1 : figure.size();
      text += line.substr(0, bytes);
      line.remove_prefix(bytes);
    }
  }
  return base::with_single_spaces(text);
}

bool is_rule(std::string_view text) { return text.find_first_not_of("-_=*~.+# ") == std::string_view::npos; }

bool begins_small(std::string_view text) {
  std::size_t bytes = text.empty() ? 0 : 1;
  while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) ++bytes;
  const auto first = text.substr(0, bytes);
  const auto bare = base::folded(first);
  return base::lowered(first) == first && bare.size() == 1 && bare[0] >= 'a' && bare[0] <= 'z';
}

bool ends_sentence(std::string_view text) {
  return text.empty() || std::string_view{".;:!?"}.find(text.back()) != std::string_view::npos || text.ends_with("…");
}

bool is_mark_by_chance(std::string_view line, std::string_view text) {
  if (ends_sentence(text)) return false;
  if (line.starts_with("- ") || line.starts_with("– "))
    return is_digit(text.back()) && is_digit(base::trimmed(line.substr(line.find(' ')))[0]);
  const auto digits = line.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos || line[digits] != ')' || !has_open_bracket(text)) return false;
  const auto rest = base::trimmed(line.substr(digits + 1));
  return base::lowered(base::clipped(rest, 3)) == base::clipped(rest, 3);
}

bool cuts_a_day(std::string_view text, std::string_view line) {
  constexpr auto stops = ".,;:)"sv;
  const auto above = last_word(text);
  auto below = line.substr(0, line.find(' '));
  while (!below.empty() && stops.find(below.back()) != std::string_view::npos) below.remove_suffix(1);
  if (above.empty() || below.empty() || is_day(above) || is_day(below)) return false;
  return is_digit(below.front()) && is_day(std::string{above} + std::string{below});
}

bool goes_on(std::string_view line, std::string_view paragraph) {
  if (ends_sentence(paragraph)) return false;
  return begins_small(line) || closes_bracket(line, paragraph) || is_awaited_figure(line, paragraph);
}

}  // namespace document
