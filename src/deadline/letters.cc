#include "deadline/letters.h"

#include <array>

namespace deadline {
namespace {

constexpr std::size_t max_letters = 12;

/// U+1EA0 to U+1EF9: pairs of a capital and a small letter, as base, mark and tone.
struct Pair {
  char base;
  std::uint8_t mark;
  std::uint8_t tone;
};
constexpr std::array<Pair, 45> vietnamese_block{{
    {'a', 0, 5}, {'a', 0, 2}, {'a', 1, 4}, {'a', 1, 1}, {'a', 1, 2}, {'a', 1, 3}, {'a', 1, 5}, {'a', 2, 4}, {'a', 2, 1},
    {'a', 2, 2}, {'a', 2, 3}, {'a', 2, 5}, {'e', 0, 5}, {'e', 0, 2}, {'e', 0, 3}, {'e', 1, 4}, {'e', 1, 1}, {'e', 1, 2},
    {'e', 1, 3}, {'e', 1, 5}, {'i', 0, 2}, {'i', 0, 5}, {'o', 0, 5}, {'o', 0, 2}, {'o', 1, 4}, {'o', 1, 1}, {'o', 1, 2},
    {'o', 1, 3}, {'o', 1, 5}, {'o', 3, 4}, {'o', 3, 1}, {'o', 3, 2}, {'o', 3, 3}, {'o', 3, 5}, {'u', 0, 5}, {'u', 0, 2},
    {'u', 3, 4}, {'u', 3, 1}, {'u', 3, 2}, {'u', 3, 3}, {'u', 3, 5}, {'y', 0, 1}, {'y', 0, 5}, {'y', 0, 2}, {'y', 0, 3},
}};

/// The letters of Latin-1 and Latin Extended that Vietnamese uses, by their small form.
Letter small_latin(char32_t small) {
  switch (small) {
    case 0xE0: return {'a', 0, 1};
    case 0xE1: return {'a', 0, 4};
    case 0xE2: return {'a', 1, 0};
    case 0xE3: return {'a', 0, 3};
    case 0xE8: return {'e', 0, 1};
    case 0xE9: return {'e', 0, 4};
    case 0xEA: return {'e', 1, 0};
    case 0xEC: return {'i', 0, 1};
    case 0xED: return {'i', 0, 4};
    case 0xF0: return {'d', 4, 0};  // eth, typed for đ
    case 0xF2: return {'o', 0, 1};
    case 0xF3: return {'o', 0, 4};
    case 0xF4: return {'o', 1, 0};
    case 0xF5: return {'o', 0, 3};
    case 0xF9: return {'u', 0, 1};
    case 0xFA: return {'u', 0, 4};
    case 0xFD: return {'y', 0, 4};
    case 0x103: return {'a', 2, 0};
    case 0x111: return {'d', 4, 0};
    case 0x129: return {'i', 0, 3};
    case 0x169: return {'u', 0, 3};
    case 0x1A1: return {'o', 3, 0};
    case 0x1B0: return {'u', 3, 0};
    default: return {};
  }
}

char32_t small_of(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE) return c + 0x20;
  if (c == 0x1A0 || c == 0x1AF || ((c & 1U) == 0 && c >= 0x100 && c < 0x180)) return c + 1;
  return c;
}

constexpr std::uint64_t packed(std::string_view ascii) {
  std::uint64_t bases = 0;
  for (std::size_t i = 0; i < ascii.size(); ++i) bases |= static_cast<std::uint64_t>(ascii[i] - 'a' + 1) << (5 * i);
  return bases;
}

/// One bit group of three set for each mark that is there.
std::uint64_t group_mask(std::uint64_t marks) {
  const std::uint64_t low = 0111111111111ULL;
  const auto any = (marks | (marks >> 1U) | (marks >> 2U)) & low;
  return any * 7U;
}

}  // namespace

Letter letter_of(char32_t c) {
  if (c < 0x80) {
    if (c >= 'a' && c <= 'z') return {static_cast<char>(c), 0, 0, false};
    if (c >= 'A' && c <= 'Z') return {static_cast<char>(c - 'A' + 'a'), 0, 0, true};
    return {};
  }
  if (c >= 0x1EA0 && c <= 0x1EF9) {
    const auto& pair = vietnamese_block[(c - 0x1EA0) / 2];
    return {pair.base, pair.mark, pair.tone, (c & 1U) == 0};
  }
  const auto small = small_of(c);
  auto letter = small_latin(small);
  letter.upper = small != c;
  return letter;
}

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto tail = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3FU); };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {((lead & 0x1FU) << 6U) | tail(1), 2};
  if (lead < 0xF0) return {((lead & 0x0FU) << 12U) | (tail(1) << 6U) | tail(2), 3};
  return {((lead & 0x07U) << 18U) | (tail(1) << 12U) | (tail(2) << 6U) | tail(3), 4};
}

void Syllable::append(const Letter& letter) {
  has_two_tones = has_two_tones || (letter.tone != 0 && tone != 0);
  if (letter.base == 0 || length >= max_letters || (letter.tone != 0 && tone != 0)) {
    readable = false;
    return;
  }
  bases |= static_cast<std::uint64_t>(letter.base - 'a' + 1) << (5U * length);
  marks |= static_cast<std::uint64_t>(letter.mark) << (3U * length);
  if (letter.tone != 0) tone = letter.tone;
  ++length;
}

void Syllable::settle() {
  constexpr auto qui = packed("qui"), quy = packed("quy"), ki = packed("ki"), ky = packed("ky"), uo = packed("uo");
  if (bases == qui) bases = quy;
  if (bases == ki) bases = ky;
  for (unsigned i = 0; i + 1 < length; ++i) {
    const bool is_uo = ((bases >> (5U * i)) & 0x3FFU) == uo;
    const auto pair = (marks >> (3U * i)) & 077U;
    if (is_uo && pair == 030U) marks |= std::uint64_t{3} << (3U * i);  // uơ typed for ươ
  }
}

Syllable syllable_of(std::string_view text) {
  Syllable syllable;
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, bytes] = code_point_at(text, at);
    syllable.append(letter_of(value));
    at += bytes;
  }
  syllable.settle();
  return syllable;
}

bool lacks_only_diacritics(const Syllable& written, const Syllable& meant) {
  return written.readable && written.bases == meant.bases && (written.tone == 0 || written.tone == meant.tone) &&
         ((written.marks ^ meant.marks) & group_mask(written.marks)) == 0;
}

}  // namespace deadline
