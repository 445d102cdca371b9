// Calendar feeds in the store: whose each secret address is, and the duties that it shows.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "store/duties.h"

namespace store {

/// A feed in place of the one that the person had. hash: of the secret in its address
void put_feed(Connection& connection, base::PersonId person, std::string_view hash, base::Instant now);
/// False where the person has none.
bool remove_feed(Connection& connection, base::PersonId person);
/// Since when the person has the feed they have.
std::optional<base::Instant> feed_made_at(Connection& connection, base::PersonId person);
/// Whose feed that is; nothing for one that was replaced or removed.
std::optional<base::PersonId> person_of_feed(Connection& connection, std::string_view hash);

/// A duty with what a calendar tells its changes by.
struct FeedDuty {
  DutyRow duty;
  std::int64_t changes = 0;  ///< grows with each change of the duty; 0 at first
  base::Instant changed_at;  ///< of the last one; when it was made at first
};

/// What a feed may ask for.
struct FeedQuery {
  std::optional<std::vector<base::AgencyId>> agencies;  ///< that lead the duties; nothing for all of them
  calendar::Day from, until;                            ///< due days: what was suspended or cancelled from that day on,
                                                        ///< what is open however late; both up to the last day
  int limit = 0;
};

/// Duties, dated and reports, that are open, suspended or cancelled, of programmes that are not archived, by due day.
std::vector<FeedDuty> duties_of_feed(Connection& connection, const FeedQuery& query);

}  // namespace store
