#include "store/event_log.h"

#include <sodium.h>

#include <limits>
#include <string_view>

namespace store {
namespace {

constexpr std::string_view columns =
    R"(SELECT e.id, e.at, e.person, e.door, e.subject, e.number, e.what, e.old, e.new, e.reason, p.name,
  CASE e.subject
    WHEN 'programme' THEN (SELECT coalesce(number, title) FROM programme WHERE id = e.number)
    WHEN 'task' THEN (SELECT ref FROM task WHERE id = e.number)
    WHEN 'duty' THEN (SELECT t.ref || ', ' || g.name FROM duty d JOIN assignment a ON a.id = d.assignment
                      JOIN task t ON t.id = a.task JOIN agency g ON g.id = a.agency WHERE d.id = e.number)
    WHEN 'agency' THEN (SELECT name FROM agency WHERE id = e.number)
    WHEN 'person' THEN (SELECT name FROM person WHERE id = e.number)
    WHEN 'indicator' THEN (SELECT name FROM indicator WHERE id = e.number) END
  FROM event e LEFT JOIN person p ON p.id = e.person
  WHERE e.id < :older_than AND e.id >= :first AND e.id <= :last)";

/// The query that the filter needs: one text each, so that it runs along its own index.
const char* query_for(const EventFilter& filter) {
  const auto text = [](std::string_view condition) {
    return std::string{columns}.append(condition).append(
        " AND (:door IS NULL OR e.door = :door) ORDER BY e.id DESC LIMIT :limit");
  };
  static const auto of_all = text(""), of_subject = text(" AND e.subject = :subject"),
                    of_person = text(" AND e.person = :person AND (:subject = '' OR +e.subject = :subject)");
  if (filter.person) return of_person.c_str();
  return filter.subject.empty() ? of_all.c_str() : of_subject.c_str();
}

/// The first event at that instant or after it; past all numbers where there is none.
std::int64_t first_from(Connection& connection, base::Instant instant) {
  Query query{connection, "SELECT min(id) FROM (SELECT id FROM event WHERE at >= :at ORDER BY at, id LIMIT 1)"};
  query.bind(":at", static_cast<std::int64_t>(instant.time_since_epoch().count()));
  query.step();
  return query.integer_if(0).value_or(std::numeric_limits<std::int64_t>::max());
}

std::string hex_of(std::string_view bytes) {
  std::string hex(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  hex.pop_back();
  return hex;
}

LoggedEvent logged(Query& query) {
  LoggedEvent line{.id = query.integer(0),
                   .event = {.at = base::Instant{std::chrono::seconds{query.integer(1)}},
                             .person = {},
                             .door = door_of(query.view(3)),
                             .subject = query.text(4),
                             .number = query.integer(5),
                             .what = query.text(6),
                             .old_json = query.text(7),
                             .new_json = query.text(8),
                             .reason = query.text(9)},
                   .person = query.text_if(10).value_or(""),
                   .about = query.text_if(11).value_or("")};
  if (const auto person = query.integer_if(2)) line.event.person = base::PersonId{*person};
  return line;
}

}  // namespace

std::vector<LoggedEvent> events_matching(Connection& connection, const EventFilter& filter) {
  constexpr auto end = std::numeric_limits<std::int64_t>::max();
  const auto first = filter.from ? first_from(connection, *filter.from) : 0;
  const auto last = filter.until ? first_from(connection, *filter.until) : end;
  Query query{connection, query_for(filter)};
  query.bind(":older_than", filter.older_than.value_or(end)).bind(":first", first);
  query.bind(":last", last == end ? end : last - 1).bind(":limit", static_cast<std::int64_t>(filter.limit));
  query.bind(":door", filter.door ? std::optional{std::string{code(*filter.door)}} : std::nullopt);
  if (filter.person) query.bind(":person", base::number(*filter.person));
  if (filter.person || !filter.subject.empty()) query.bind(":subject", filter.subject);
  std::vector<LoggedEvent> events;
  while (query.step()) events.push_back(logged(query));
  return events;
}

Anchor newest_anchor(Connection& connection) {
  Query query{connection, "SELECT id, hash FROM event ORDER BY id DESC LIMIT 1"};
  if (!query.step()) return {};
  return {query.integer(0), hex_of(query.blob(1))};
}

bool holds(Connection& connection, const Anchor& anchor) {
  if (anchor.event == 0) return anchor.hash.empty();
  Query query{connection, "SELECT hash FROM event WHERE id = :id"};
  query.bind(":id", anchor.event);
  return query.step() && hex_of(query.blob(0)) == anchor.hash;
}

std::vector<Actor> actors(Connection& connection) {
  Query query{connection, R"(
    SELECT p.id, p.name FROM person p WHERE EXISTS (SELECT 1 FROM event e WHERE e.person = p.id) ORDER BY p.name)"};
  std::vector<Actor> all;
  while (query.step()) all.push_back({base::PersonId{query.integer(0)}, query.text(1)});
  return all;
}

}  // namespace store
