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

/// Whether the text begins with a small letter.
bool begins_small(std::string_view text);

/// Whether the text ends in a stop, colon or dots, or is empty.
bool ends_sentence(std::string_view text);

/// Whether what looks like a mark at the beginning of the line goes on with the text before it: a figure that closes
/// the text's bracket ("… từng xã (đợt" and "23)"), or the dash between two figures ("2026" and "- 2030").
bool is_mark_by_chance(std::string_view line, std::string_view text);

/// Whether a day is cut between the end of the text and the line that follows it, as a narrow column cuts what has no
/// room: "19/10/202" and "6", "19/1" and "0/2026".
bool cuts_a_day(std::string_view text, std::string_view line);

/// Whether the line, which has no mark, goes on with the paragraph before it: it begins with a small letter, closes the
/// paragraph's bracket, or begins with the figure that the paragraph's last word awaits ("quý" and "III/2026"); and the
/// paragraph does not end in a stop.
bool goes_on(std::string_view line, std::string_view paragraph);

}  // namespace document
