// References: numbers that belong to a document or a thing and are never part of a date; and marks that say nothing.
#pragma once
#include <vector>

#include "deadline/tokens.h"

namespace deadline {

/// Makes one token of each row of tokens without spaces that joins numbers and unknown words by slash, dash or full
/// stop: 45-CT/TW, 28/2026/QH16, GIS-110. A row that holds a whole date as well is `garbled`.
void join_references(std::vector<Token>& tokens);

/// Takes out marks of footnotes: a number of one or two digits alone in brackets.
void drop_footnotes(std::vector<Token>& tokens);

/// Takes out brackets round the whole, and punctuation at the ends. An ellipsis that stands for missing digits stays.
void drop_closing_marks(std::vector<Token>& tokens);

}  // namespace deadline
