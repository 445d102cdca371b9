// Marks: the number, letter or bullet that introduces a paragraph.
#pragma once
#include <string>
#include <string_view>

namespace document {

/// A line as its mark and what follows.
struct MarkedLine {
  std::string mark;       ///< without its last stop or dash, with its bracket: "1.1", "II", "a)", "-"; empty for none
  std::string_view text;  ///< of the line, without white space at its ends
};

/// The line taken apart.
///
/// A mark is a number of up to five levels ("1.", "1.1.", "10.2-", "1)", "II.3."), a Roman number ("IV.", "I-"), a
/// letter ("A.", "a)", "đ)", "a-"), or a bullet ("-", "+", "•", "*"), with text after it. The first three need a stop,
/// bracket or dash, and white space or a capital after it; the last stop may be missing after a number of several
/// levels before a capital ("1.1 Rà soát"). So "2025. …", "1.140 căn nhà", "6 tháng", "2-3/10/2025" are text.
///
/// line:  NFC, without white space at its ends
MarkedLine marked_line(std::string_view line);

}  // namespace document
