#include "store/period.h"

#include "store/columns.h"

namespace store {

Period period_at(Query& query, int column) { return {day_if_at(query, column), day_if_at(query, column + 1)}; }

void bind_period(Query& query, const Period& period) {
  const auto iso = [](std::optional<calendar::Day> day) {
    return day ? std::optional{calendar::iso(*day)} : std::nullopt;
  };
  query.bind(":from_on", iso(period.from_on)).bind(":until_on", iso(period.until_on));
}

}  // namespace store
