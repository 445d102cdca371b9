#include "deadline/pieces.h"

namespace deadline {
namespace {

enum class Sign : std::uint8_t { letter, digit, space, silent, mark };

/// What a character is to the reader, and for a mark the one under which it goes.
struct Class {
  Sign sign;
  char mark = 0;
  std::uint8_t roman = 0;
};

Class ascii_class(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return {Sign::letter};
  if (c >= '0' && c <= '9') return {Sign::digit};
  switch (c) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '\v':
    case '\f': return {Sign::space};
    case '"':
    case '\'':
    case '*':
    case '`': return {Sign::silent};
    case '(':
    case '[':
    case '{': return {Sign::mark, '('};
    case ')':
    case ']':
    case '}': return {Sign::mark, ')'};
    case '~': return {Sign::mark, '-'};
    case '_': return {Sign::mark, '_'};
    default: return {Sign::mark, c};
  }
}

bool is_silent(char32_t c) {
  return c == 0xAB || c == 0xBB || c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0xAD || (c >= 0x2018 && c <= 0x201F) ||
         (c >= 0x200B && c <= 0x200F) || c == 0x2020 || c == 0x2021 || c == 0x2060 || (c >= 0x2070 && c <= 0x207F) ||
         c == 0xFEFF || c == 0x2032 || c == 0x2033;
}

bool is_space(char32_t c) {
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000;
}

Class wide_class(char32_t c) {
  if (is_silent(c)) return {Sign::silent};
  if (is_space(c)) return {Sign::space};
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2192 || c == 0xF7 || c == 0xAC) return {Sign::mark, '-'};
  if (c == 0x2026 || c == 0x22EF) return {Sign::mark, '_'};
  if (c >= 0x2160 && c <= 0x216B) return {Sign::mark, 'R', static_cast<std::uint8_t>(c - 0x2160 + 1)};
  if (c >= 0x2170 && c <= 0x217B) return {Sign::mark, 'R', static_cast<std::uint8_t>(c - 0x2170 + 1)};
  if (c == 0x2022 || c == 0xB7 || c == 0x25CF) return {Sign::silent};
  if (letter_of(c).base != 0 || (c >= 0xC0 && c < 0x250) || (c >= 0x1E00 && c < 0x1F00)) return {Sign::letter};
  return {Sign::mark, '?'};
}

/// Reads the text once, from left to right.
class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_{text} { pieces_.reserve(text.size() / 4 + 4); }

  std::vector<Piece> cut() {
    while (at_ < text_.size()) step();
    for (auto& piece : pieces_) piece.syllable.settle();
    return std::move(pieces_);
  }

 private:
  void step() {
    const auto [value, bytes] = code_point_at(text_, at_);
    const auto what = value < 0x80 ? ascii_class(static_cast<char>(value)) : wide_class(value);
    switch (what.sign) {
      case Sign::letter: add_letter(value, bytes); break;
      case Sign::digit: add_digit(bytes); break;
      case Sign::mark: add_mark(what, bytes); break;
      case Sign::space: glued_ = false; break;
      case Sign::silent: break;
    }
    at_ += bytes;
  }

  Piece& open(PieceKind kind) {
    Piece piece;
    piece.kind = kind;
    piece.glued = glued_ && !pieces_.empty();
    piece.begin = at_;
    pieces_.push_back(piece);
    glued_ = true;
    return pieces_.back();
  }

  bool continues(PieceKind kind) const { return glued_ && !pieces_.empty() && pieces_.back().kind == kind; }

  void add_letter(char32_t value, std::size_t bytes) {
    const auto letter = letter_of(value);
    if (!continues(PieceKind::letters)) open(PieceKind::letters).all_upper = true;
    auto& piece = pieces_.back();
    piece.syllable.append(letter);
    piece.all_upper = piece.all_upper && letter.upper;
    piece.has_upper = piece.has_upper || letter.upper;
    piece.end = at_ + bytes;
  }

  void add_digit(std::size_t bytes) {
    if (!continues(PieceKind::digits)) open(PieceKind::digits);
    pieces_.back().end = at_ + bytes;
  }

  void add_mark(const Class& what, std::size_t bytes) {
    const bool after_dots = continues(PieceKind::mark) && (pieces_.back().mark == '.' || pieces_.back().mark == '_');
    if (after_dots && (what.mark == '.' || what.mark == '_')) {
      pieces_.back().mark = '_';  // a second dot makes it an ellipsis, or a line to be filled in
    } else {
      auto& piece = open(PieceKind::mark);
      piece.mark = what.mark;
      piece.roman = what.roman;
    }
    pieces_.back().end = at_ + bytes;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool glued_ = false;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> pieces_of(std::string_view text) { return Cutter{text}.cut(); }

}  // namespace deadline
