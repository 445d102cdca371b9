// Terms: what a tick goes by besides the register, kept so that whoever replays the rules later goes by the same.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "calendar/working_days.h"
#include "schedule/digests.h"
#include "service/context.h"

namespace service {

/// What a tick goes by: out of the settings, out of the calendar of that moment, and out of what the program brings.
struct Terms {
  schedule::Window window;
  schedule::DigestPlan digests;
  schedule::Ladder ladder;  ///< of programmes that have none of their own
  std::shared_ptr<const calendar::WorkingDays> days;
};

/// The terms of this moment.
Terms terms_now(const Context& context, store::Connection& connection);

/// Keeps the terms of this moment, where they are others than those of the tick before.
void note_terms(const Context& context, store::Connection& connection, base::Instant now);

/// The terms that were kept.
class TermsBook {
 public:
  explicit TermsBook(store::Connection& connection);

  /// What the clock went by when it showed that instant and that was the newest event; nothing from before it was kept.
  /// The book outlives the answer.
  const Terms* at(base::Instant instant, std::optional<std::int64_t> event) const;

 private:
  struct Page {
    base::Instant since;
    std::int64_t event = 0;
    Terms terms;
  };
  std::vector<Page> pages_;
};

}  // namespace service
