// Column titles: what the title of a column says, whatever its case, diacritics and marks.
#pragma once
#include <string>
#include <string_view>

#include "programme/columns.h"

namespace programme {

constexpr std::size_t longest_title = 120;

/// A title as it is compared: no diacritics, no case, no punctuation, a space at both ends.
std::string plain_title(std::string_view title);

/// Whether one of the words, parted by "|", stands in the plain title.
bool title_holds(std::string_view title, std::string_view words);

/// Whether one of the words, parted by "|", is the whole plain title.
bool is_title_of(std::string_view title, std::string_view words);

}  // namespace programme
