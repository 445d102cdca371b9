// Periods: from a day to a day, as the register keeps names and memberships.
#pragma once
#include <optional>

#include "calendar/day.h"
#include "store/connection.h"

namespace store {

/// From a day to a day, both included. Nothing at an end stands for ever on that side.
struct Period {
  std::optional<calendar::Day> from_on, until_on;

  bool holds(calendar::Day day) const { return (!from_on || *from_on <= day) && (!until_on || day <= *until_on); }
  bool overlaps(const Period& other) const {
    return (!from_on || !other.until_on || *from_on <= *other.until_on) &&
           (!until_on || !other.from_on || *other.from_on <= *until_on);
  }
  bool operator==(const Period&) const = default;
};

/// The period in two columns, the first of them `from_on`.
Period period_at(Query& query, int column);
/// Binds :from_on and :until_on.
void bind_period(Query& query, const Period& period);

}  // namespace store
