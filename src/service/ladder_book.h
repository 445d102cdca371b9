// The ladder book: which ladder held for which programme, and when.
#pragma once
#include <map>
#include <vector>

#include "base/id.h"
#include "schedule/ladder_text.h"
#include "store/connection.h"

namespace service {

/// A ladder, and the windows that are counted by it: those that open in (after, until].
struct Stretch {
  const schedule::Ladder* ladder = nullptr;
  base::Instant after, until;
};

class LadderBook {
 public:
  /// otherwise: the ladder of programmes that have none of their own; it outlives the book
  explicit LadderBook(store::Connection& connection, const schedule::Ladder& otherwise = schedule::default_ladder());

  /// The ladder of a window of that programme that opens at that instant.
  const schedule::Ladder& at(base::ProgrammeId programme, base::Instant opens) const;

  /// The ladders that held for the programme in (after, until], in order; together they are all of it.
  std::vector<Stretch> of(base::ProgrammeId programme, base::Instant after, base::Instant until) const;

  /// The ladders that held for any programme in (after, until].
  std::vector<Stretch> of_all(base::Instant after, base::Instant until) const;

 private:
  struct Page {
    base::Instant since;
    schedule::Ladder ladder;
  };
  const schedule::Ladder* otherwise_;
  std::map<base::ProgrammeId, std::vector<Page>> pages_;  ///< of those that have had one of their own
};

}  // namespace service
