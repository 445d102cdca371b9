// Words: the few ways of comparing words that reading a programme needs.
#pragma once
#include <string>
#include <string_view>

namespace programme {

/// Small letters with their diacritics, and one way of writing the tone mark: "Uỷ ban" and "ỦY BAN" give "ủy ban".
std::string small_letters(std::string_view text);

/// Whether the text begins with the word or words, and a word ends there.
bool begins_with_word(std::string_view text, std::string_view word);

/// Whether the words stand in the text, from the beginning of a word to the end of one.
bool holds_words(std::string_view text, std::string_view words);

bool begins_with_capital(std::string_view text);

/// Whether the text has letters, and none of them is small.
bool is_in_capitals(std::string_view text);

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_one_of(char c, std::string_view characters) { return characters.find(c) != std::string_view::npos; }

/// The text without a stop, semicolon, colon or comma at its end, and without "./.".
std::string_view without_end_stop(std::string_view text);

/// "I", "II", … of 1, 2, …; above 39 in figures of ours ("40").
std::string roman(int number);

}  // namespace programme
