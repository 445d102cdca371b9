// PDF rules: the ruled lines of a page, seen in its picture.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "document/pdf_page.h"

namespace document {

/// A picture in shades of grey, row after row.
struct GreyPicture {
  std::span<const unsigned char> pixels;
  int width = 0, height = 0;
  std::size_t bytes_per_row = 0;

  int at(int x, int y) const {
    return pixels[static_cast<std::size_t>(y) * bytes_per_row + static_cast<std::size_t>(x)];
  }
};

/// The level and upright lines in the picture: thin, darker or lighter than what is on both sides, of one colour or
/// dotted. The stems of large letters are among them; a table's lines are those that meet others.
///
/// scale: points a pixel
std::vector<PdfRule> rules_in(const GreyPicture& picture, double scale);

/// How much of the picture is not white, in thousandths.
int ink_of(const GreyPicture& picture);

}  // namespace document
