// Columns: how days, instants, lists and readings stand in the database, and back.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/place.h"
#include "calendar/day.h"
#include "deadline/reading.h"
#include "store/connection.h"

namespace store {

inline std::int64_t seconds(base::Instant instant) { return instant.time_since_epoch().count(); }

calendar::Day day_at(Query& query, int column);
std::optional<calendar::Day> day_if_at(Query& query, int column);
base::Instant instant_at(Query& query, int column);
std::optional<base::Instant> instant_if_at(Query& query, int column);

/// A list of texts as a JSON array, and back.
std::string json_of(const std::vector<std::string>& texts);
std::vector<std::string> texts_in(std::string_view json);

/// A place without its line as a JSON object, and back with the line.
std::string json_of(const base::Place& place);
base::Place place_in(std::string_view json, std::int64_t line);

/// Binds :kind, :start_on, :due_on, :milestones, :rrule, :period and :how.
void bind_reading(Query& query, const deadline::Reading& reading);
/// The reading in seven columns from `first` on, in that order.
deadline::Reading reading_at(Query& query, int first);

}  // namespace store
