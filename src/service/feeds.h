// Calendar feeds: a secret address, at which a person's own calendar program reads what they are to see done.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/entry.h"
#include "service/lists.h"
#include "store/feeds.h"

namespace service {

/// The most duties that one feed holds, and how many days back (what was cancelled) and ahead it looks.
inline constexpr int most_in_feed = 5000;
inline constexpr int feed_days = 366;

/// A new address for the person's feed; the one they had ends. It is told this once: only its hash is kept. On the page
/// people make their own alone. Logged under the person's number.
///
/// problems: "not_allowed"; "no_such_person"; "no_mandate" for someone who has nothing to see today
base::Result<std::string> make_feed(const Context& context, base::PersonId person, const Author& author);

/// Ends the person's feed at once. problems: "not_allowed", "no_such_person", "no_feed"
base::Result<base::Done> revoke_feed(const Context& context, base::PersonId person, const Author& author);

/// Since when the person has a feed; nothing where they have none.
std::optional<base::Instant> feed_made_at(const Context& context, base::PersonId person);

/// A duty of a feed, and how far it has changed.
struct FeedLine {
  DutyLine line;
  std::int64_t changes = 0;  ///< grows with each change of the duty
  base::Instant changed_at;
};

/// What a feed shows.
struct Feed {
  people::Person person;
  base::Instant at;  ///< of what is shown
  calendar::Day today;
  std::vector<FeedLine> lines;  ///< by due day
  bool is_cut = false;          ///< there is more than a feed holds
};

/// The feed of that token: what is open, and what was suspended or cancelled within a year, all of it due within a year
/// from now. Whoever sees every duty gets all, contacts and heads what their agencies lead. Nothing for a token that is
/// wrong, was replaced or revoked, and for someone who is disabled or has no mandate today. Changes nothing.
std::optional<Feed> feed(const Context& context, std::string_view token);

}  // namespace service
