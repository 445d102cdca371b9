#include "document/mark.h"

#include <array>
#include <optional>

#include "base/text.h"

namespace document {
namespace {

constexpr std::size_t most_levels = 5;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_roman_figure(char c) { return c == 'I' || c == 'V' || c == 'X'; }

/// The first character of the text with its bytes; empty for an empty text.
std::string_view first_character(std::string_view text) {
  std::size_t bytes = text.empty() ? 0 : 1;
  while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) ++bytes;
  return text.substr(0, bytes);
}

bool begins_with_capital(std::string_view text) {
  const auto first = first_character(text);
  return base::lowered(first) != first;
}

bool begins_with_space(std::string_view text) { return !text.empty() && base::trimmed(first_character(text)).empty(); }

/// How many bytes the figures at the beginning of `text` take: up to three digits; 0 where there are more or none.
std::size_t digits_at(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count <= 3 ? count : 0;
}

std::size_t roman_at(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_roman_figure(text[count])) ++count;
  return count <= 6 ? count : 0;
}

/// What a mark is made of before its end: "1.1", "II", "II.3", "a".
struct Label {
  std::size_t bytes = 0;
  std::size_t levels = 0;
};

/// The numbers after the first level: ".1.2", as long as a digit follows the stop.
Label with_further_levels(std::string_view line, Label label) {
  while (label.levels < most_levels && label.bytes + 1 < line.size() && line[label.bytes] == '.') {
    const auto digits = digits_at(line.substr(label.bytes + 1));
    if (digits == 0 || digits > 2) break;
    label.bytes += 1 + digits;
    ++label.levels;
  }
  return label;
}

Label label_at(std::string_view line) {
  if (const auto digits = digits_at(line)) return with_further_levels(line, {digits, 1});
  if (const auto figures = roman_at(line)) return with_further_levels(line, {figures, 1});
  const auto letter = first_character(line);
  if (letter == "đ" || letter == "Đ") return {letter.size(), 1};
  if (letter.size() == 1 && ((letter[0] >= 'a' && letter[0] <= 'z') || (letter[0] >= 'A' && letter[0] <= 'Z')))
    return {1, 1};
  return {};
}

std::optional<MarkedLine> bulleted(std::string_view line) {
  static constexpr std::array<std::string_view, 12> bullets{"-", "–", "—", "+", "•", "*", "·", "●", "▪", "■", "‣", "o"};
  for (const auto bullet : bullets)
    if (line.starts_with(bullet) && begins_with_space(line.substr(bullet.size())))
      return MarkedLine{std::string{bullet}, base::trimmed(line.substr(bullet.size()))};
  const auto rest = line.empty() ? line : line.substr(1);  // "-Rà soát": the space was forgotten
  if ((line.starts_with('-') || line.starts_with('+')) && begins_with_capital(rest))
    return MarkedLine{std::string{line.substr(0, 1)}, rest};
  return std::nullopt;
}

std::optional<MarkedLine> numbered(std::string_view line) {
  const auto label = label_at(line);
  if (label.bytes == 0 || label.bytes == line.size()) return std::nullopt;
  const auto mark = line.substr(0, label.bytes);
  const auto end = line[label.bytes];
  const auto rest = line.substr(label.bytes + 1);
  if (end == '.' || end == ')' || end == '-' || end == '/') {
    if (end == '/' && label.levels > 1) return std::nullopt;
    if (!begins_with_space(rest) && !begins_with_capital(rest)) return std::nullopt;
    if (end != ')' && end != '.' && !begins_with_space(rest)) return std::nullopt;
    const auto with_bracket = line.substr(0, label.bytes + (end == ')' ? 1 : 0));
    return MarkedLine{std::string{with_bracket}, base::trimmed(rest)};
  }
  const auto text = base::trimmed(line.substr(label.bytes));
  if (label.levels > 1 && begins_with_space(line.substr(label.bytes)) && begins_with_capital(text))
    return MarkedLine{std::string{mark}, text};
  return std::nullopt;
}

}  // namespace

MarkedLine marked_line(std::string_view line) {
  if (auto bullet = bulleted(line)) return *std::move(bullet);
  if (auto number = numbered(line)) return *std::move(number);
  return {"", line};
}

}  // namespace document
