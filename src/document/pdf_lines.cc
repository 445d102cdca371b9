#include "document/pdf_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/text.h"
#include "document/lines.h"
#include "document/mark.h"

namespace document {
namespace {

using namespace std::string_view_literals;

constexpr double most_inexact = 0.2;  ///< of a column's width, as a multiple of the size of letters

bool is_figures(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

/// Whether the word is set small and high, beside one that is not.
bool is_raised(const PdfWord& word, const PdfWord& beside) {
  return is_figures(word.text) && word.size <= 0.8 * beside.size &&
         word.box.bottom <= beside.box.bottom - 0.15 * beside.box.height();
}

std::string raised(std::string_view figures) {
  static constexpr std::array high{"⁰"sv, "¹"sv, "²"sv, "³"sv, "⁴"sv, "⁵"sv, "⁶"sv, "⁷"sv, "⁸"sv, "⁹"sv};
  std::string text;
  for (const auto figure : figures) text += high[static_cast<std::size_t>(figure - '0')];
  return text;
}

double gap_between(const PdfWord& word, const PdfWord& next) { return next.box.left - word.box.right; }

/// Whether a space stands between the words; not where they overlap.
bool are_apart(const PdfWord& word, const PdfWord& next) {
  const auto gap = gap_between(word, next);
  return gap > 0.15 * next.size || (word.space_follows && gap > -0.25 * next.size);
}

PdfLine line_of(const std::vector<PdfWord>& words) {
  PdfLine line{.box = words.front().box, .is_bold = true, .first_width = words.front().box.width()};
  for (std::size_t n = 0; n < words.size(); ++n) {
    const auto& word = words[n];
    const auto& beside = n > 0 ? words[n - 1] : words[std::min(n + 1, words.size() - 1)];
    const auto high = words.size() > 1 && is_raised(word, beside);
    const auto is_apart = n > 0 && are_apart(words[n - 1], word);
    if (is_apart && !high) line.text += ' ';
    if (is_apart && line.second_left == 0) line.second_left = word.box.left;
    if (n > 0 && line.second_left == 0) line.first_width = word.box.right - words.front().box.left;
    line.text += high ? raised(word.text) : word.text;
    line.size = std::max(line.size, word.size);
    line.is_bold = line.is_bold && word.is_bold;
    line.box.right = std::max(line.box.right, word.box.right);
    if (high) continue;
    line.box.top = std::min(line.box.top, word.box.top);
    line.box.bottom = std::max(line.box.bottom, word.box.bottom);
  }
  line.text = base::with_single_spaces(base::nfc(line.text));
  return line;
}

bool is_marked(const PdfLine& line) { return !marked_line(line.text).mark.empty(); }

/// Whether the words are a mark alone, whose text stands a tab away.
bool is_mark_alone(const std::vector<PdfWord>& words) {
  std::string text;
  for (const auto& word : words) text += word.text;
  return text.size() <= 12 && !marked_line(text + " X").mark.empty();
}

bool is_capitals(std::string_view text) {
  return base::lowered(text) != text &&
         std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_centred(const PdfLine& line) {
  const auto before = line.box.left - line.left, after = line.right - line.box.right;
  return before > 1.5 * line.size && std::abs(before - after) < line.size;
}

/// Whether the first word of the next line would have found room at the end of this one.
bool has_room_for(const PdfLine& line, const PdfLine& next) {
  const auto room = is_centred(line) ? (line.right - line.left) - line.box.width() : line.right - line.box.right;
  const auto space = line.text.ends_with('-') || line.text.ends_with('/') ? 0.0 : 0.22 * line.size;
  return space + next.first_width + most_inexact * line.size <= room;
}

double pitch_between(const PdfLine& line, const PdfLine& next) {
  return (next.box.bottom - line.box.bottom) / std::max(1.0, std::min(line.size, next.size));
}

void append(std::string& text, std::string_view line) {
  static constexpr auto soft_hyphen = "\xC2\xAD"sv;
  const auto last = text.size() < 2 ? ' ' : text[text.size() - 2];
  if (text.ends_with(soft_hyphen))
    text.resize(text.size() - soft_hyphen.size());
  else if (!((text.ends_with('-') || text.ends_with('/')) && last != ' ') && !cuts_a_day(text, line))
    text += ' ';
  text += line;
}

}  // namespace

std::vector<std::vector<PdfWord>> rows_of(std::vector<PdfWord> words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const PdfWord& one, const PdfWord& other) { return one.box.middle() < other.box.middle(); });
  std::vector<std::vector<PdfWord>> rows;
  PdfBox core;
  for (auto& word : words) {
    const auto reach = 0.4 * std::max(word.box.height(), core.height());
    if (rows.empty() || std::abs(word.box.middle() - core.middle()) > reach) {
      rows.emplace_back();
      core = word.box;
    } else if (word.box.height() > core.height()) {
      core = word.box;
    }
    rows.back().push_back(std::move(word));
  }
  for (auto& row : rows)
    std::stable_sort(row.begin(), row.end(),
                     [](const PdfWord& one, const PdfWord& other) { return one.box.left < other.box.left; });
  return rows;
}

std::vector<PdfLine> lines_of(std::vector<PdfWord> words, double widest_gap) {
  std::vector<PdfLine> lines;
  for (const auto& row : rows_of(std::move(words))) {
    std::vector<PdfWord> together;
    for (const auto& word : row) {
      if (!together.empty() && gap_between(together.back(), word) > widest_gap * word.size &&
          !is_mark_alone(together)) {
        lines.push_back(line_of(together));
        together.clear();
      }
      together.push_back(word);
    }
    lines.push_back(line_of(together));
  }
  lines.erase(std::remove_if(lines.begin(), lines.end(), [](const PdfLine& line) { return line.text.empty(); }),
              lines.end());
  return lines;
}

double usual_pitch(const std::vector<PdfLine>& lines) {
  std::map<int, int> counts;
  for (std::size_t n = 0; n + 1 < lines.size(); ++n) {
    const auto& line = lines[n];
    const auto& next = lines[n + 1];
    if (line.page != next.page || next.box.top < line.box.top || is_marked(next) || has_room_for(line, next)) continue;
    ++counts[static_cast<int>(std::lround(pitch_between(line, next) * 20))];
  }
  const auto most = std::max_element(counts.begin(), counts.end(),
                                     [](const auto& one, const auto& other) { return one.second < other.second; });
  return most == counts.end() ? 1.5 : most->first / 20.0;
}

bool is_wrapped(const PdfLine& first, const PdfLine& line, const PdfLine& next, double pitch) {
  const auto same_column = std::abs(line.left - next.left) < 3 && std::abs(line.right - next.right) < 3;
  const auto is_cut = is_mark_by_chance(next.text, line.text) || cuts_a_day(line.text, next.text);
  if (!same_column || (is_marked(next) && !is_cut)) return false;
  const auto sentence_goes_on = is_cut || goes_on(next.text, line.text);
  if (has_room_for(line, next) && !sentence_goes_on) return false;
  if (line.page == next.page && pitch_between(line, next) > pitch + 0.2) return false;
  if (std::max(line.size, next.size) > 1.15 * std::min(line.size, next.size)) return false;
  if (next.is_beside) return begins_small(next.text) || (is_capitals(line.text) && is_capitals(next.text));
  if (is_centred(line) != is_centred(next) && is_centred(line)) return begins_small(next.text);
  if (line.is_bold && !next.is_bold && !begins_small(next.text)) return false;
  const auto indent = next.box.left - std::min(line.box.left, first.box.left);
  const auto hangs = is_marked(first) && std::abs(next.box.left - first.second_left) < 0.6 * next.size;
  const auto as_before = &first != &line && std::abs(next.box.left - line.box.left) < 0.6 * next.size;
  return is_centred(next) || hangs || as_before || indent < 0.8 * next.size;
}

std::vector<WordParagraph> paragraphs_of(const std::vector<PdfLine>& lines, double pitch) {
  std::vector<WordParagraph> paragraphs;
  const PdfLine* first = nullptr;
  const PdfLine* last = nullptr;
  for (const auto& line : lines) {
    if (last != nullptr && is_wrapped(*first, *last, line, pitch)) {
      append(paragraphs.back().text, line.text);
    } else {
      first = &line;
      paragraphs.push_back({.label = {}, .text = line.text, .heading = 0, .page = line.page});
    }
    last = &line;
  }
  return paragraphs;
}

}  // namespace document
