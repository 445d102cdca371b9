#include "document/html_lists.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "document/word_numbering.h"

namespace document {
namespace {

constexpr int highest_number = 30'000;

std::optional<int> number_in(std::string_view words) {
  int number = 0;
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
  if (error != std::errc{} || number < 0 || number > highest_number) return std::nullopt;
  return number;
}

/// How the list numbers its items: by its style, else by its attribute `type`, else by its tag.
std::string format_of(const HtmlNode& list) {
  auto style = list.style("list-style-type");
  if (style.empty()) style = list.style("list-style");
  const auto type = list.attribute("type");
  const auto says = [&](std::string_view name) { return style.find(name) != std::string::npos; };
  if (says("none")) return "none";
  if (says("upper-roman") || type == "I") return "upperRoman";
  if (says("lower-roman") || type == "i") return "lowerRoman";
  if (says("upper-alpha") || says("upper-latin") || type == "A") return "upperLetter";
  if (says("lower-alpha") || says("lower-latin") || type == "a") return "lowerLetter";
  return list.name == "ol" || says("decimal") ? "decimal" : "bullet";
}

}  // namespace

void HtmlLists::open(const HtmlNode& list) {
  const auto is_in_bullets =
      std::any_of(lists_.begin(), lists_.end(), [](const List& above) { return above.format == "bullet"; });
  lists_.push_back({.format = format_of(list),
                    .next = number_in(list.attribute("start")).value_or(1),
                    .is_in_bullets = is_in_bullets});
}

std::string HtmlLists::label(const HtmlNode& item) {
  if (lists_.empty()) return {};
  auto& list = lists_.back();
  if (list.format == "none" || item.style("list-style-type") == "none" || item.style("list-style") == "none") return {};
  if (list.format == "bullet") return list.is_in_bullets ? "+" : "-";
  const auto number = number_in(item.attribute("value")).value_or(list.next);
  list.next = number + 1;
  return in_format(number, list.format) + ".";
}

}  // namespace document
