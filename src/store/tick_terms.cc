#include "store/tick_terms.h"

#include "base/sha256.h"
#include "store/columns.h"

namespace store {
namespace {

bool are_newest(Connection& connection, std::string_view sha256, std::string_view words) {
  Query query{connection, R"(
    SELECT c.sha256 = :sha256 AND t.words = :words FROM tick_terms t JOIN tick_calendar c ON c.id = t.calendar
    WHERE t.id = (SELECT max(id) FROM tick_terms))"};
  return query.bind(":sha256", sha256).bind(":words", words).step() && query.integer(0) != 0;
}

}  // namespace

void note_tick_terms(Connection& connection, std::string_view calendar, std::string_view words, base::Instant now) {
  const auto sha256 = base::sha256(calendar);
  if (are_newest(connection, sha256, words)) return;
  Query days{connection, R"(
    INSERT INTO tick_calendar (sha256, days) VALUES (:sha256, :days) ON CONFLICT (sha256) DO NOTHING)"};
  days.bind(":sha256", sha256).bind(":days", calendar).run();
  Query insert{connection, R"(
    INSERT INTO tick_terms (since, event, calendar, words)
    SELECT :now, (SELECT coalesce(max(id), 0) FROM event), id, :words FROM tick_calendar WHERE sha256 = :sha256)"};
  insert.bind(":now", seconds(now)).bind(":words", words).bind(":sha256", sha256).run();
}

std::vector<TickTermsRow> tick_terms(Connection& connection) {
  Query query{connection, "SELECT since, event, calendar, words FROM tick_terms ORDER BY id"};
  std::vector<TickTermsRow> rows;
  while (query.step()) rows.push_back({instant_at(query, 0), query.integer(1), query.integer(2), query.text(3)});
  return rows;
}

std::map<std::int64_t, std::string> tick_calendars(Connection& connection) {
  Query query{connection, "SELECT id, days FROM tick_calendar"};
  std::map<std::int64_t, std::string> calendars;
  while (query.step()) calendars.emplace(query.integer(0), query.text(1));
  return calendars;
}

}  // namespace store
