// Pieces: a phrase cut into runs of letters, runs of digits and single marks, with what says nothing left out.
#pragma once
#include <string_view>
#include <vector>

#include "deadline/letters.h"

namespace deadline {

enum class PieceKind : std::uint8_t { letters, digits, mark };

struct Piece {
  PieceKind kind = PieceKind::mark;
  bool glued = false;      ///< no space between this piece and the one before it
  bool all_upper = false;  ///< letters: every letter is a capital
  bool has_upper = false;  ///< letters: one or more are
  /// mark: itself, with every dash as '-', every bracket as '(' or ')', an ellipsis or blank line as '_', a one-sign
  /// Roman numeral as 'R', anything unknown as '?'
  char mark = 0;
  std::uint8_t roman = 0;  ///< of a one-sign Roman numeral such as Ⅲ
  std::size_t begin = 0;
  std::size_t end = 0;
  Syllable syllable;  ///< letters only
};

/// The pieces of a text in NFC. Quotation marks, superscripts, asterisks and invisible characters are left out; so
/// are full stops that stand between no two numbers or words, but for three of them in a row.
std::vector<Piece> pieces_of(std::string_view text);

}  // namespace deadline
