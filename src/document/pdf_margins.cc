#include "document/pdf_margins.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include "base/text.h"
#include "document/pdf_lines.h"

namespace document {
namespace {

constexpr double edge = 0.09;  ///< the share of a page's height that is its edge
constexpr std::size_t most_lines = 4;

bool is_at_edge(const PdfPage& page, const PdfBox& box) {
  return box.bottom < edge * page.height || box.top > (1 - edge) * page.height;
}

/// Whether the box stands in the row of a table: three upright lines or more, of which some are on both sides of it,
/// pass at its height. A header that is printed on each page is no running head.
bool is_in_table(const PdfPage& page, const PdfBox& box) {
  constexpr double least_height = 14;  // more than a letter's stem
  int left = 0, right = 0;
  for (const auto& rule : page.rules) {
    const auto& line = rule.box;
    if (rule.is_level() || line.height() < least_height || line.top > box.middle() || line.bottom < box.middle())
      continue;
    if (line.left <= box.left + 2) ++left;
    if (line.left >= box.right - 2) ++right;
  }
  return left > 0 && right > 0 && left + right >= 3;
}

/// The words without case and figures.
std::string without_figures(std::string_view text) {
  std::string shape;
  for (const auto c : base::folded(text))
    if (c < '0' || c > '9')
      shape += c;
    else if (!shape.ends_with('#'))
      shape += '#';
  return shape;
}

bool is_page_number(std::string_view text) {
  std::string shape;
  for (const auto c : without_figures(text))
    if (c != ' ' && c != '-' && c != '.' && c != '|') shape += c;
  return shape == "#" || shape == "#/#" || shape == "trang#" || shape == "trang#/#" || shape == "page#" ||
         shape == "–#–" || shape == "page#of#";
}

std::vector<PdfLine> edge_lines(const PdfPage& page) {
  std::vector<PdfWord> words;
  for (const auto& word : page.words)
    if (is_at_edge(page, word.box) && !is_in_table(page, word.box)) words.push_back(word);
  return lines_of(std::move(words), std::numeric_limits<double>::max());
}

using Shape = std::pair<long, std::string>;  ///< height on the page, and words
/// The words without case, and each figure near the page's number as how far it is from that: a running head differs
/// from page to page by nothing else, as the rows of a table may.
std::string with_figures_of_page(std::string_view text, int page) {
  constexpr int nearest = 2;
  std::string shape, figure;
  for (const auto c : base::folded(text) + " ") {
    if (c >= '0' && c <= '9') {
      figure += c;
      continue;
    }
    const auto value = figure.empty() || figure.size() > 4 ? -nearest - 1 : std::stoi(figure);
    const auto is_of_page = std::abs(value - page) <= nearest;
    if (is_of_page) shape += '#';
    shape += is_of_page ? std::to_string(value - page) : figure;
    figure.clear();
    shape += c;
  }
  return shape;
}

Shape shape_of(const PdfLine& line, int page) {
  return {std::lround(line.box.middle() / 3), with_figures_of_page(line.text, page)};
}

void take_away(PdfPage& page, const PdfBox& line) {
  page.words.erase(std::remove_if(page.words.begin(), page.words.end(),
                                  [&](const PdfWord& word) {
                                    return line.top <= word.box.middle() && word.box.middle() <= line.bottom;
                                  }),
                   page.words.end());
}

bool begins_with_figure(const PdfLine& line) {
  const auto text = std::string_view{line.text};
  static constexpr std::string_view raised = "\xC2\xE2";
  return !text.empty() && ((text[0] >= '1' && text[0] <= '9') || text[0] == '*' || text[0] == '[' ||
                           raised.find(text[0]) != std::string_view::npos);
}

/// The lines below the height, and the words of them in their order.
std::vector<PdfLine> lines_below(const PdfPage& page, double height) {
  std::vector<PdfWord> words;
  for (const auto& word : page.words)
    if (word.box.middle() > height) words.push_back(word);
  return lines_of(std::move(words), std::numeric_limits<double>::max());
}

bool meets_another(const PdfPage& page, const PdfBox& line) {
  constexpr double reach = 4;
  return std::any_of(page.rules.begin(), page.rules.end(), [&](const PdfRule& rule) {
    const auto& box = rule.box;
    return !rule.is_level() && box.top - reach <= line.top && line.top <= box.bottom + reach &&
           box.left >= line.left - reach && box.left <= line.right + reach && box.height() > 14;
  });
}

}  // namespace

void leave_out_running_heads(std::vector<PdfPage>& pages) {
  std::vector<std::vector<PdfLine>> lines;
  std::map<Shape, std::size_t> counts;
  int number = 0;
  for (const auto& page : pages) {
    ++number;
    lines.push_back(edge_lines(page));
    if (lines.back().size() > 2 * most_lines) lines.back().clear();
    for (const auto& line : lines.back()) ++counts[shape_of(line, number)];
  }
  const auto enough = std::max<std::size_t>(2, pages.size() * 3 / 10);
  for (std::size_t n = 0; n < pages.size(); ++n)
    for (const auto& line : lines[n])
      if (is_page_number(line.text) || counts[shape_of(line, static_cast<int>(n) + 1)] >= enough)
        take_away(pages[n], line.box);
}

void leave_out_footnotes(PdfPage& page) {
  for (const auto& rule : page.rules) {
    const auto& box = rule.box;
    if (!rule.is_level() || box.top < 0.35 * page.height || box.width() < 40 || box.width() > 0.45 * page.width)
      continue;
    const auto below = lines_below(page, box.top);
    if (below.empty() || !begins_with_figure(below.front()) || below.front().box.top - box.top > 30 ||
        std::abs(below.front().box.left - box.left) > 20 || meets_another(page, box))
      continue;
    page.words.erase(std::remove_if(page.words.begin(), page.words.end(),
                                    [&](const PdfWord& word) { return word.box.middle() > box.top; }),
                     page.words.end());
    return;
  }
}

}  // namespace document
