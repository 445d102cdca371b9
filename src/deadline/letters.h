// Letters: Vietnamese syllables taken apart into base letters, marks and tone, so that spellings can be compared.
#pragma once
#include <cstdint>
#include <string_view>

namespace deadline {

/// One letter: `base` is a small ASCII letter, or 0 where the character is no Latin letter.
struct Letter {
  char base = 0;
  std::uint8_t mark = 0;  ///< 0 none, 1 circumflex, 2 breve, 3 horn, 4 stroke (đ)
  std::uint8_t tone = 0;  ///< 0 level, 1 grave, 2 hook, 3 tilde, 4 acute, 5 dot below
  bool upper = false;
};

/// The letter that this code point is.
Letter letter_of(char32_t code_point);

/// The code point at `at` of well-formed UTF-8, and its number of bytes.
struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 1;
};
CodePoint code_point_at(std::string_view text, std::size_t at);

/// A run of letters, packed: five bits a base letter, three bits a mark. The tone belongs to the syllable, so it says
/// nothing where in the syllable it was typed (`hòan` is `hoàn`); `uơ` is `ươ`, `quí` is `quý` and `kì` is `kỳ`.
struct Syllable {
  std::uint64_t bases = 0;
  std::uint64_t marks = 0;
  std::uint8_t tone = 0;
  std::uint8_t length = 0;
  bool has_two_tones = false;
  bool readable = true;  ///< false for more than twelve letters, two tones, or letters of other scripts

  bool operator==(const Syllable&) const = default;

  void append(const Letter& letter);

  /// Settles the spellings that are one: to be called after the last letter.
  void settle();

  bool has_marks() const { return marks != 0 || tone != 0; }
};

/// The syllable that these letters make. text: letters only, UTF-8 in NFC
Syllable syllable_of(std::string_view text);

/// Whether `written` is `meant` with none, some or all of its diacritics left out.
bool lacks_only_diacritics(const Syllable& written, const Syllable& meant);

}  // namespace deadline
