#include "schedule/pause.h"

#include <algorithm>
#include <iterator>

namespace schedule {

bool rests(const std::vector<Pause>& pauses, base::Instant owed_from, calendar::Day day, base::Instant opens) {
  const auto last = std::find_if(pauses.rbegin(), pauses.rend(), [&](const Pause& pause) {
    return owed_from < pause.said_at && pause.said_at < opens;
  });
  return last != pauses.rend() && day < last->until_on;
}

}  // namespace schedule
