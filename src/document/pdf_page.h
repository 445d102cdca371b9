// PDF pages: the words and the ruled lines of a page, each where it stands.
#pragma once
#include <string>
#include <vector>

namespace document {

/// A box on a page, in points from its upper left corner; y grows downwards.
struct PdfBox {
  double left = 0, top = 0, right = 0, bottom = 0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
  double middle() const { return (top + bottom) / 2; }
};

/// Letters that stand together, printed in one font.
struct PdfWord {
  PdfBox box;
  double size = 0;            ///< of the font, in points
  bool is_bold = false;       ///< as far as the font's name tells
  bool space_follows = true;  ///< on its line
  std::string text;           ///< UTF-8
};

/// A straight line, level or upright: one side of its box is as good as nothing.
struct PdfRule {
  PdfBox box;

  bool is_level() const { return box.width() > box.height(); }
};

struct PdfPage {
  double width = 0, height = 0;
  int ink = 0;           ///< how much of the page is printed, in thousandths
  int turned_words = 0;  ///< that stand upright or upside down; they are not among the words
  std::vector<PdfWord> words;
  std::vector<PdfRule> rules;
};

}  // namespace document
