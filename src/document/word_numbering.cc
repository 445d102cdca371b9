#include "document/word_numbering.h"

#include <algorithm>

#include "base/text.h"
#include "document/mark.h"

namespace document {
namespace {

constexpr std::size_t most_lists = 20'000;
constexpr int highest_start = 30'000;
constexpr std::size_t longest_label = 64;
constexpr std::size_t longest_pattern = 64;

std::string roman(int number) {
  struct Figure {
    int value;
    std::string_view letters;
  };
  static constexpr std::array figures{Figure{1000, "M"}, Figure{900, "CM"}, Figure{500, "D"}, Figure{400, "CD"},
                                      Figure{100, "C"},  Figure{90, "XC"},  Figure{50, "L"},  Figure{40, "XL"},
                                      Figure{10, "X"},   Figure{9, "IX"},   Figure{5, "V"},   Figure{4, "IV"},
                                      Figure{1, "I"}};
  std::string words;
  for (const auto& [value, letters] : figures)
    for (; number >= value; number -= value) words += letters;
  return words;
}

/// a to z, then aa, bb …, as Word counts.
std::string letters(int number) {
  const auto index = number - 1;
  return std::string(static_cast<std::size_t>(index / 26 + 1), static_cast<char>('a' + index % 26));
}

std::string in_capitals(std::string words) {
  std::transform(words.begin(), words.end(), words.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; });
  return words;
}

bool is_bullet(const ListLevel& level) { return level.format == "bullet"; }

std::optional<std::size_t> level_in(std::string_view words) {
  const auto level = int_of(words);
  if (!level || *level < 0 || *level >= list_levels) return std::nullopt;
  return static_cast<std::size_t>(*level);
}

int start_in(std::string_view words) { return std::clamp(int_of(words).value_or(1), 0, highest_start); }

/// The bullet of a level: its sign where that is one of the usual, "•" for those of symbol fonts.
std::string bullet(const std::array<ListLevel, list_levels>& levels, std::size_t level) {
  const auto above = levels.begin() + static_cast<std::ptrdiff_t>(level);
  if (std::any_of(levels.begin(), above, is_bullet)) return "+";
  const auto sign = base::with_single_spaces(levels[level].text);
  return marked_line(sign + " X").mark == sign ? sign : "•";
}

}  // namespace

std::string in_format(int number, std::string_view format) {
  const auto has_letters = number >= 1 && number <= 260;
  const auto has_roman = number >= 1 && number <= 3999;
  if (format == "upperRoman" && has_roman) return roman(number);
  if (format == "lowerRoman" && has_roman) return base::lowered(roman(number));
  if (format == "upperLetter" && has_letters) return in_capitals(letters(number));
  if (format == "lowerLetter" && has_letters) return letters(number);
  if (format == "decimalZero" && number >= 0 && number < 10) return "0" + std::to_string(number);
  if (format == "none") return {};
  return std::to_string(number);
}

/// The level's text with the numbers of its levels in it: "%1.%2." gives "1.2.". A level above that was never counted
/// stands at its start.
std::string WordNumbering::printed(const Levels& levels, const Count& count, std::size_t level) {
  const auto& pattern = levels[level].text;
  std::string label;
  for (std::size_t at = 0; at < pattern.size() && label.size() < longest_label; ++at) {
    const auto digit = pattern[at] == '%' && at + 1 < pattern.size() ? pattern[at + 1] : '0';
    if (digit < '1' || digit > '9') {
      label += pattern[at];
      continue;
    }
    ++at;
    const auto of = static_cast<std::size_t>(digit - '1');
    const auto number = count.has_counted[of] ? count.last[of] : levels[of].start;
    const auto in_figures = levels[level].in_figures && of < level;
    label += in_format(number, in_figures ? "decimal" : std::string_view{levels[of].format});
  }
  return base::with_single_spaces(label);
}

XmlHandlers WordNumbering::handlers() {
  return {.open = [this](const XmlElement& element) { open(element); },
          .close = [this](std::string_view name) { close(name); },
          .text = [](std::string_view) {}};
}

