#include "deadline/mending.h"

#include <algorithm>
#include <array>
#include <string>

#include "deadline/repair.h"
#include "deadline/vocabulary.h"

namespace deadline {
namespace {

bool are_two_words(const std::vector<Piece>& pieces, std::size_t i) {
  return i + 1 < pieces.size() && pieces[i].kind == PieceKind::letters && pieces[i + 1].kind == PieceKind::letters &&
         !pieces[i + 1].glued;
}

std::string_view words(const Piece& piece, std::string_view text) {
  return text.substr(piece.begin, piece.end - piece.begin);
}

/// The word of the vocabulary that two halves make; unreadable where they make none.
Syllable joined(const std::vector<Piece>& pieces, std::size_t i, std::string_view text, bool bare) {
  Syllable none;
  none.readable = false;
  if (!are_two_words(pieces, i)) return none;
  const auto& half = pieces[i].syllable;
  const auto& other = pieces[i + 1].syllable;
  const bool broken = !has_vowel(half) || !has_vowel(other);
  if (!broken && (bare || is_vocabulary(other, false))) return none;
  const auto word = syllable_of(std::string{words(pieces[i], text)} + std::string{words(pieces[i + 1], text)});
  if (!word.readable || !is_vocabulary(word, bare)) return none;
  const auto least = is_vocabulary(half, false) ? 5 : 4;
  return broken || (word.length >= least && word.has_marks()) ? word : none;
}

void join_halves(std::vector<Piece>& pieces, std::string_view text, bool bare) {
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    const auto word = joined(pieces, i, text, bare);
    if (!word.readable) continue;
    const bool number_after = i + 2 < pieces.size() && pieces[i + 2].glued && pieces[i + 2].kind == PieceKind::digits;
    if (number_after && pieces[i + 1].syllable.length < 2) continue;                                 // «năm T12»
    if (!has_vowel(pieces[i + 1].syllable) && joined(pieces, i + 1, text, bare).readable) continue;  // «từ ng ày»
    pieces[i].syllable = word;
    pieces[i].end = pieces[i + 1].end;
    pieces[i].all_upper = pieces[i].all_upper && pieces[i + 1].all_upper;
    pieces[i].has_upper = pieces[i].has_upper || pieces[i + 1].has_upper;
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

/// Where the one run of letters is two words, one of which is no word of the vocabulary: «thảogiữa».
std::vector<std::size_t> half_known_seam(std::string_view run) {
  std::vector<std::size_t> seams;
  for (std::size_t at = code_point_at(run, 0).bytes; at < run.size(); at += code_point_at(run, at).bytes) {
    const auto left = syllable_of(run.substr(0, at)), right = syllable_of(run.substr(at));
    const bool both_are_syllables = has_one_vowel_group(left) && has_one_vowel_group(right);
    if (!both_are_syllables || left.length < 2 || right.length < 3 || !ends_as_a_syllable(left)) continue;
    const bool known =
        (left.has_marks() && is_vocabulary(left, false)) || (right.has_marks() && is_vocabulary(right, false));
    if (!known) continue;
    if (!seams.empty()) return {};
    seams = {at, run.size()};
  }
  return seams;
}

void part_words(std::vector<Piece>& pieces, std::string_view text, bool bare) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto piece = pieces[i];
    const bool short_capitals = piece.all_upper && piece.syllable.length <= 4;
    if (piece.kind != PieceKind::letters || piece.end - piece.begin < 5 || short_capitals ||
        has_one_vowel_group(piece.syllable))
      continue;
    static const auto before = syllable_of("trước");
    if (is_slip_of(piece.syllable, before)) continue;  // «tưrớc»
    const auto run = words(piece, text);
    auto seams = seams_in(run, bare);
    if (seams.size() < 2 && !bare && run.size() <= 32) seams = half_known_seam(run);
    if (seams.size() < 2) continue;
    std::vector<Piece> parts;
    auto begin = piece.begin;
    for (const auto seam : seams) {
      auto& part = parts.emplace_back(piece);
      part.begin = begin;
      part.end = begin = piece.begin + seam;
      part.glued = piece.glued && parts.size() == 1;
      part.syllable = syllable_of(words(part, text));
    }
    const auto place = pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i));
    pieces.insert(place, parts.begin(), parts.end());
    i += parts.size() - 1;
  }
}

/// «thành100%»: the word is whole without the figures. A name has none of our diacritics: «GIS110».
void part_numbers(std::vector<Piece>& pieces) {
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    const auto& word = pieces[i];
    auto& number = pieces[i + 1];
    if (word.kind == PieceKind::letters && number.kind == PieceKind::digits && number.glued &&
        word.syllable.length >= 4 && word.syllable.has_marks() && is_vocabulary(word.syllable, false))
      number.glued = false;
  }
}

}  // namespace

void mend(std::vector<Piece>& pieces, std::string_view text, bool bare) {
  join_halves(pieces, text, bare);
  part_words(pieces, text, bare);
  part_numbers(pieces);
}

}  // namespace deadline
