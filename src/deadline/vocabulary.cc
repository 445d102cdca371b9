#include "deadline/vocabulary.h"

#include <algorithm>
#include <vector>

namespace deadline {
namespace {

/// An entry taken apart once, when the program first reads a phrase.
struct Known {
  std::vector<Syllable> syllables;
  Meaning meaning;
  bool robust = false;
  bool whole_marks = false;  ///< a short word of the clause: many others are spelled like it but for a mark
};

std::vector<Syllable> syllables_in(std::string_view spelling) {
  std::vector<Syllable> syllables;
  while (!spelling.empty()) {
    const auto end = std::min(spelling.find(' '), spelling.size());
    auto word = spelling.substr(0, end);
    if (word.ends_with(',')) word.remove_suffix(1);
    syllables.push_back(syllable_of(word));
    spelling.remove_prefix(std::min(end + 1, spelling.size()));
  }
  return syllables;
}

/// All entries, by their first syllable's base letters; among those, longer ones first.
class Index {
 public:
  Index() {
    for (const auto& entry : time_words())
      known_.push_back({syllables_in(entry.spelling), entry.meaning, entry.robust, false});
    for (const auto table : {clause_words(), thing_words()})
      for (const auto& entry : table) {
        known_.push_back({syllables_in(entry.spelling), entry.meaning, entry.robust, false});
        known_.back().whole_marks = known_.back().syllables.size() == 1;
      }
    std::stable_sort(known_.begin(), known_.end(), [](const Known& a, const Known& b) {
      if (key(a) != key(b)) return key(a) < key(b);
      return a.syllables.size() > b.syllables.size();
    });
    slots_.resize(slot_count + 1);
    for (const auto& known : known_)
      syllables_.insert(syllables_.end(), known.syllables.begin(), known.syllables.end());
    std::sort(syllables_.begin(), syllables_.end(), by_bases);
    build_slots();
    for (const auto& known : known_)
      if (known.robust) robust_.push_back(&known);
  }

  /// The entries whose first syllable has these base letters.
  std::span<const Known> beginning_with(std::uint64_t bases) const {
    const auto slot = slot_of(bases);
    auto begin = slots_[slot];
    const auto end = slots_[slot + 1];
    while (begin < end && key(known_[order_[begin]]) != bases) ++begin;
    if (begin == end) return {};
    auto last = begin;
    while (last < end && key(known_[order_[last]]) == bases) ++last;
    return {known_.data() + order_[begin], last - begin};
  }

  std::span<const Known* const> robust() const { return robust_; }

  bool knows(const Syllable& syllable, bool bare) const {
    auto other = std::lower_bound(syllables_.begin(), syllables_.end(), syllable, by_bases);
    for (; other != syllables_.end() && other->bases == syllable.bases; ++other)
      if (*other == syllable || (bare && lacks_only_diacritics(syllable, *other))) return true;
    return false;
  }

 private:
  static constexpr std::size_t slot_count = 1024;

  static bool by_bases(const Syllable& a, const Syllable& b) { return a.bases < b.bases; }
  static std::uint64_t key(const Known& known) { return known.syllables.front().bases; }
  static std::size_t slot_of(std::uint64_t bases) {
    return static_cast<std::size_t>((bases * 0x9E3779B97F4A7C15ULL) >> 54U);
  }

  void build_slots() {
    order_.resize(known_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = i;
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::size_t a, std::size_t b) { return slot_of(key(known_[a])) < slot_of(key(known_[b])); });
    for (const auto i : order_) ++slots_[slot_of(key(known_[i])) + 1];
    for (std::size_t i = 0; i < slot_count; ++i) slots_[i + 1] += slots_[i];
  }