void WordNumbering::open(const XmlElement& element) {
  const auto name = element.name();
  if (name == "w:abstractNum") {
    const auto id = int_of(element.value("abstractNumId"));
    definition_ = id && definitions_.size() < most_lists ? &definitions_[*id] : nullptr;
  } else if (name == "w:num") {
    const auto id = int_of(element.value("numId"));
    list_ = id && lists_.size() < most_lists ? &lists_[*id] : nullptr;
  } else if (name == "w:abstractNumId" && list_ != nullptr) {
    list_->definition = int_of(element.value("val")).value_or(-1);
  } else if (name == "w:numStyleLink" && definition_ != nullptr) {
    definition_->style_link = element.value("val");
  } else if (name == "w:lvlOverride") {
    override_ = level_in(element.value("ilvl")).value_or(0);
  } else if (name == "w:startOverride" && list_ != nullptr) {
    list_->starts[override_] = start_in(element.value("val"));
  } else if (name == "w:lvl") {
    const auto level = level_in(element.value("ilvl"));
    level_ = nullptr;
    if (level && definition_ != nullptr) level_ = &definition_->levels[*level];
    if (level && list_ != nullptr) level_ = &list_->own[*level].emplace();
  } else if (level_ != nullptr) {
    open_level(element);
  }
}

void WordNumbering::open_level(const XmlElement& element) {
  const auto name = element.name();
  if (name == "w:start") level_->start = start_in(element.value("val"));
  if (name == "w:numFmt") level_->format = element.value("val");
  if (name == "w:lvlText") level_->text = base::clipped(element.value("val"), longest_pattern);
  if (name == "w:lvlRestart") level_->restart = int_of(element.value("val"));
  if (name == "w:isLgl") level_->in_figures = is_on(element);
  if (name == "w:pStyle") level_->style = element.value("val");
}

void WordNumbering::close(std::string_view name) {
  if (name == "w:lvl") level_ = nullptr;
  if (name == "w:abstractNum") definition_ = nullptr;
  if (name == "w:num") list_ = nullptr;
}

WordNumbering::Definition* WordNumbering::definition_of(List& list, const WordStyles& styles, int steps) {
  const auto definition = definitions_.find(list.definition);
  if (definition == definitions_.end()) return nullptr;
  const auto linked = styles.numbering(definition->second.style_link).list;
  const auto other = linked ? lists_.find(*linked) : lists_.end();
  if (other == lists_.end() || steps > 4) return &definition->second;
  return definition_of(other->second, styles, steps + 1);
}

void WordNumbering::count(List& list, const Levels& levels, Count& count, std::size_t level) {
  const auto start = list.starts[level];
  if (start && !list.has_started[level]) {
    count.last[level] = *start;
  } else if (count.is_counting[level]) {
    ++count.last[level];
  } else {
    count.last[level] = start.value_or(levels[level].start);
  }
  list.has_started[level] = true;
  count.is_counting[level] = count.has_counted[level] = true;
  for (auto below = level + 1; below < list_levels; ++below) {
    const auto restart = levels[below].restart;
    if (!restart || static_cast<int>(level) < *restart) count.is_counting[below] = false;
  }
}

std::string WordNumbering::label(NumberingUse use, const std::string& style, const WordStyles& styles) {
  const auto of_style = styles.numbering(style);
  const auto list = lists_.find(use.list.value_or(of_style.list.value_or(0)));
  if (list == lists_.end()) return {};
  auto* definition = definition_of(list->second, styles);
  if (definition == nullptr) return {};
  auto levels = definition->levels;
  for (std::size_t n = 0; n < levels.size(); ++n)
    if (const auto& own = list->second.own[n]) levels[n] = *own;

  auto level = static_cast<std::size_t>(std::clamp(use.level.value_or(of_style.level.value_or(0)), 0, list_levels - 1));
  const auto goes_with_style = [&style](const ListLevel& of) { return !of.style.empty() && of.style == style; };
  if (const auto found = std::find_if(levels.begin(), levels.end(), goes_with_style);
      !use.list && !use.level && found != levels.end())
    level = static_cast<std::size_t>(found - levels.begin());

  count(list->second, levels, definition->count, level);
  return is_bullet(levels[level]) ? bullet(levels, level) : printed(levels, definition->count, level);
}

}  // namespace document
