// Tick terms in the store: what each tick went by, kept whenever it is another than before.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "store/connection.h"

namespace store {

/// From now on ticks go by this calendar and these words; nothing is written where they did so before.
///
/// calendar: the days that are not what their weekday says, a line each
/// words:    JSON
void note_tick_terms(Connection& connection, std::string_view calendar, std::string_view words, base::Instant now);

struct TickTermsRow {
  base::Instant since;     ///< by the clock of that tick
  std::int64_t event = 0;  ///< the newest event then
  std::int64_t calendar = 0;
  std::string words;
};
/// In the order in which ticks went by them.
std::vector<TickTermsRow> tick_terms(Connection& connection);
/// The calendars that they name.
std::map<std::int64_t, std::string> tick_calendars(Connection& connection);

}  // namespace store
