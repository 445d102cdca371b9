#include "document/syllable.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.h"

namespace document {
namespace {

using namespace std::string_view_literals;

/// Each vowel without tone, then with huyền, hỏi, ngã, sắc, nặng.
constexpr std::array<std::array<std::string_view, 6>, 12> vowels{{{"a", "à", "ả", "ã", "á", "ạ"},
                                                                  {"ă", "ằ", "ẳ", "ẵ", "ắ", "ặ"},
                                                                  {"â", "ầ", "ẩ", "ẫ", "ấ", "ậ"},
                                                                  {"e", "è", "ẻ", "ẽ", "é", "ẹ"},
                                                                  {"ê", "ề", "ể", "ễ", "ế", "ệ"},
                                                                  {"i", "ì", "ỉ", "ĩ", "í", "ị"},
                                                                  {"o", "ò", "ỏ", "õ", "ó", "ọ"},
                                                                  {"ô", "ồ", "ổ", "ỗ", "ố", "ộ"},
                                                                  {"ơ", "ờ", "ở", "ỡ", "ớ", "ợ"},
                                                                  {"u", "ù", "ủ", "ũ", "ú", "ụ"},
                                                                  {"ư", "ừ", "ử", "ữ", "ứ", "ự"},
                                                                  {"y", "ỳ", "ỷ", "ỹ", "ý", "ỵ"}}};
constexpr std::size_t acute = 4, dot_below = 5;

constexpr std::array beginnings{"ngh"sv, "ch"sv, "gh"sv, "gi"sv, "kh"sv, "ng"sv, "nh"sv, "ph"sv, "qu"sv,
                                "th"sv,  "tr"sv, "b"sv,  "c"sv,  "d"sv,  "đ"sv,  "g"sv,  "h"sv,  "k"sv,
                                "l"sv,   "m"sv,  "n"sv,  "p"sv,  "r"sv,  "s"sv,  "t"sv,  "v"sv,  "x"sv};

constexpr std::string_view rhymes =
    " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê "
    "êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang "
    "oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt "
    "ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya "
    "uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu êc ";

std::string_view first_character(std::string_view text) {
  std::size_t bytes = text.empty() ? 0 : 1;
  while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) ++bytes;
  return text.substr(0, bytes);
}

/// A syllable as its letters and its tone (the place in `vowels`).
struct Toneless {
  std::string letters;
  std::size_t tone = 0;
};

std::optional<Toneless> without_tone(std::string_view word) {
  Toneless toneless;
  for (; !word.empty(); word.remove_prefix(first_character(word).size())) {
    const auto letter = first_character(word);
    auto base = (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') || letter == "đ" ? letter : ""sv;
    for (const auto& vowel : vowels)
      for (std::size_t tone = 1; tone < vowel.size(); ++tone)
        if (letter == vowel[tone]) {
          if (toneless.tone != 0) return std::nullopt;
          toneless.tone = tone;
          base = vowel[0];
        }
    for (const auto& vowel : vowels)
      if (letter == vowel[0]) base = letter;
    if (base.empty()) return std::nullopt;
    toneless.letters += base;
  }
  return toneless;
}

bool is_rhyme(std::string_view letters) {
  return !letters.empty() && rhymes.find(" " + std::string{letters} + " ") != std::string_view::npos;
}

bool is_beginning_and_rhyme(std::string_view letters) {
  return is_rhyme(letters) || std::any_of(beginnings.begin(), beginnings.end(), [letters](std::string_view beginning) {
           if (!letters.starts_with(beginning)) return false;
           const auto rest = letters.substr(beginning.size());
           return is_rhyme(rest) || (beginning == "gi" && (rest.empty() || is_rhyme("i" + std::string{rest}))) ||
                  (beginning == "qu" && is_rhyme("u" + std::string{rest}));
         });
}

/// Whether a capital follows a small letter.
bool is_mixed(std::string_view word, std::string_view small) {
  auto was_small = false;
  while (!word.empty() && !small.empty()) {
    const auto letter = first_character(word), lowered = first_character(small);
    if (letter == lowered)
      was_small = true;
    else if (was_small)
      return true;
    word.remove_prefix(letter.size());
    small.remove_prefix(lowered.size());
  }
  return false;
}

bool is_syllable(std::string_view word) {
  const auto small = base::lowered(word);
  const auto toneless = without_tone(small);
  if (!toneless || is_mixed(word, small)) return false;
  const auto& letters = toneless->letters;
  const auto is_stopped =
      std::string_view{"cpt"}.find(letters.back()) != std::string_view::npos || letters.ends_with("ch");
  return (!is_stopped || toneless->tone == acute || toneless->tone == dot_below) && is_beginning_and_rhyme(letters);
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Signs beyond ASCII that stand beside words in any text.
bool is_sign(std::string_view character) {
  for (const auto sign : {"–"sv, "—"sv, "…"sv, "“"sv, "”"sv, "‘"sv, "’"sv, "«"sv, "»"sv, "•"sv, "\u00a0"sv})
    if (character == sign) return true;
  return false;
}

}  // namespace

SyllableCount syllables_in(std::string_view text) {
  SyllableCount count;
  while (!text.empty()) {
    std::size_t size = 0;
    auto is_ascii = true;
    while (size < text.size()) {
      const auto character = first_character(text.substr(size));
      if (character.size() == 1 ? !is_ascii_letter(character[0]) : is_sign(character)) break;
      is_ascii = is_ascii && character.size() == 1;
      size += character.size();
    }
    if (!is_ascii) {
      ++count.words;
      if (size < 40 && is_syllable(text.substr(0, size))) ++count.vietnamese;
    }
    text.remove_prefix(size);
    if (!text.empty()) text.remove_prefix(first_character(text).size());
  }
  return count;
}

}  // namespace document