  std::vector<Known> known_;
  std::vector<std::size_t> order_;
  std::vector<std::size_t> slots_;
  std::vector<const Known*> robust_;
  std::vector<Syllable> syllables_;  ///< of all entries, by their base letters
};

const Index& index() {
  static const Index built;
  return built;
}

enum class Fit { none, lacking, exact };

Fit fit(const Known& known, std::span<const Syllable> syllables) {
  if (known.syllables.size() > syllables.size()) return Fit::none;
  auto fits = Fit::exact;
  for (std::size_t i = 0; i < known.syllables.size(); ++i) {
    if (known.syllables[i] == syllables[i]) continue;
    const bool same_bases = syllables[i].readable && syllables[i].bases == known.syllables[i].bases;
    if (!lacks_only_diacritics(syllables[i], known.syllables[i]) && !(known.robust && same_bases)) return Fit::none;
    fits = Fit::lacking;
  }
  return fits;
}

void add(Match& match, Meaning meaning) {
  for (auto& slot : match.meanings) {
    if (slot == meaning) return;
    if (slot.term == Term::unknown) {
      slot = meaning;
      return;
    }
  }
}

/// The letters of a syllable, five bits of base and three of mark each.
std::array<std::uint8_t, 12> letters_of(const Syllable& syllable) {
  std::array<std::uint8_t, 12> letters{};
  for (unsigned i = 0; i < syllable.length; ++i)
    letters[i] =
        static_cast<std::uint8_t>((((syllable.bases >> (5U * i)) & 31U) << 3U) | ((syllable.marks >> (3U * i)) & 7U));
  return letters;
}

/// Whether all words but one are as in the entry, and that one has a slip.
bool has_one_slip(const Known& known, std::span<const Syllable> syllables) {
  if (known.syllables.size() < 2 || known.syllables.size() > syllables.size()) return false;
  int slips = 0;
  for (std::size_t i = 0; i < known.syllables.size(); ++i) {
    if (known.syllables[i] == syllables[i] || lacks_only_diacritics(syllables[i], known.syllables[i])) continue;
    const bool short_word = known.syllables[i].length < 4 || syllables[i].length < 3;
    if (++slips > 1 || short_word || !is_slip_of(syllables[i], known.syllables[i])) return false;
  }
  return slips == 1;
}

}  // namespace

bool is_slip_of(const Syllable& word, const Syllable& meant) {
  if (!word.readable || word.length < 2) return false;
  if (word.tone != meant.tone && word.tone != 0) return false;
  const auto shorter = word.length < meant.length ? word : meant, longer = word.length < meant.length ? meant : word;
  if (longer.length - shorter.length > 1) return false;
  const auto a = letters_of(shorter), b = letters_of(longer);
  unsigned same = 0;
  while (same < shorter.length && a[same] == b[same]) ++same;
  const auto rest_is_same = [&](unsigned in_a, unsigned in_b) {
    return std::equal(a.begin() + in_a, a.begin() + shorter.length, b.begin() + in_b, b.begin() + longer.length);
  };
  if (shorter.length < longer.length) return rest_is_same(same, same + 1);
  if (same == shorter.length) return word.tone != meant.tone;
  const bool swapped = same + 1 < shorter.length && a[same] == b[same + 1] && a[same + 1] == b[same];
  return rest_is_same(same + 1, same + 1) || (swapped && rest_is_same(same + 2, same + 2));
}

Match slip_at(std::span<const Syllable> syllables) {
  Match match;
  const std::vector<Syllable>* meant = nullptr;
  for (const auto* known : index().robust()) {
    if (!has_one_slip(*known, syllables)) continue;
    if (meant != nullptr && *meant != known->syllables) return {};
    meant = &known->syllables;
    match.length = meant->size();
    add(match, known->meaning);
  }
  return match;
}

Match match_at(std::span<const Syllable> syllables, bool bare_phrase) {
  Match match;
  for (const auto& known : index().beginning_with(syllables.front().bases)) {
    if (match.length != 0 && known.syllables.size() < match.length) break;
    const auto fits = fit(known, syllables);
    if (fits == Fit::none || (fits == Fit::lacking && known.whole_marks && !bare_phrase)) continue;
    if (fits == Fit::exact && !match.exact && !bare_phrase) match.meanings = {};  // better than what was found before
    if (fits == Fit::lacking && match.exact && !bare_phrase) continue;
    match.length = known.syllables.size();
    match.exact = match.exact || fits == Fit::exact;
    add(match, known.meaning);
  }
  return match;
}

bool is_vocabulary(const Syllable& syllable, bool bare) { return index().knows(syllable, bare); }

}  // namespace deadline
