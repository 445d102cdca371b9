#include "deadline/repair.h"

#include <algorithm>
#include <string>

#include "deadline/vocabulary.h"

namespace deadline {
namespace {

bool is_vowel(char base) {
  return base == 'a' || base == 'e' || base == 'i' || base == 'o' || base == 'u' || base == 'y';
}

char base_at(const Syllable& syllable, unsigned i) {
  return static_cast<char>('a' + static_cast<int>((syllable.bases >> (5U * i)) & 31U) - 1);
}

int vowel_groups(const Syllable& syllable) {
  int groups = 0;
  for (unsigned i = 0; i < syllable.length; ++i)
    if (is_vowel(base_at(syllable, i)) && (i == 0 || !is_vowel(base_at(syllable, i - 1)))) ++groups;
  return groups;
}

int roman_digit(char c) {
  switch (c) {
    case 'I': return 1;
    case 'V': return 5;
    case 'X': return 10;
    default: return 0;
  }
}

/// Cuts a run from the left, one word of the vocabulary at a time, and remembers at most two ways.
class SeamFinder {
 public:
  SeamFinder(std::string_view run, bool bare) : run_{run}, bare_{bare} {}

  std::vector<std::size_t> find() {
    from(0);
    if (ways_ != 1) found_.clear();
    return std::move(found_);
  }

 private:
  void from(std::size_t begin) {
    if (ways_ > 1 || ++steps_ > 200) return;
    if (begin == run_.size()) {
      if (ways_++ == 0) found_ = seams_;
      return;
    }
    Syllable word;
    for (auto at = begin; at < run_.size() && word.readable;) {
      const auto [value, bytes] = code_point_at(run_, at);
      word.append(letter_of(value));
      at += bytes;
      auto settled = word;
      settled.settle();
      if (word.length < 2 || !is_vocabulary(settled, bare_ || settled.has_marks())) continue;
      seams_.push_back(at);
      from(at);
      seams_.pop_back();
    }
  }

  std::string_view run_;
  bool bare_;
  int ways_ = 0;
  int steps_ = 0;
  std::vector<std::size_t> seams_;
  std::vector<std::size_t> found_;
};

}  // namespace

std::optional<int> number_with_swaps(std::string_view run) {
  if (run.empty() || run.size() > 4) return std::nullopt;
  int number = 0;
  for (const char c : run) {
    const bool zero = c == 'O' || c == 'o', one = c == 'l' || c == 'I';
    if (!zero && !one && !(c >= '0' && c <= '9')) return std::nullopt;
    number = number * 10 + (zero ? 0 : one ? 1 : c - '0');
  }
  return number;
}

std::optional<int> roman_in(std::string_view run, bool small_letters) {
  if (run.empty() || run.size() > 7) return std::nullopt;
  int total = 0, previous = 0;
  std::string canonical;
  for (auto i = run.size(); i-- > 0;) {
    auto c = run[i];
    if (c == 'l' || c == '1') c = 'I';
    if (small_letters && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    const auto digit = roman_digit(c);
    if (digit == 0) return std::nullopt;
    total += digit < previous ? -digit : digit;
    previous = std::max(previous, digit);
    canonical.insert(canonical.begin(), c);
  }
  static constexpr std::string_view ones[] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  static constexpr std::string_view tens[] = {"", "X", "XX", "XXX"};
  if (total < 1 || total > 39) return std::nullopt;
  const auto expected = std::string{tens[total / 10]} + std::string{ones[total % 10]};
  if (canonical != expected) return std::nullopt;
  return total;
}

Syllable without_digits(std::string_view run) {
  Syllable word;
  for (std::size_t at = 0; at < run.size();) {
    const auto [value, bytes] = code_point_at(run, at);
    word.append(value == '0' ? letter_of(U'o') : value == '1' ? letter_of(U'i') : letter_of(value));
    at += bytes;
  }
  word.settle();
  return word;
}

std::vector<std::size_t> seams_in(std::string_view run, bool bare_phrase) {
  if (run.size() > 64) return {};
  return SeamFinder{run, bare_phrase}.find();
}

std::optional<std::size_t> roman_seam(std::string_view run) {
  auto begin = run.size();
  while (begin > 0 && (roman_digit(run[begin - 1]) != 0 || run[begin - 1] == 'l')) --begin;
  if (begin == 0 || begin == run.size() || !roman_in(run.substr(begin), false)) return std::nullopt;
  const auto word = syllable_of(run.substr(0, begin));
  static const auto full = syllable_of("quý"), letter = syllable_of("q");
  if (word != letter && !lacks_only_diacritics(word, full)) return std::nullopt;
  return begin;
}

bool has_one_vowel_group(const Syllable& syllable) { return syllable.readable && vowel_groups(syllable) == 1; }

bool ends_as_a_syllable(const Syllable& syllable) {
  if (syllable.length == 0) return false;
  const auto last = base_at(syllable, syllable.length - 1U);
  if (is_vowel(last)) return true;
  const auto before = syllable.length > 1 ? base_at(syllable, syllable.length - 2U) : 'x';
  switch (last) {
    case 'c':
    case 'm':
    case 'p':
    case 't': return is_vowel(before);
    case 'n': return is_vowel(before);
    case 'g': return before == 'n';
    case 'h': return before == 'n' || before == 'c';
    default: return false;
  }
}

bool has_vowel(const Syllable& syllable) { return vowel_groups(syllable) > 0; }

}  // namespace deadline
