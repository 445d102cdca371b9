// Pages of a PDF as a reader of dumps gets them: words and ruled lines where a test puts them.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "document/pdf.h"
#include "document/pdf_dump.h"

namespace test {

using document::PdfPage;

/// Words of 12 points from left to right, each letter six points wide; `y` is the upper edge.
inline void print(PdfPage& page, double x, double y, const std::string& words) {
  for (std::size_t from = 0; from < words.size();) {
    const auto end = std::min(words.find(' ', from), words.size());
    const auto text = words.substr(from, end - from);
    const auto width = 6.0 * static_cast<double>(text.size());
    page.words.push_back({.box = {x, y, x + width, y + 14}, .size = 12, .space_follows = true, .text = text});
    x += width + 4;
    from = end + 1;
  }
}

inline PdfPage blank() { return {.width = 595, .height = 842, .ink = 30}; }

inline void rule(PdfPage& page, double left, double top, double right, double bottom) {
  page.rules.push_back({{left, top, right, bottom}});
}

/// A table of three columns with rows at these heights.
inline void rule_table(PdfPage& page, const std::vector<double>& ys) {
  for (const auto y : ys) rule(page, 70, y, 500, y);
  for (const auto x : {70.0, 110.0, 300.0, 500.0}) rule(page, x, ys.front(), x, ys.back());
}

inline base::Result<document::Reading> read(const std::vector<PdfPage>& pages) {
  std::string dump;
  for (const auto& page : pages) dump += dumped(page);
  return document::pdf_of_dump(dump + dumped(document::PdfEnd::whole), "a.pdf");
}

}  // namespace test
