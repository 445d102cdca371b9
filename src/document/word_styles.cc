#include "document/word_styles.h"

#include <charconv>

namespace document {
namespace {

constexpr int most_steps = 30;  // from style to style: longer chains are circles
constexpr std::size_t most_styles = 20'000;

bool is_border(std::string_view name) {
  return name == "w:top" || name == "w:left" || name == "w:bottom" || name == "w:right" || name == "w:insideH" ||
         name == "w:insideV" || name == "w:start" || name == "w:end";
}

/// 1 to 9 for the built-in styles "heading 1" to "heading 9".
int heading_by_name(std::string_view name) {
  constexpr std::string_view opening = "heading ";
  if (!name.starts_with(opening) || name.size() != opening.size() + 1) return 0;
  const auto digit = name.back();
  return digit >= '1' && digit <= '9' ? digit - '0' : 0;
}

/// Of `w:outlineLvl`, which counts from 0 and has 9 for body text.
int heading_of_outline(int level) { return level >= 0 && level < 9 ? level + 1 : 0; }

}  // namespace

std::optional<int> int_of(std::string_view words) {
  int value = 0;
  const auto* end = words.data() + words.size();
  const auto [stop, error] = std::from_chars(words.data(), end, value);
  if (error != std::errc{} || stop != end || words.empty()) return std::nullopt;
  return value;
}

bool is_on(const XmlElement& element) {
  const auto value = element.value("val");
  return value != "0" && value != "false" && value != "off";
}

bool is_drawn(const XmlElement& element) {
  const auto value = element.value("val");
  return is_border(element.name()) && !value.empty() && value != "nil" && value != "none";
}

XmlHandlers WordStyles::handlers() {
  return {.open = [this](const XmlElement& element) { open(element); },
          .close =
              [this](std::string_view name) {
                if (name == "w:style") now_ = nullptr;
              },
          .text = [](std::string_view) {}};
}

void WordStyles::open(const XmlElement& element) {
  if (element.name() == "w:style" && styles_.size() < most_styles) {
    const auto id = std::string{element.value("styleId")};
    now_ = &styles_[id];
    const auto is_usual = element.attribute("default") && element.value("default") != "0";
    if (is_usual && element.value("type") == "paragraph") usual_paragraph_ = id;
  } else if (now_ != nullptr) {
    open_property(element);
  }
}

void WordStyles::open_property(const XmlElement& element) {
  const auto name = element.name();
  if (name == "w:name") now_->name = element.value("val");
  if (name == "w:basedOn") now_->based_on = element.value("val");
  if (name == "w:numId") now_->numbering.list = int_of(element.value("val"));
  if (name == "w:ilvl") now_->numbering.level = int_of(element.value("val"));
  if (name == "w:outlineLvl") now_->outline_level = int_of(element.value("val"));
  if (is_drawn(element)) now_->has_borders = true;
}

template <typename Visit>
void WordStyles::walk(const std::string& id, Visit visit) const {
  auto found = styles_.find(id);
  for (int step = 0; step < most_steps && found != styles_.end(); ++step) {
    if (visit(found->second)) return;
    found = styles_.find(found->second.based_on);
  }
}

NumberingUse WordStyles::numbering(const std::string& id) const {
  NumberingUse use;
  walk(id, [&use](const WordStyle& style) {
    if (!use.list) use.list = style.numbering.list;
    if (!use.level) use.level = style.numbering.level;
    return use.list && use.level;
  });
  return use;
}

int WordStyles::heading(const std::string& id) const {
  int level = 0;
  walk(id, [&level](const WordStyle& style) {
    level = style.outline_level ? heading_of_outline(*style.outline_level) : heading_by_name(style.name);
    return style.outline_level || level > 0;
  });
  return level;
}

bool WordStyles::is_of_contents(const std::string& id) const {
  const auto found = styles_.find(id);
  return found != styles_.end() && found->second.name.starts_with("toc ");
}

bool WordStyles::has_borders(const std::string& id) const {
  bool found = false;
  walk(id, [&found](const WordStyle& style) { return found = style.has_borders; });
  return found;
}

}  // namespace document
