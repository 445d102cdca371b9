// Syllables: whether a word can be Vietnamese, by which a wrongly read file is known.
#pragma once
#include <string_view>

namespace document {

/// How many of the words that have a letter beyond ASCII can be Vietnamese syllables.
struct SyllableCount {
  std::size_t words = 0;
  std::size_t vietnamese = 0;
};

/// Counts over the text. A syllable is a beginning, a rhyme and at most one tone; a rhyme that ends in c, ch, p or t
/// has the tone sắc or nặng; a capital does not follow a small letter.
///
/// text:   UTF-8 in NFC
SyllableCount syllables_in(std::string_view text);

}  // namespace document
