// Word symbols: characters that a .docx keeps by their place in a symbol font, and figures set as superscript.
#pragma once
#include <string>
#include <string_view>

namespace document {

/// The character of `w:sym` as text, by its code in hexadecimal ("F0B7" is "•"); a space for those that mean nothing in
/// a text.
std::string symbol(std::string_view code);

/// Words set as superscript: figures as raised ones, letters as they are, without the brackets and stars of footnote
/// marks. "(12)" gives "¹²".
std::string raised(std::string_view words);

}  // namespace document
