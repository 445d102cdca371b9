#include "document/word_lines.h"

#include <utility>

#include "base/text.h"
#include "document/lines.h"
#include "document/mark.h"

namespace document {
namespace {

/// The mark that the label makes; empty for none.
std::string mark_of(const std::string& label) {
  constexpr std::string_view words = " X";
  for (const std::string_view end : {"", "."})
    if (auto line = label + std::string{end} + std::string{words}; marked_line(line).text == "X")
      return marked_line(line).mark;
  return {};
}

}  // namespace

std::vector<WordLine> lines_of(const WordParagraph& paragraph) {
  std::vector<WordLine> lines;
  auto label = paragraph.label;
  const auto text = base::nfc(paragraph.text);
  for (std::size_t from = 0; from <= text.size();) {
    const auto end = std::min(text.find('\n', from), text.size());
    const auto line = base::trimmed(std::string_view{text}.substr(from, end - from));
    from = end + 1;
    auto words = without_marks(line);
    if (words.empty()) continue;
    const auto is_footnote = label.empty() && begins_with_raised_figure(line);
    lines.push_back({.label = std::exchange(label, {}), .text = std::move(words), .is_footnote = is_footnote});
  }
  if (!label.empty()) lines.push_back({.label = std::move(label), .text = {}});
  return lines;
}

UnmarkedLine unmarked(const WordLine& line) {
  if (line.label.empty()) {
    const auto typed = marked_line(line.text);
    return {typed.mark, std::string{typed.text}};
  }
  if (auto mark = mark_of(line.label); !mark.empty()) return {std::move(mark), line.text};
  return {{}, line.label + " " + line.text};
}

std::string in_cell(const WordLine& line) {
  if (line.label.empty()) return line.text;
  if (!line.text.empty()) return line.label + " " + line.text;
  const auto mark = mark_of(line.label);
  return mark.empty() ? line.label : mark;
}

}  // namespace document
