// Tokens: a phrase as the grammar reads it: words with their meanings, numbers, and the marks between them.
#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "deadline/vocabulary.h"

namespace deadline {

enum class TokenKind : std::uint8_t {
  word,       ///< with the meanings of the vocabulary, or none
  number,     ///< digits, letters that were taken for digits put right; or a Roman numeral; or both where in doubt
  reference,  ///< a document's number or a thing's name that holds digits: 45-CT/TW, 28/2026/QH16
  garbled,    ///< a date run together with something else: it is never read
  comma,
  semicolon,
  colon,
  open,
  close,
  dash,
  slash,
  dot,
  blank,  ///< an ellipsis or a line to be filled in
  percent,
  other,
  end,
};

struct Token {
  TokenKind kind = TokenKind::end;
  bool glued = false;  ///< no space before it
  bool exact = false;  ///< word: every diacritic was there
  std::uint8_t digits = 0;
  int value = -1;         ///< number: in Arabic digits; -1 where it has none, or too many
  int roman = 0;          ///< number: as a Roman numeral, 0 where it is none
  std::size_t begin = 0;  ///< bytes [begin, end) of the text
  std::size_t end = 0;
  std::array<Meaning, 4> meanings{};

  bool is(Term term) const;
  bool is(TokenKind other) const { return kind == other; }

  /// A word that the vocabulary does not know.
  bool is_unknown() const { return kind == TokenKind::word && meanings[0].term == Term::unknown; }

  /// The value of the meaning `term`; -1 where it has none.
  int value_of(Term term) const;
};

/// The tokens of a text in NFC, spelling repaired where just one reading results, closed by a token of kind `end`.
/// Marks at the end of the text that say nothing are left out.
std::vector<Token> tokens_of(std::string_view text);

}  // namespace deadline
