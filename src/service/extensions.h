// Extensions asked for: an agency proposes a later day, the office grants one by a document or refuses.
#pragma once
#include <vector>

#include "service/changes.h"
#include "service/lists.h"
#include "service/voice.h"
#include "store/extensions.h"

namespace service {

/// Keeps the request, which moves nothing and waits for the office; one a duty at a time.
/// problems: those of Speaker::of and duty::cannot_ask, "request_waits"
base::Result<store::ExtensionId> ask_extension(const Context& context, base::DutyId duty,
                                               const duty::ExtensionWish& wish, const Voice& voice);

/// Moves the duty to that day, as `extend` does, and says so to who asked.
/// problems: those of `extend`, "no_such_request", "request_settled", "own_request", "duty_changed"
base::Result<base::Done> grant_extension(const Context& context, store::ExtensionId id, std::optional<calendar::Day> to,
                                         const Act& act);

/// Leaves the day as it is.
/// problems: as above, "words_missing", "field_too_long"
base::Result<base::Done> refuse_extension(const Context& context, store::ExtensionId id, std::string_view why,
                                          const Voice& voice);

struct ExtensionLine {
  store::ExtensionRow request;
  std::string person, decider;
};

/// A request with its duty, for who decides on it.
struct WaitingExtension {
  ExtensionLine line;
  DutyLine duty;
  int number = 1;            ///< it would be the duty's extension of that number
  int days_waiting = 0;      ///< civil days
  std::int64_t version = 0;  ///< of the duty
};

/// Those that wait, the longest first; at most 100.
std::vector<WaitingExtension> waiting_extensions(const Context& context);
std::optional<WaitingExtension> extension(const Context& context, store::ExtensionId id);

}  // namespace service
