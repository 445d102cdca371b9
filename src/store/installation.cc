#include "store/installation.h"

#include <cstdlib>

#include "store/columns.h"

namespace store {
namespace {

std::optional<Disarmed> disarmed_of(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  for (const auto why : {Disarmed::copied, Disarmed::restored, Disarmed::clock})
    if (code(why) == *text) return why;
  std::abort();  // the column's CHECK allows no other
}

}  // namespace

std::string_view code(Disarmed why) {
  switch (why) {
    case Disarmed::copied: return "copied";
    case Disarmed::restored: return "restored";
    case Disarmed::clock: return "clock";
  }
  std::abort();  // every reason is above
}

std::optional<Installation> installation(Connection& connection) {
  Query query{connection, "SELECT place, known, disarmed_at, why FROM installation WHERE id = 1"};
  if (!query.step()) return std::nullopt;
  return Installation{query.text(0), instant_at(query, 1), instant_if_at(query, 2), disarmed_of(query.text_if(3))};
}

void open_at(Connection& connection, std::string_view place, base::Instant mark) {
  Query put{connection, R"(
    INSERT INTO installation (id, place, here, mark, known) VALUES (1, :place, :place, :mark, :mark)
    ON CONFLICT (id) DO UPDATE SET here = excluded.here, mark = excluded.mark
    WHERE here <> excluded.here OR mark <> excluded.mark)"};
  put.bind(":place", place).bind(":mark", seconds(mark)).run();
}

void arm(Connection& connection, base::Instant now) {
  Query update{connection, R"(
    UPDATE installation SET place = here, known = min(mark, :now), disarmed_at = NULL, why = NULL)"};
  update.bind(":now", seconds(now)).run();
}

void disarm(Connection& connection, Disarmed why, base::Instant now) {
  Query update{connection, "UPDATE installation SET disarmed_at = :now, why = :why WHERE disarmed_at IS NULL"};
  update.bind(":now", seconds(now)).bind(":why", code(why)).run();
}

std::optional<base::Instant> last_accepted(Connection& connection, base::Instant until) {
  Query query{connection, "SELECT max(ended_at) FROM delivery WHERE outcome = 'accepted' AND ended_at <= :until"};
  query.bind(":until", seconds(until)).step();
  return instant_if_at(query, 0);
}

}  // namespace store
