#include "store/duty_changes.h"

#include <string_view>

#include "store/connection.h"

namespace store {
namespace {

/// All that an event tells of a duty that was made; `d` is its row and `a` that of its assignment.
constexpr std::string_view whole = R"(
  SELECT d.id, json_object('task', a.task, 'agency', a.agency, 'group', a.of_group, 'number', d.number, 'sort', d.sort,
                           'opens_on', d.opens_on, 'original_due_on', d.original_due_on, 'due_on', d.due_on,
                           'due_version', d.due_version, 'state', d.state, 'evidence_on', d.evidence_on,
                           'ended_on', d.ended_on)
  FROM main.duty d JOIN main.assignment a ON a.id = d.assignment)";

/// A trigger that sets one member of what is kept aside of the duties `which`, where it is another than before.
std::string when_changed(const std::string& table, const std::string& column, const std::string& member,
                         const std::string& which) {
  return "CREATE TEMP TRIGGER " + table + "_" + column + "_changed AFTER UPDATE OF " + column + " ON main." + table +
         " WHEN new." + column + " IS NOT old." + column +
         " BEGIN"
         " INSERT INTO changed_duty (duty, change)"
         " SELECT id, '{}' FROM main.duty WHERE " +
         which +
         " AND id NOT IN (SELECT duty FROM changed_duty);"
         " UPDATE changed_duty SET change = json_set(change, '$." +
         member + "', new." + column + ") WHERE duty IN (SELECT id FROM main.duty WHERE " + which + "); END";
}

/// Another assignment is another agency's, perhaps as member of another group.
constexpr const char* when_handed_over = R"(
  CREATE TEMP TRIGGER duty_assignment_changed AFTER UPDATE OF assignment ON main.duty
  WHEN new.assignment IS NOT old.assignment BEGIN
    INSERT INTO changed_duty (duty, change) SELECT new.id, '{}' WHERE new.id NOT IN (SELECT duty FROM changed_duty);
    UPDATE changed_duty SET change = (SELECT json_set(change, '$.task', a.task, '$.agency', a.agency, '$.group', a.of_group)
                                      FROM main.assignment a WHERE a.id = new.assignment) WHERE duty = new.id;
  END)";

constexpr const char* when_gone = R"(
  CREATE TEMP TRIGGER duty_gone AFTER DELETE ON main.duty BEGIN
    DELETE FROM changed_duty WHERE duty = old.id;
    INSERT INTO changed_duty (duty, change) VALUES (old.id, '{"gone":true}');
  END)";

}  // namespace

void watch_duties(SQLite::Database& database) {
  database.exec("PRAGMA temp_store = MEMORY");
  database.exec("CREATE TEMP TABLE changed_duty (duty INTEGER PRIMARY KEY, change TEXT NOT NULL)");
  database.exec(
      std::string{"CREATE TEMP TRIGGER duty_made AFTER INSERT ON main.duty BEGIN"
                  " DELETE FROM changed_duty WHERE duty = new.id; INSERT INTO changed_duty (duty, change)"}
          .append(whole)
          .append(" WHERE d.id = new.id; END"));
  for (const char* column : {"number", "due_on", "due_version", "state", "evidence_on", "ended_on"})
    database.exec(when_changed("duty", column, column, "id = new.id"));
  database.exec(when_changed("assignment", "of_group", "group", "assignment = new.id"));
  database.exec(when_handed_over);
  database.exec(when_gone);
}

std::optional<std::string> take_duty_changes(Connection& connection) {
  if (!has_untold_duties(connection)) return std::nullopt;
  Query all{connection, R"(
    SELECT json_group_array(json_set(change, '$.duty', duty)) FROM (SELECT duty, change FROM changed_duty ORDER BY duty))"};
  all.step();
  auto changes = all.text(0);
  Query{connection, "DELETE FROM changed_duty"}.run();
  return changes;
}

bool has_untold_duties(Connection& connection) {
  return Query{connection, "SELECT 1 FROM changed_duty LIMIT 1"}.step();
}

void tell_all_duties(Connection& connection) {
  static const auto all = std::string{"INSERT OR REPLACE INTO changed_duty (duty, change)"}.append(whole);
  Query{connection, all.c_str()}.run();
}

}  // namespace store
