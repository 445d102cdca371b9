// PDF lines: words that stand side by side become lines, and lines become paragraphs.
#pragma once
#include <vector>

#include "document/pdf_page.h"
#include "document/word_text.h"

namespace document {

struct PdfLine {
  PdfBox box;
  std::string text;            ///< single spaces; raised figures as such ("tỉnh¹")
  double size = 0;             ///< of its largest letters
  bool is_bold = false;        ///< all of it
  double first_width = 0;      ///< of its first word
  double second_left = 0;      ///< where its second word begins; 0 where it has none
  double left = 0, right = 0;  ///< of the column in which it stands
  bool is_beside = false;      ///< in one of two columns, as a letterhead's lines are
  int page = 0;
};

/// The words of one height on the page, whatever lies between them: rows from top to bottom, each from left to right.
std::vector<std::vector<PdfWord>> rows_of(std::vector<PdfWord> words);

/// The lines of the words, from top to bottom and from left to right; words farther apart than `widest_gap` times their
/// size are two lines.
std::vector<PdfLine> lines_of(std::vector<PdfWord> words, double widest_gap);

/// How far lines of one paragraph stand apart, as a multiple of the size of their letters: what is most usual where a
/// line is full and the next one has no mark.
double usual_pitch(const std::vector<PdfLine>& lines);

/// Whether the next line goes on with the paragraph that ends in `line` and began in `first`: there was no room for its
/// first word or a sentence goes on in small letters or a cut day, it has no mark but by chance, and it stands where a
/// line of the paragraph stands.
bool is_wrapped(const PdfLine& first, const PdfLine& line, const PdfLine& next, double pitch);

/// The lines as paragraphs.
std::vector<WordParagraph> paragraphs_of(const std::vector<PdfLine>& lines, double pitch);

}  // namespace document
