// Voices: who says something about a duty, having seen what; of two people at once the second learns of the first.
#pragma once

#include "base/result.h"
#include "people/person.h"
#include "service/context.h"
#include "store/duties.h"
#include "store/events.h"
#include "store/json.h"

namespace service {

struct Voice {
  base::PersonId person;
  store::Door door = store::Door::page;
  std::optional<std::int64_t> seen = {};  ///< version of the duty that the person saw; nothing where nobody asks
};

/// Why nothing may be done about the duty by someone who saw that version of it: something was done since.
/// kind: "duty_changed"
std::optional<base::Problem> changed_since(store::Connection& connection, base::DutyId duty,
                                           std::optional<std::int64_t> seen);

/// The version of a duty now: the number of its last event.
std::int64_t version_of(const Context& context, base::DutyId duty);

/// The name of a person, empty for nobody.
std::string name_of(store::Connection& connection, std::optional<base::PersonId> id);

/// Someone of a duty's agency, or of the office on its behalf, who says something about it within the caller's
/// transaction.
class Speaker {
 public:
  /// problems: "no_such_duty", "duty_changed", "no_such_person", "not_allowed"
  static base::Result<Speaker> of(store::Connection& connection, base::DutyId duty, const Voice& voice,
                                  base::Instant now);

  const store::DutyRow& duty() const { return duty_; }
  base::PersonId person() const { return voice_.person; }
  base::Instant at() const { return at_; }

  /// Writes the event of what was said. what: "progress_reported"; words: the person's own
  void note(store::Connection& connection, std::string what, const nlohmann::json& before, const nlohmann::json& after,
            std::string_view words) const;

 private:
  Speaker(store::DutyRow duty, const Voice& voice, base::Instant at) : duty_{std::move(duty)}, voice_{voice}, at_{at} {}

  store::DutyRow duty_;
  Voice voice_;
  base::Instant at_;
};

}  // namespace service
