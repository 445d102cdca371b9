#include "document/word_symbols.h"

#include <algorithm>
#include <array>

namespace document {
namespace {

using namespace std::string_view_literals;

struct Symbol {
  std::string_view code, text;
};

/// Of the fonts Symbol and Wingdings: bullets, dashes and the signs that texts count and measure with.
constexpr std::array symbols{
    Symbol{"F02B", "+"}, Symbol{"F02D", "-"}, Symbol{"F06E", "•"}, Symbol{"F06C", "•"}, Symbol{"F076", "•"},
    Symbol{"F0A3", "≤"}, Symbol{"F0A7", "•"}, Symbol{"F0B0", "°"}, Symbol{"F0B1", "±"}, Symbol{"F0B3", "≥"},
    Symbol{"F0B4", "×"}, Symbol{"F0B7", "•"}, Symbol{"F0D8", "•"}, Symbol{"F0DE", "⇒"}, Symbol{"F0E0", "→"},
};

constexpr std::array figures{"⁰"sv, "¹"sv, "²"sv, "³"sv, "⁴"sv, "⁵"sv, "⁶"sv, "⁷"sv, "⁸"sv, "⁹"sv};

bool is_same_code(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return x == (y >= 'a' && y <= 'f' ? y - ('a' - 'A') : y); });
}

}  // namespace

std::string symbol(std::string_view code) {
  const auto found = std::find_if(symbols.begin(), symbols.end(),
                                  [code](const Symbol& symbol) { return is_same_code(symbol.code, code); });
  return std::string{found == symbols.end() ? " "sv : found->text};
}

std::string raised(std::string_view words) {
  std::string text;
  for (const auto c : words) {
    if (c >= '0' && c <= '9')
      text += figures[static_cast<std::size_t>(c - '0')];
    else if ("()[]*"sv.find(c) == std::string_view::npos)
      text += c;
  }
  return text;
}

}  // namespace document
