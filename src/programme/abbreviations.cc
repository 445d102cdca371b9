#include "programme/abbreviations.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "programme/bodies.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;

constexpr std::array openings{"(sau đây gọi tắt là"sv, "(sau đây viết tắt là"sv, "(sau đây gọi là"sv,
                              "(gọi tắt là"sv,         "(viết tắt là"sv,         "(viết tắt:"sv};

/// The longest name of one body that the words end with; empty for none.
std::string_view body_at_end(std::string_view words) {
  constexpr std::size_t longest = 250;
  auto begin = words.size() > longest ? words.find(' ', words.size() - longest) : 0;
  for (; begin < words.size(); begin = words.find(' ', begin)) {
    const auto name = base::trimmed(words.substr(begin));
    if (begins_with_capital(name) && names_a_body(name) && bodies_in(name).size() == 1) return name;
    ++begin;
  }
  return {};
}

std::string_view without_quotes(std::string_view words) {
  words = base::trimmed(words);
  for (const auto quote : {"“"sv, "”"sv, "\""sv}) {
    if (words.starts_with(quote)) words.remove_prefix(quote.size());
    if (words.ends_with(quote)) words.remove_suffix(quote.size());
  }
  return base::trimmed(words);
}

void find(std::string_view text, std::vector<Abbreviation>& found) {
  constexpr std::size_t longest = 60;
  for (const auto opening : openings)
    for (auto at = text.find(opening); at != std::string_view::npos; at = text.find(opening, at + 1)) {
      const auto rest = text.substr(at + opening.size());
      const auto end = rest.find(')');
      if (end == std::string_view::npos || end > longest) continue;
      const auto abbreviation = without_quotes(rest.substr(0, end));
      const auto name = body_at_end(base::trimmed(text.substr(0, at)));
      const auto is_known = std::any_of(found.begin(), found.end(),
                                        [&](const Abbreviation& each) { return each.abbreviation == abbreviation; });
      if (!abbreviation.empty() && !name.empty() && !is_known)
        found.push_back({.abbreviation = std::string{abbreviation}, .name = std::string{name}});
    }
}

}  // namespace

std::vector<Abbreviation> abbreviations_in(const std::vector<document::Block>& blocks) {
  std::vector<Abbreviation> found;
  for (const auto& block : blocks) {
    find(block.text, found);
    if (!block.table) continue;
    for (const auto& row : block.table->rows)
      for (const auto& cell : row.cells)
        for (const auto& paragraph : cell.paragraphs) find(paragraph, found);
  }
  return found;
}

}  // namespace programme
