#include "deadline/tokens.h"

#include <algorithm>
#include <span>
#include <string>

#include "deadline/mending.h"
#include "deadline/pieces.h"
#include "deadline/references.h"
#include "deadline/repair.h"
#include "deadline/slips.h"

namespace deadline {
namespace {

TokenKind kind_of_mark(char mark) {
  switch (mark) {
    case ',': return TokenKind::comma;
    case ';': return TokenKind::semicolon;
    case ':': return TokenKind::colon;
    case '(': return TokenKind::open;
    case ')': return TokenKind::close;
    case '-': return TokenKind::dash;
    case '/': return TokenKind::slash;
    case '.': return TokenKind::dot;
    case '_': return TokenKind::blank;
    case '%': return TokenKind::percent;
    default: return TokenKind::other;
  }
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_{text}, pieces_{pieces_of(text)} {
    for (const auto& piece : pieces_) {
      if (piece.kind != PieceKind::letters) continue;
      bare_ = bare_ && !piece.syllable.has_marks();
      upper_ = upper_ && piece.all_upper;
    }
    mend(pieces_, text_, bare_);
    tokens_.reserve(pieces_.size() + 1);
    syllables_.reserve(pieces_.size());
    for (const auto& piece : pieces_) syllables_.push_back(piece.syllable);
  }

  std::vector<Token> tokens() {
    for (std::size_t i = 0; i < pieces_.size();) i = take(i);
    return std::move(tokens_);
  }

 private:
  std::size_t take(std::size_t i) {
    if (pieces_[i].kind == PieceKind::mark) return take_mark(i);
    auto end = i + 1;
    while (end < pieces_.size() && pieces_[end].glued && pieces_[end].kind != PieceKind::mark) ++end;
    if (end > i + 1) return take_mixed(i, end);
    if (pieces_[i].kind == PieceKind::digits) return take_digits(i);
    return take_word(i);
  }

  std::string_view slice(std::size_t first, std::size_t last) const {
    return text_.substr(pieces_[first].begin, pieces_[last].end - pieces_[first].begin);
  }

  Token& add(TokenKind kind, std::size_t first, std::size_t last) {
    Token token;
    token.kind = kind;
    token.glued = pieces_[first].glued;
    token.begin = pieces_[first].begin;
    token.end = pieces_[last].end;
    tokens_.push_back(token);
    return tokens_.back();
  }

  std::size_t take_mark(std::size_t i) {
    const auto& piece = pieces_[i];
    if (piece.mark == 'R') {
      add(TokenKind::number, i, i).roman = piece.roman;
    } else if (piece.mark == '+' && piece.glued && i + 1 < pieces_.size() && pieces_[i + 1].glued) {
      add(TokenKind::dash, i, i);  // «Km12+500», «quý 2+3»
    } else if (piece.mark == '&' || piece.mark == '+') {
      add(TokenKind::word, i, i).meanings[0] = {Term::conjunction, 0};
    } else if (piece.mark == '.' && !(piece.glued && i + 1 < pieces_.size() && pieces_[i + 1].glued)) {
      add(TokenKind::semicolon, i, i);  // the end of a sentence
    } else {
      add(kind_of_mark(piece.mark), i, i);
    }
    return i + 1;
  }

  std::size_t take_digits(std::size_t i) {
    auto& token = add(TokenKind::number, i, i);
    read_digits(token);
    return i + 1;
  }

  void read_digits(Token& token) const {
    const auto run = text_.substr(token.begin, token.end - token.begin);
    token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(run.size(), 255));
    if (run.size() > 4) return;
    token.value = *number_with_swaps(run);
  }

  // A word, or several that make one entry of the vocabulary.
  std::size_t take_word(std::size_t i) {
    const auto match = entry_at(i);
    if (match.length == 1 && syllables_[i].length == 1)  // «q uý» is no quarter and something else
      if (const auto end = take_split_word(i)) return end;
    if (match.length < 2)
      if (const auto end = take_slip(i)) return end;
    if (match.length != 0) return add_match(i, i + match.length, match);
    if (take_roman(i)) return i + 1;
    if (const auto end = take_split_word(i)) return end;
    if (take_quarter(i) || take_slip_before_time(i)) return i + 1;
    add(TokenKind::word, i, i);
    return i + 1;
  }

