#include "store/feeds.h"

#include "store/columns.h"
#include "store/duty_row.h"
#include "store/json.h"

namespace store {

void put_feed(Connection& connection, base::PersonId person, std::string_view hash, base::Instant now) {
  Query put{connection, R"(
    INSERT INTO feed (person, hash, made_at) VALUES (:person, :hash, :now)
    ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, made_at = excluded.made_at)"};
  put.bind(":person", base::number(person)).bind_blob(":hash", hash).bind(":now", seconds(now)).run();
}

bool remove_feed(Connection& connection, base::PersonId person) {
  Query gone{connection, "DELETE FROM feed WHERE person = :person"};
  return gone.bind(":person", base::number(person)).run() > 0;
}

std::optional<base::Instant> feed_made_at(Connection& connection, base::PersonId person) {
  Query query{connection, "SELECT made_at FROM feed WHERE person = :person"};
  query.bind(":person", base::number(person));
  return query.step() ? std::optional{instant_at(query, 0)} : std::nullopt;
}

std::optional<base::PersonId> person_of_feed(Connection& connection, std::string_view hash) {
  Query query{connection, "SELECT person FROM feed WHERE hash = :hash"};
  query.bind_blob(":hash", hash);
  return query.step() ? std::optional{base::PersonId{query.integer(0)}} : std::nullopt;
}

std::vector<FeedDuty> duties_of_feed(Connection& connection, const FeedQuery& wanted) {
  Query query{connection, R"(
    WITH shown AS MATERIALIZED (
      SELECT * FROM duty_listed
      WHERE due_on <= :until AND ended_on IS NULL AND archived_at IS NULL
        AND (state IN ('needs_action', 'in_process', 'claimed', 'returned')
             OR (state IN ('suspended', 'cancelled') AND due_on >= :from))
        AND (:agencies IS NULL OR agency IN (SELECT value FROM json_each(:agencies))
                               OR of_group IN (SELECT value FROM json_each(:agencies)))
      ORDER BY due_on, id LIMIT :limit)
    SELECT s.*, s.due_version - 1 + count(e.id), coalesce(max(e.at), s.made_at, s.owed_from, 0)
    FROM shown s LEFT JOIN event e ON e.subject = 'duty' AND e.number = s.id
    GROUP BY s.id ORDER BY s.due_on, s.id)"};
  std::optional<std::string> agencies;
  if (wanted.agencies) {
    auto numbers = nlohmann::json::array();
    for (const auto agency : *wanted.agencies) numbers.push_back(base::number(agency));
    agencies = numbers.dump();
  }
  query.bind(":from", calendar::iso(wanted.from)).bind(":until", calendar::iso(wanted.until));
  query.bind(":agencies", agencies).bind(":limit", std::int64_t{wanted.limit});
  std::vector<FeedDuty> found;
  while (query.step())
    found.push_back({.duty = duty_row(query),
                     .changes = query.integer(duty_columns),
                     .changed_at = instant_at(query, duty_columns + 1)});
  return found;
}

}  // namespace store
