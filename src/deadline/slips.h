// Slips: what a word that the vocabulary does not know was meant to be, judged by the words beside it.
#pragma once
#include <optional>
#include <vector>

#include "deadline/pieces.h"

namespace deadline {

/// What stands before the word.
struct Before {
  bool nothing = false;  ///< it is the first of the phrase
  bool number = false;
  bool each = false;  ///< «hằng»
};

struct Slip {
  std::optional<Syllable> meant;
  bool doubtful = false;  ///< it may be a word that changes what a time means, or another: «giữ năm 2026»
};

/// The word at `i`, where only one fits: «trớc ngày 30/6», «thàng 12/2025», «6 thágn đầu năm», «hằng nãm».
Slip slip_before_time(const std::vector<Piece>& pieces, std::size_t i, const Before& before);

/// Whether the letters can be no Vietnamese word: two tones, a tone on two groups of vowels, or a stray consonant
/// before a word («tr ư ớc»). What it hides may change what a time means.
bool is_garbled(const std::vector<Piece>& pieces, std::size_t i);

}  // namespace deadline