  /// «hon thành», «hoàn thàn».
  std::size_t take_slip(std::size_t i) {
    if (pieces_[i].all_upper != upper_) return 0;
    auto end = i + 1;
    while (end < pieces_.size() && end < i + 3 && pieces_[end].kind == PieceKind::letters && !pieces_[end].glued) ++end;
    if (end == i + 1) return 0;
    const auto match = slip_at({syllables_.data() + i, end - i});
    if (match.length == 0) return 0;
    if (!bare_) return add_match(i, i + match.length, match);
    add(TokenKind::garbled, i, i + match.length - 1);  // «thuc tien» may be meant
    return i + match.length;
  }

  /// «trớc ngày 30/6», «hằng nãm»: a word that is none, where only a word of time fits.
  bool take_slip_before_time(std::size_t i) {
    if (bare_) return false;
    const Before before{.nothing = tokens_.empty(),
                        .number = !tokens_.empty() && tokens_.back().is(TokenKind::number),
                        .each = !tokens_.empty() && tokens_.back().is(Term::each)};
    const auto slip = slip_before_time(pieces_, i, before);
    if (slip.meant) add(TokenKind::word, i, i).meanings = match_at({&*slip.meant, 1}, false).meanings;
    if (!slip.meant && (slip.doubtful || is_garbled(pieces_, i))) add(TokenKind::garbled, i, i);
    return !tokens_.empty() && tokens_.back().begin == pieces_[i].begin;
  }

  Match entry_at(std::size_t i) const {
    auto end = i + 1;
    while (end < pieces_.size() && pieces_[end].kind == PieceKind::letters && !pieces_[end].glued &&
           !(end + 1 < pieces_.size() && pieces_[end + 1].glued && pieces_[end + 1].kind == PieceKind::digits))
      ++end;
    const auto match = match_at({syllables_.data() + i, end - i}, bare_);
    if (!match.exact && is_acronym(pieces_[i])) return {};
    if (is_abbreviation(match) && !(i + 1 < pieces_.size() && pieces_[i + 1].glued)) return {};
    return match;
  }

  /// TU, CP: capitals among small letters are no word that lost its diacritics.
  bool is_acronym(const Piece& piece) const { return piece.all_upper && !upper_ && piece.syllable.length <= 4; }

  /// T, Th: a month only where a number follows at once.
  static bool is_abbreviation(const Match& match) { return match.meanings[0].term == Term::month_letter; }

  std::size_t add_match(std::size_t first, std::size_t end, const Match& match) {
    auto& token = add(TokenKind::word, first, end - 1);
    token.meanings = match.meanings;
    token.exact = match.exact;
    return end;
  }

  bool takes_number() const {
    if (tokens_.empty()) return false;
    const auto& before = tokens_.back();
    return before.is(Term::quarter) || before.is(Term::month) || before.is(Term::day) || before.is(TokenKind::comma) ||
           before.is(TokenKind::dash) || before.is(TokenKind::slash) || before.is(Term::conjunction);
  }

  /// «quý i, ii»: whether only numbers of quarters stand between «quý» and here.
  bool continues_quarters() const {
    for (auto k = tokens_.size(); k-- > 0;) {
      const auto& token = tokens_[k];
      if (token.is(Term::quarter)) return true;
      const bool number = token.is(TokenKind::number) && token.roman >= 1 && token.roman <= 4;
      if (!number && !token.is(TokenKind::comma) && !token.is(TokenKind::dash) && !token.is(Term::conjunction))
        return false;
    }
    return false;
  }

