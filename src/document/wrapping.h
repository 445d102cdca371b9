// Wrapping: a text whose lines were broken at one width, as mail programs and typewriters break them.
#pragma once
#include <cstddef>
#include <string_view>

namespace document {

/// At how many characters the lines of the text are broken; 0 where they are not.
///
/// It is the longest of the lines that surely go on below, if nearly all of these leave no room for the next word:
/// three lines at least, and between 40 and 120 characters.
std::size_t wrap_width(std::string_view text);

/// Whether the first word of the next line found no room at the end of the line. Both as they stand in the file.
bool leaves_no_room(std::string_view line, std::string_view next, std::size_t width);

}  // namespace document
