// Vocabulary: the words that the grammar of deadlines knows, and what part they play in it.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "deadline/letters.h"

namespace deadline {

/// The part that a word plays. A word may play several: «năm» is year and five.
enum class Term : std::uint8_t {
  unknown,
  // units of time
  hour,
  minute,
  day,
  working_day,
  week,
  month,
  quarter,
  year,
  half,
  school_year,
  semester,
  office_term,
  stage,
  report_period,
  month_letter,  ///< T, Th: «T12/2025»
  // numbers and places in a row
  numeral,
  tens,
  ordinal_one,
  weekday,
  sunday,
  early_day,
  first,
  middle,
  last,
  times,
  // before a time
  in,
  before,
  until,
  latest,
  at,
  from,
  after,
  whole,
  entire_year,  ///< «cả năm»: beside its own halves and quarters too
  link,
  of,
  many,
  // relative to the document's day
  this_one,
  next,
  previous,
  today,
  tomorrow,
  now,
  // recurrence and duration without end
  each,
  periodic,
  ongoing,
  open_end,
  per_day,
  // what is done
  complete,
  act,
  checkpoint,
  focus,
  begin,
  sign,
  issue,
  finish,
  report,
  target,
  // what is waited for
  when,
  by,
  session,
  gathering,
  event,
  effect,
  lunar,
  feast,
  // things with numbers of their own
  document,
  own_document,
  number_sign,
  label,
  anniversary,
  named_plan,
  // little words
  conjunction,
  alternative,
  no,
  unset,
  exception,
  filler,
  vision,   ///< «tầm nhìn»: the year after it is no time limit
  hazard,   ///< changes what a time means in a way that no rule covers
  past,     ///< says that something is done already
  caution,  ///< does so where a time follows
};

/// What a word may mean; `value` is a numeral's number, or month × 100 + day of a feast.
struct Meaning {
  Term term = Term::unknown;
  std::int16_t value = 0;

  bool operator==(const Meaning&) const = default;
};

/// One word or fixed group of words of the vocabulary.
struct Entry {
  std::string_view spelling;  ///< small letters, NFC, single spaces
  Meaning meaning;
  bool robust = false;  ///< recognised with wrong diacritics or one slip of a letter: nothing else is spelled like it
};

/// The tables: words of time and of number; of what is done and waited for; of things and of other meanings.
std::span<const Entry> time_words();
std::span<const Entry> clause_words();
std::span<const Entry> thing_words();

/// What the vocabulary says of the words at the beginning of a row of syllables.
struct Match {
  std::size_t length = 0;  ///< syllables taken: the longest entry that fits; 0 where none does
  std::array<Meaning, 4> meanings{};
  bool exact = false;  ///< every diacritic was there
};

/// syllables:   contiguous words, the first of which is looked up
/// bare_phrase: the phrase has no diacritics at all, so a bare word may stand for any
Match match_at(std::span<const Syllable> syllables, bool bare_phrase);

/// The robust entry of several words of which just one has a slip of a letter («hoàn thàn», «hon thành»): one letter
/// too many, too few or wrong, or two that changed places. None where two entries are as near, nor in words of three
/// letters and less, which have too many neighbours.
Match slip_at(std::span<const Syllable> syllables);

/// Whether `word` is `meant` but for one such slip.
bool is_slip_of(const Syllable& word, const Syllable& meant);

/// Whether some entry begins with this one syllable, every diacritic in place or, where `bare`, left out.
bool is_vocabulary(const Syllable& syllable, bool bare);

}  // namespace deadline