  /// II, lI, and after «quý» ii too. «ll» after «tháng» is 11 or II: both are kept, the grammar decides.
  bool take_roman(std::size_t i) {
    const auto run = slice(i, i);
    const bool after_quarter = continues_quarters();
    const bool swapped = run.find('l') != std::string_view::npos;
    const auto roman = roman_in(run, after_quarter);
    const auto number = takes_number() && (swapped || !roman) ? number_with_swaps(run) : std::nullopt;
    if ((swapped && !takes_number()) || (!roman && !number)) return false;
    auto& token = add(TokenKind::number, i, i);
    token.roman = roman.value_or(0);
    if (number) {
      token.value = *number;
      token.digits = static_cast<std::uint8_t>(run.size());
    }
    return true;
  }

  /// «qu ý», «tr ong», «ho àn thành»: two halves that are no words by themselves but one of the vocabulary together.
  std::size_t take_split_word(std::size_t i) {
    if (i + 1 >= pieces_.size() || pieces_[i + 1].kind != PieceKind::letters || pieces_[i + 1].glued) return 0;
    const auto half = std::string{slice(i, i)};
    const auto joined = syllable_of(half + std::string{slice(i + 1, i + 1)});
    if (!is_vocabulary(joined, bare_)) return 0;
    std::vector<Syllable> row{joined};
    for (auto k = i + 2; k < pieces_.size() && pieces_[k].kind == PieceKind::letters && !pieces_[k].glued; ++k)
      row.push_back(syllables_[k]);
    const auto match = match_at(row, bare_);
    const bool broken = !has_vowel(syllables_[i]) || !has_vowel(syllables_[i + 1]) || syllables_[i + 1].length == 1 ||
                        (joined.length >= 5 && joined.has_marks());
    if (match.length == 0 || (!match.exact && !bare_) || (!broken && match.length < 2)) return 0;
    return add_match(i, i + 1 + match.length, match);
  }

  /// «QuýII».
  bool take_quarter(std::size_t i) {
    const auto run = slice(i, i);
    const auto seam = roman_seam(run);
    if (!seam) return false;
    const std::array<Syllable, 1> unit{syllable_of(run.substr(0, *seam))};
    const auto match = match_at(unit, bare_);
    auto& word = add(TokenKind::word, i, i);
    word.end = word.begin + *seam;
    word.meanings = match.meanings;
    word.exact = match.exact;
    auto& token = add(TokenKind::number, i, i);
    token.begin += *seam;
    token.glued = true;
    token.roman = *roman_in(run.substr(*seam), false);
    return true;
  }

  // Letters and digits without a space between them.
  std::size_t take_mixed(std::size_t first, std::size_t end) {
    const auto run = slice(first, end - 1);
    if (const auto number = number_with_swaps(run)) {
      auto& token = add(TokenKind::number, first, end - 1);
      token.value = *number;
      token.digits = static_cast<std::uint8_t>(run.size());
      const bool after_month = tokens_.size() > 1 && tokens_[tokens_.size() - 2].is(Term::month);
      token.roman = after_month ? 0 : roman_in(run, false).value_or(0);  // «tháng 1l» is eleven, «quý 1l» is two
    } else if (const auto roman = roman_in(run, false); roman && takes_number()) {
      add(TokenKind::number, first, end - 1).roman = *roman;
    } else if (!take_clock(first, end) && !take_month_with_swaps(first, end) && !take_words_and_numbers(first, end) &&
               !take_word_with_digits(first, end)) {
      add(TokenKind::word, first, end - 1);  // a name: 110kV
    }
    return end;
  }

  /// «T1l/2025», «Tl1/2025»: a month, with letters for digits.
  bool take_month_with_swaps(std::size_t first, std::size_t end) {
    const auto run = slice(first, end - 1);
    if (run.size() != 3 || (run[0] != 'T' && run[0] != 't')) return false;
    const auto month = number_with_swaps(run.substr(1));
    if (!month || *month < 1 || *month > 12) return false;
    auto& letter = add(TokenKind::word, first, end - 1);
    letter.end = letter.begin + 1;
    letter.meanings[0] = {Term::month_letter, 0};
    auto& token = add(TokenKind::number, first, end - 1);
    ++token.begin;
    token.glued = true;
    token.value = *month;
    token.digits = 2;
    return true;
  }

