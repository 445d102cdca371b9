#include "deadline/slips.h"

#include <algorithm>
#include <array>

#include "deadline/repair.h"
#include "deadline/vocabulary.h"

namespace deadline {
namespace {

/// The words that a slip may hide, in the order in which they are tried.
struct Meant {
  Syllable before = syllable_of("trước"), in = syllable_of("trong"), each = syllable_of("hằng"),
           every = syllable_of("hàng");
  Syllable day = syllable_of("ngày"), week = syllable_of("tuần"), month = syllable_of("tháng");
  Syllable quarter = syllable_of("quý"), year = syllable_of("năm");
  Syllable first = syllable_of("đầu"), middle = syllable_of("giữa"), last = syllable_of("cuối");
  std::array<Syllable, 4> verbs{syllable_of("trình"), syllable_of("chuyển"), syllable_of("duyệt"), syllable_of("xong")};
};

const Meant& meant() {
  static const Meant words;
  return words;
}

bool has_wrong_marks(const Syllable& word, const Syllable& other) {
  return word.readable && word.bases == other.bases && word != other;
}

bool may_be(const Syllable& word, const Syllable& other) {
  return has_wrong_marks(word, other) || (word.length >= 3 && is_slip_of(word, other));
}

/// What follows the word.
struct After {
  bool number = false;
  bool year_number = false;
  bool unit = false;  ///< «ngày», «tháng», «quý», «năm», «tuần», or a feast
  bool part = false;  ///< «đầu», «cuối»
};

After after(const std::vector<Piece>& pieces, std::size_t i) {
  After result;
  if (i + 1 >= pieces.size()) return result;
  const auto& next = pieces[i + 1];
  result.number = next.kind == PieceKind::digits;
  result.year_number = result.number && next.end - next.begin == 4;
  if (next.kind != PieceKind::letters) return result;
  const auto& m = meant();
  for (const auto* unit : {&m.day, &m.week, &m.month, &m.quarter, &m.year})
    result.unit = result.unit || next.syllable == *unit;
  result.part = next.syllable == m.first || next.syllable == m.last;
  std::array<Syllable, 5> row{};
  std::size_t length = 0;
  for (auto k = i + 1; k < pieces.size() && length < row.size() && pieces[k].kind == PieceKind::letters; ++k)
    row[length++] = pieces[k].syllable;
  const auto match = match_at({row.data(), length}, false);
  result.unit = result.unit || match.meanings[0].term == Term::feast;
  return result;
}

}  // namespace

Slip slip_before_time(const std::vector<Piece>& pieces, std::size_t i, const Before& before) {
  const auto& m = meant();
  const auto& word = pieces[i].syllable;
  const auto next = after(pieces, i);
  if (next.number && may_be(word, m.month)) return {m.month};
  if (next.number && may_be(word, m.day)) return {m.day};
  if (next.number && has_wrong_marks(word, m.week)) return {m.week};
  if (next.year_number && may_be(word, m.year)) return {m.year};
  if (before.number && may_be(word, m.month)) return {m.month};
  if (before.each)
    for (const auto* unit : {&m.week, &m.month, &m.quarter, &m.year})
      if (has_wrong_marks(word, *unit)) return {*unit};
  if (next.number || next.unit) {
    if (may_be(word, m.before)) return {m.before};
    if (is_slip_of(word, m.in)) return {m.in};
  }
  if (next.unit && (may_be(word, m.each) || is_slip_of(word, m.every))) return {m.each};
  if (next.unit && (may_be(word, m.middle) || may_be(word, m.last) || has_wrong_marks(word, m.first)))
    return {std::nullopt, true};
  if (before.nothing)
    for (const auto& verb : m.verbs)
      if (may_be(word, verb)) return {verb};
  return {};
}

bool is_garbled(const std::vector<Piece>& pieces, std::size_t i) {
  const auto& piece = pieces[i];
  const auto& word = piece.syllable;
  if (!word.readable) return word.has_two_tones;
  if (has_vowel(word)) return word.tone != 0 && !has_one_vowel_group(word);
  const bool word_after = i + 1 < pieces.size() && pieces[i + 1].kind == PieceKind::letters && !pieces[i + 1].glued;
  const bool number_before = i > 0 && pieces[i - 1].kind == PieceKind::digits;
  static const auto tp = syllable_of("tp"), tx = syllable_of("tx");
  const bool alone = !piece.glued && word.length <= 3 && word != tp && word != tx;
  const bool mark_before = i > 0 && pieces[i - 1].kind == PieceKind::mark && piece.glued;
  return alone && word_after && !number_before && !mark_before && !piece.has_upper;
}

}  // namespace deadline
