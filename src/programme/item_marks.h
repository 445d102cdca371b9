// Item marks: what the mark of a paragraph, or the number that its text begins with, makes of it.
#pragma once
#include <string_view>

#include "programme/items.h"

namespace programme {

/// The mark without a bracket behind it: "a" of "a)".
std::string_view without_bracket(std::string_view mark);

/// Whether the figures are Roman, of I, V and X.
bool is_roman(std::string_view figures);

/// The rank that a mark gives; `paragraph` for an empty one. The number of levels decides among numbers.
Rank rank_of(std::string_view mark);

bool is_numbered_rank(Rank rank);

/// Whether the paragraph begins an article: «Điều 2. Trách nhiệm của …».
bool is_article(const document::Block& block);

/// Such a paragraph as an item of its number.
Item article_item(const document::Block& block);

/// The paragraph as an item, with its clause, and nothing below it yet. «(1) …» has the number in the brackets.
///
/// has_articles: whether «Điều 2. …» begins an item, or is a sentence like any other
Item item_of(const document::Block& block, bool has_articles);

/// The place of a number among its siblings: 3 of "2.3", "III", "c"; 0 where it cannot be told.
int ordinal_of(std::string_view number);

}  // namespace programme