  /// 17h, 17h00, 17h30p, 17g00.
  bool take_clock(std::size_t first, std::size_t end) {
    static const auto h = syllable_of("h"), g = syllable_of("g"), p = syllable_of("p"), ph = syllable_of("ph");
    const auto is_hour = [&](std::size_t i) {
      return syllables_[i] == h ||
             (syllables_[i] == g && !(pieces_[i].all_upper && end - first == 2));  // 5G is no hour
    };
    const auto is_minute = [&](std::size_t i) { return syllables_[i] == p || syllables_[i] == ph; };
    if (pieces_[first].kind != PieceKind::digits || !is_hour(first + 1) || end - first > 4) return false;
    if (end - first == 4 && !is_minute(first + 3)) return false;
    for (auto i = first; i < end; ++i) {
      if (pieces_[i].kind == PieceKind::digits)
        take_digits(i);
      else
        add(TokenKind::word, i, i).meanings[0] = {i == first + 1 ? Term::hour : Term::minute, 0};
    }
    return true;
  }

  /// «ngày30», «Tháng12», «15ngày», «Q2»: every run of letters in it is a word of the vocabulary.
  bool take_words_and_numbers(std::size_t first, std::size_t end) {
    for (auto i = first; i < end; ++i) {
      if (pieces_[i].kind != PieceKind::letters) continue;
      const auto match = match_at({syllables_.data() + i, 1}, bare_);
      if (match.length == 0 && !roman_seam(slice(i, i))) return false;
      if (match.length != 0 && ((!match.exact && is_acronym(pieces_[i])) || !fits_abbreviation(match, i, first, end)))
        return false;
    }
    for (auto i = first; i < end; ++i) {
      if (pieces_[i].kind == PieceKind::digits)
        take_digits(i);
      else if (const auto match = match_at({syllables_.data() + i, 1}, bare_); match.length != 0)
        add_match(i, i + 1, match);
      else
        take_quarter(i);
    }
    return true;
  }

  bool fits_abbreviation(const Match& match, std::size_t i, std::size_t first, std::size_t end) const {
    if (!is_abbreviation(match)) return true;
    if (i + 1 >= end || i != first) return false;
    const auto number = number_with_swaps(slice(i + 1, i + 1));
    return number && *number >= 1 && *number <= 12;
  }

  bool take_word_with_digits(std::size_t first, std::size_t end) {
    const std::array<Syllable, 1> row{without_digits(slice(first, end - 1))};
    if (!row[0].readable || !is_vocabulary(row[0], bare_)) return false;
    std::vector<Syllable> words{row[0]};
    for (auto k = end; k < pieces_.size() && pieces_[k].kind == PieceKind::letters && !pieces_[k].glued; ++k)
      words.push_back(syllables_[k]);
    const auto match = match_at(words, bare_);
    if (match.length == 0 || !match.exact) return false;
    const std::array<Syllable, 1> alone{row[0]};
    const auto single = match_at(alone, bare_);
    auto& token = add(TokenKind::word, first, end - 1);
    token.meanings = single.length != 0 ? single.meanings : std::array<Meaning, 4>{};
    return true;
  }

  std::string_view text_;
  std::vector<Piece> pieces_;
  std::vector<Syllable> syllables_;
  std::vector<Token> tokens_;
  bool bare_ = true;
  bool upper_ = true;
};

}  // namespace

bool Token::is(Term term) const {
  return meanings[0].term == term || meanings[1].term == term || meanings[2].term == term || meanings[3].term == term;
}

int Token::value_of(Term term) const {
  for (const auto& meaning : meanings)
    if (meaning.term == term) return meaning.value;
  return -1;
}

std::vector<Token> tokens_of(std::string_view text) {
  auto tokens = Lexer{text}.tokens();
  join_references(tokens);
  drop_footnotes(tokens);
  drop_closing_marks(tokens);
  Token end;
  end.begin = end.end = text.size();
  tokens.push_back(end);
  return tokens;
}

}  // namespace deadline
