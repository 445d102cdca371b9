// The sweep record: what the clock did when, by which terms, and what it could know of then.
#pragma once
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "service/terms.h"
#include "store/reminder_history.h"

namespace service {

/// From an instant to another, both included.
using Span = std::pair<base::Instant, base::Instant>;

/// A moment at which the clock did something, as it can be looked back on.
struct Look {
  base::Instant at;                   ///< as the clock showed it
  std::optional<std::int64_t> event;  ///< the newest one then; nothing from before that was kept
  const Terms* terms = nullptr;       ///< that it went by; null from before they were kept
  /// The clock stood ahead where it was put back afterwards, to this instant; `base::Instant::max()` where it was not.
  base::Instant put_back_to = base::Instant::max();
  std::vector<Span> unsure{};  ///< instants of which a wrong clock leaves open whether they had come

  bool is_unsure_of(base::Instant instant) const {
    return std::ranges::any_of(unsure,
                               [&](const Span& span) { return span.first <= instant && instant <= span.second; });
  }
  /// By more than two who write at the same time can differ.
  bool was_ahead() const { return put_back_to < at - std::chrono::seconds{60}; }
};

/// A day whose window a sweep came over.
struct SweptDay {
  calendar::Day day;
  base::Instant from;  ///< up to where had been swept before
  Look look;           ///< of the sweep
};

class SweepRecord {
 public:
  /// terms: outlives the record
  SweepRecord(store::Connection& connection, const TermsBook& terms);

  /// The earliest first.
  const std::vector<SweptDay>& days() const { return days_; }
  /// Nothing where no sweep is known that came over the opening of that day.
  const SweptDay* of(calendar::Day day) const;
  /// The sweep, of those that came over an opening, that came over the instant; nothing where none did.
  const SweptDay* over(base::Instant instant) const;

  /// event: the newest one when the clock did it; nothing from before that was kept
  Look look(base::Instant at, std::optional<std::int64_t> event) const;

 private:
  /// Events that by their instants happened before one that stands before them in the log.
  struct Dip {
    std::int64_t first = 0, last = 0;
    base::Instant least, most;
    base::Instant high;  ///< the greatest instant of the log before
  };
  void find_dips();
  void find_unsure(Look& look, std::int64_t event) const;

  const TermsBook& terms_;
  std::vector<std::pair<std::int64_t, base::Instant>> events_;
  std::vector<Dip> dips_;
  std::vector<SweptDay> days_;
};

}  // namespace service
