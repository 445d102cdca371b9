// Escaping: words become HTML text that can be nothing but words.
#pragma once
#include <string>
#include <string_view>

namespace render {

/// Appends the words with & < > " ' as character references, so that they stay words in an element's text and in a
/// quoted attribute. Every other byte is kept, bytes that are not UTF-8 among them; such a byte never hides the one
/// after it.
void append_escaped(std::string& html, std::string_view words);

}  // namespace render
