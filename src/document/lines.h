// Lines: what every reader does with a line of words, whatever file it comes from.
#pragma once
#include <string>
#include <string_view>

namespace document {

/// Whether the line begins with a raised figure, as a footnote does: "¹ Số liệu …".
bool begins_with_raised_figure(std::string_view line);

/// The line in single spaces, without marks of emphasis (**) and of footnotes (raised figures, except those of a unit:
/// "2.500 m²").
std::string without_marks(std::string_view line);

/// Whether a line is a rule or a star between parts: "-----", "*"; also where it is empty.
bool is_rule(std::string_view text);

/// Whether the line goes on with the paragraph before it: it begins with a small letter, and the paragraph does not end
/// in a stop.
bool goes_on(std::string_view line, std::string_view paragraph);

}  // namespace document
