#include "programme/words.h"

#include <array>

#include "base/text.h"

namespace programme {
namespace {

using namespace std::string_view_literals;

struct Spelling {
  std::string_view other, ours;
};
constexpr std::array spellings{Spelling{"uỷ", "ủy"}, Spelling{"toà án", "tòa án"}};

/// Whether a letter or figure begins here. Bytes above ASCII are letters, but for the signs that documents use.
bool is_letter_at(std::string_view text) {
  if (text.empty()) return false;
  for (const auto sign : {"“"sv, "”"sv, "‘"sv, "’"sv, "–"sv, "—"sv, "…"sv, "«"sv, "»"sv})
    if (text.starts_with(sign)) return false;
  const auto c = static_cast<unsigned char>(text[0]);
  return c >= 0x80U || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string_view first_character(std::string_view text) {
  std::size_t bytes = text.empty() ? 0 : 1;
  while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) ++bytes;
  return text.substr(0, bytes);
}

}  // namespace

std::string small_letters(std::string_view text) {
  const auto small = base::lowered(text);
  std::string spelt;
  spelt.reserve(small.size());
  for (std::size_t at = 0; at < small.size();) {
    std::size_t bytes = 0;
    for (const auto& spelling : spellings)
      if (std::string_view{small}.substr(at).starts_with(spelling.other)) {
        spelt += spelling.ours;
        bytes = spelling.other.size();
        break;
      }
    if (bytes == 0) spelt += small[at];
    at += bytes == 0 ? 1 : bytes;
  }
  return spelt;
}

bool begins_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && !is_letter_at(text.substr(word.size()));
}

bool holds_words(std::string_view text, std::string_view words) {
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const auto begins = at == 0 || text[at - 1] == ' ' || is_one_of(text[at - 1], "(,;:./-\"");
    if (begins && begins_with_word(text.substr(at), words)) return true;
  }
  return false;
}

bool begins_with_capital(std::string_view text) {
  const auto first = first_character(text);
  return base::lowered(first) != first;
}

bool is_in_capitals(std::string_view text) {
  auto has_capital = false;
  while (!text.empty()) {
    const auto letter = first_character(text);
    text.remove_prefix(letter.size());
    if (base::lowered(letter) != letter)
      has_capital = true;
    else if (const auto bare = base::folded(letter); bare.size() == 1 && bare[0] >= 'a' && bare[0] <= 'z')
      return false;
  }
  return has_capital;
}

std::string_view without_end_stop(std::string_view text) {
  text = base::trimmed(text);
  while (!text.empty() && is_one_of(text.back(), ".;:,/ ")) text.remove_suffix(1);
  return text;
}

std::string roman(int number) {
  if (number < 1 || number > 39) return std::to_string(number);
  static constexpr std::array ones{""sv, "I"sv, "II"sv, "III"sv, "IV"sv, "V"sv, "VI"sv, "VII"sv, "VIII"sv, "IX"sv};
  return std::string(static_cast<std::size_t>(number / 10), 'X') +
         std::string{ones[static_cast<std::size_t>(number % 10)]};
}

}  // namespace programme
