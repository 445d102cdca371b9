#include "programme/item_marks.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "programme/clause.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;
using document::Block;

/// The rank that a mark of letters and figures gives; the number of levels decides among numbers.
Rank rank_of_number(std::string_view mark) {
  const auto number = without_bracket(mark);
  const auto levels = 1 + std::count(number.begin(), number.end(), '.');
  const auto first_level = number.substr(0, number.find('.'));
  const auto level = [](std::ptrdiff_t n) {
    return static_cast<Rank>(static_cast<int>(Rank::level_1) + static_cast<int>(n) - 1);
  };
  if (is_digit(number[0])) return mark.ends_with(')') ? Rank::bracketed : level(std::min<std::ptrdiff_t>(levels, 5));
  if (is_roman(first_level)) return levels == 1 ? Rank::roman : level(std::min<std::ptrdiff_t>(levels - 1, 5));
  return begins_with_capital(number) && !mark.ends_with(')') ? Rank::section : Rank::letter;
}

/// The number in brackets that the text begins with, «(1) Rà soát»; empty for none.
std::string_view enclosed_number(std::string_view text) {
  const auto end = text.substr(0, 4).find(") ");
  if (!text.starts_with('(') || end == std::string_view::npos || end < 2) return {};
  const auto number = text.substr(1, end - 1);
  const auto is_number = number.find_first_not_of("0123456789") == std::string_view::npos;
  return is_number && begins_with_capital(text.substr(end + 2)) ? number : std::string_view{};
}

/// The number of the article that the text begins, «Điều 2. Trách nhiệm của …»; empty for none.
std::string_view article_number(std::string_view text) {
  constexpr auto article = "điều "sv;
  if (small_letters(base::clipped(text, article.size())) != article) return {};
  const auto rest = text.substr(article.size());
  const auto end = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (end == 0 || end > 3 || end + 2 >= rest.size() || !is_one_of(rest[end], ".:") || rest[end + 1] != ' ') return {};
  return rest.substr(0, end);
}

/// A paragraph «(1) …» as an item of its number.
Item enclosed_item(const Block& block, std::string_view number) {
  const auto text = std::string{base::trimmed(std::string_view{block.text}.substr(number.size() + 2))};
  auto statement = statement_in(text);
  return {.rank = Rank::enclosed,
          .number = std::string{number},
          .ref = {},
          .text = std::move(statement.text),
          .clause = std::move(statement.clause),
          .whole = block.text,
          .place = block.place,
          .items = {}};
}

}  // namespace

std::string_view without_bracket(std::string_view mark) {
  if (mark.ends_with(')')) mark.remove_suffix(1);
  return mark;
}

bool is_roman(std::string_view figures) {
  return !figures.empty() && figures.find_first_not_of("IVX") == std::string_view::npos;
}

Rank rank_of(std::string_view mark) {
  if (mark.empty()) return Rank::paragraph;
  if (mark == "+" || mark == "o") return Rank::sub_bullet;
  for (const auto bullet : {"-"sv, "–"sv, "—"sv, "•"sv, "*"sv, "·"sv, "●"sv, "▪"sv, "■"sv, "‣"sv})
    if (mark == bullet) return Rank::bullet;
  return rank_of_number(mark);
}

bool is_numbered_rank(Rank rank) { return rank < Rank::bullet; }

bool is_article(const Block& block) { return block.mark.empty() && !article_number(block.text).empty(); }

/// A paragraph «Điều 2. …» as an item of its number.
Item article_item(const Block& block) {
  const auto number = article_number(block.text);
  const auto after = static_cast<std::size_t>(number.data() - block.text.data()) + number.size() + 1;
  auto statement = statement_in(base::trimmed(std::string_view{block.text}.substr(after)));
  return {.rank = Rank::article,
          .number = std::string{number},
          .ref = {},
          .text = std::move(statement.text),
          .clause = std::move(statement.clause),
          .whole = block.text,
          .place = block.place,
          .items = {}};
}

Item item_of(const Block& block, bool has_articles) {
  if (has_articles && is_article(block)) return article_item(block);
  if (const auto number = enclosed_number(block.text); block.mark.empty() && !number.empty())
    return enclosed_item(block, number);
  auto statement = statement_in(block.text);
  const auto rank = rank_of(block.mark);
  const auto was_cut = statement.text.size() != block.text.size();
  return {.rank = rank,
          .number = is_numbered_rank(rank) ? std::string{without_bracket(block.mark)} : std::string{},
          .ref = {},
          .text = std::move(statement.text),
          .clause = std::move(statement.clause),
          .whole = was_cut ? block.text : std::string{},
          .place = block.place,
          .items = {}};
}

/// The place of a number among its siblings: 3 of "2.3", "III", "c"; 0 where it cannot be told.
int ordinal_of(std::string_view number) {
  const auto last = number.substr(number.rfind('.') + 1);  // npos + 1 is 0
  if (last.empty()) return 0;
  if (is_digit(last[0])) {
    int value = 0;
    std::from_chars(last.data(), last.data() + last.size(), value);
    return value;
  }
  if (is_roman(last) && number == last) {
    for (int value = 1; value <= 39; ++value)
      if (roman(value) == last) return value;
    return 0;
  }
  static constexpr std::array alphabet{"a"sv, "b"sv, "c"sv, "d"sv, "đ"sv, "e"sv, "g"sv, "h"sv,
                                       "i"sv, "k"sv, "l"sv, "m"sv, "n"sv, "o"sv, "p"sv, "q"sv,
                                       "r"sv, "s"sv, "t"sv, "u"sv, "v"sv, "x"sv, "y"sv};
  const auto letter = std::find(alphabet.begin(), alphabet.end(), small_letters(last));
  return letter == alphabet.end() ? 0 : 1 + static_cast<int>(letter - alphabet.begin());
}

}  // namespace programme
