// Repair: spellings that a printer, a scanner or a hurried typist changed, where just one reading results.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "deadline/letters.h"

namespace deadline {

/// A run of digits in which the letters O, o, l and I stand for 0 and 1: «3O», «2O26», «l2»; nothing for any other.
std::optional<int> number_with_swaps(std::string_view run);

/// A Roman numeral up to XXXIX, in which l may stand for I: «lI»; nothing for any other.
/// small_letters: take «ii» too
std::optional<int> roman_in(std::string_view run, bool small_letters);

/// The word that results where 0 and 1 stand for o and i inside a run of letters: «h0àn».
Syllable without_digits(std::string_view run);

/// The ends of the words that were run together, the last one the size of the run: «trongquý». None where they
/// are no words of the vocabulary, or could be cut in two ways.
std::vector<std::size_t> seams_in(std::string_view run, bool bare_phrase);

/// Where the Roman numeral of «QuýII» begins; nothing for any other run.
std::optional<std::size_t> roman_seam(std::string_view run);

/// Whether the letters could be a Vietnamese syllable: one group of vowels.
bool has_one_vowel_group(const Syllable& syllable);

/// Whether the last letters are a vowel or one of the consonants that may end a Vietnamese syllable.
bool ends_as_a_syllable(const Syllable& syllable);

/// Whether there is a vowel among the letters.
bool has_vowel(const Syllable& syllable);

}  // namespace deadline
