#include "document/sheet_parts.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "document/grid.h"
#include "document/lines.h"
#include "document/word_styles.h"
#include "document/word_symbols.h"

namespace document {
namespace {

constexpr std::size_t most_strings = most_positions;
constexpr std::size_t most_formats = 70'000;  // Excel has 65,490 styles
constexpr std::size_t most_sheets = 1'000;
constexpr std::size_t longest_sheet_name = 200;
constexpr std::size_t escape_length = 7;

/// Whether an escape of a control character, "_x000D_", begins here.
bool is_escape(std::string_view text) {
  return text.size() >= escape_length && text.starts_with("_x00") && text[escape_length - 1] == '_' &&
         std::all_of(text.begin() + 4, text.begin() + 6,
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); });
}

/// The text with each line end as '\n' and each escape as a space.
std::string unescaped(std::string_view cell) {
  std::string text;
  while (!cell.empty()) {
    const auto plain = std::min(cell.find_first_of("_\r"), cell.size());
    text += cell.substr(0, plain);
    cell.remove_prefix(plain);
    if (cell.empty()) break;
    const auto is_control = is_escape(cell);
    text += is_control ? ' ' : cell[0] == '\r' ? '\n' : cell[0];
    cell.remove_prefix(is_control ? escape_length : 1);
  }
  return text;
}

}  // namespace

std::vector<std::string> lines_of(std::string_view cell) {
  const auto text = base::nfc(unescaped(cell));
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const auto end = std::min(text.find('\n', from), text.size());
    if (auto line = without_marks(std::string_view{text}.substr(from, end - from)); !line.empty())
      lines.push_back(std::move(line));
    from = end + 1;
  }
  return lines;
}

void SheetWords::clear() {
  words_.clear();
  is_in_text_ = is_raised_ = is_reading_ = false;
}

void SheetWords::open(const XmlElement& element) {
  const auto name = element.name();
  if (name == "r") is_raised_ = false;
  if (name == "vertAlign") is_raised_ = element.value("val") == "superscript";
  if (name == "rPh") is_reading_ = true;
  if (name == "t") is_in_text_ = true;
}

void SheetWords::close(std::string_view name) {
  if (name == "t") is_in_text_ = false;
  if (name == "r") is_raised_ = false;
  if (name == "rPh") is_reading_ = false;
}

void SheetWords::take(std::string_view words) {
  if (is_in_text_ && !is_reading_) words_ += is_raised_ ? raised(words) : std::string{words};
}

XmlHandlers SharedStrings::handlers() {
  return {.open =
              [this](const XmlElement& element) {
                if (element.name() == "si") words_.clear();
                words_.open(element);
              },
          .close =
              [this](std::string_view name) {
                words_.close(name);
                if (name != "si" || is_full()) return;
                const auto words = words_.words();
                strings_.push_back(lines_of(words));
                bytes_ += words.size();
              },
          .text = [this](std::string_view words) { words_.take(words); }};
}

bool SharedStrings::is_full() const { return bytes_ > most_text_bytes || strings_.size() >= most_strings; }

const std::vector<std::string>& SharedStrings::at(int index) const {
  static const std::vector<std::string> none;
  return index >= 0 && static_cast<std::size_t>(index) < strings_.size() ? strings_[static_cast<std::size_t>(index)]
                                                                         : none;
}

XmlHandlers SheetFormats::handlers() {
  return {.open = [this](const XmlElement& element) { open(element); },
          .close =
              [this](std::string_view name) {
                if (name == "cellXfs") is_in_styles_ = false;
              },
          .text = [](std::string_view) {}};
}

void SheetFormats::open(const XmlElement& element) {
  if (element.name() == "cellXfs") is_in_styles_ = true;
  if (element.name() == "numFmt" && own_.size() < most_formats)
    if (const auto number = int_of(element.value("numFmtId")))
      own_.emplace(*number, NumberFormat{base::clipped(element.value("formatCode"), 255)});
  if (element.name() == "xf" && is_in_styles_ && styles_.size() < most_formats)
    styles_.push_back(int_of(element.value("numFmtId")).value_or(0));
}

std::string SheetFormats::shown(double number, int style, DateSystem system) const {
  const auto format =
      style >= 0 && static_cast<std::size_t>(style) < styles_.size() ? styles_[static_cast<std::size_t>(style)] : 0;
  if (const auto own = own_.find(format); own != own_.end()) return own->second.shown(number, system);
  return NumberFormat{built_in_format(format)}.shown(number, system);
}

XmlHandlers SheetList::handlers() {
  const auto open = [this](const XmlElement& element) {
    if (element.name() == "workbookPr" && element.attribute("date1904") && element.value("date1904") != "0" &&
        element.value("date1904") != "false")
      date_system_ = DateSystem::from_1904;
    if (element.name() != "sheet" || sheets_.size() >= most_sheets) return;
    const auto state = element.value("state");
    sheets_.push_back({.name = base::nfc(base::clipped(element.value("name"), longest_sheet_name)),
                       .id = std::string{element.value("id")},
                       .is_hidden = state == "hidden" || state == "veryHidden"});
  };
  return {.open = open, .close = [](std::string_view) {}, .text = [](std::string_view) {}};
}

}  // namespace document
