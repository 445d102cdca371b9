
#include "base/text.h"
#include "store/columns.h"
#include "store/duties.h"
#include "store/json.h"

namespace store {
namespace {

/// The words as an FTS5 query that no sign in them can break: each quoted, each a beginning of a word.
std::string query_for(std::string_view search) {
  std::string query;
  std::string word;
  const auto end_word = [&] {
    if (word.empty()) return;
    if (!query.empty()) query += ' ';
    query += '"' + word + "\"*";
    word.clear();
  };
  for (const char c : base::folded(search)) {
    if (c == ' ' || c == '"' || c == '\0') {
      end_word();
    } else {
      word += c;
    }
  }
  end_word();
  return query;
}

std::string codes_of(const std::vector<deadline::Kind>& kinds) {
  auto codes = nlohmann::json::array();
  for (const auto kind : kinds) codes.push_back(deadline::code(kind));
  return codes.dump();
}

/// id, ref, text, owner, deadline_text, kind, programme number
std::vector<TaskListRow> task_rows(Query& query) {
  std::vector<TaskListRow> found;
  while (query.step())
    found.push_back({.id = base::TaskId{query.integer(0)},
                     .ref = query.text(1),
                     .text = query.text(2),
                     .owner = query.text_if(3),
                     .deadline_text = query.text_if(4),
                     .kind = deadline::kind_of(query.view(5)).value_or(deadline::Kind::unparsed),
                     .programme_number = query.text_if(6)});
  return found;
}

std::optional<base::AgencyId> agency_if_at(Query& query, int column) {
  const auto number = query.integer_if(column);
  return number ? std::optional{base::AgencyId{*number}} : std::nullopt;
}

std::string json_of_ids(const std::vector<base::TaskId>& tasks) {
  auto numbers = nlohmann::json::array();
  for (const auto task : tasks) numbers.push_back(base::number(task));
  return numbers.dump();
}

/// task, body, its name, number, sort, state, due_on, evidence_on, count
std::vector<MemberDuties> member_duty_rows(Query& query) {
  std::vector<MemberDuties> found;
  while (query.step())
    found.push_back({.task = base::TaskId{query.integer(0)},
                     .body = base::AgencyId{query.integer(1)},
                     .body_name = query.text(2),
                     .number = static_cast<int>(query.integer(3)),
                     .facts = {.sort = duty::sort_of(query.view(4)).value(),
                               .state = duty::state_of(query.view(5)).value(),
                               .due_on = day_at(query, 6),
                               .evidence_on = day_if_at(query, 7)},
                     .count = query.integer(8)});
  return found;
}

std::vector<TaskListRow> all_tasks(Connection& connection, const std::string& kinds, std::int64_t after, int limit) {
  Query query{connection, R"(
    SELECT t.id, t.ref, t.text, t.owner, t.deadline_text, t.kind, p.number
    FROM task t JOIN programme p ON p.id = t.programme
    WHERE t.id > :after AND p.discarded_at IS NULL AND (:kinds = '[]' OR t.kind IN (SELECT value FROM json_each(:kinds)))
    ORDER BY t.id LIMIT :limit)"};
  query.bind(":after", after).bind(":kinds", kinds).bind(":limit", std::int64_t{limit});
  return task_rows(query);
}

}  // namespace

std::vector<TaskListRow> find_tasks(Connection& connection, std::string_view search,
                                    const std::vector<deadline::Kind>& kinds, std::int64_t after, int limit) {
  const auto words = query_for(search);
  if (words.empty()) return all_tasks(connection, codes_of(kinds), after, limit);
  Query query{connection, R"(
    SELECT t.id, t.ref, t.text, t.owner, t.deadline_text, t.kind, p.number
    FROM task_words w JOIN task t ON t.id = w.rowid JOIN programme p ON p.id = t.programme
    WHERE task_words MATCH :words AND w.rowid > :after AND p.discarded_at IS NULL
      AND (:kinds = '[]' OR t.kind IN (SELECT value FROM json_each(:kinds)))
    ORDER BY w.rowid LIMIT :limit)"};
  query.bind(":words", words).bind(":after", after).bind(":kinds", codes_of(kinds)).bind(":limit", std::int64_t{limit});
  return task_rows(query);
}

std::vector<TaskListRow> tasks_of_agency(Connection& connection, base::AgencyId agency) {
  Query query{connection, R"(
    SELECT t.id, t.ref, t.text, t.owner, t.deadline_text, t.kind, p.number
    FROM assignment a JOIN task t ON t.id = a.task JOIN programme p ON p.id = t.programme
    WHERE a.agency = :agency AND a.ended_at IS NULL AND t.ended_at IS NULL AND p.archived_at IS NULL
    ORDER BY t.programme, t.position)"};
  query.bind(":agency", base::number(agency));
  return task_rows(query);
}

std::vector<std::pair<base::AgencyId, std::string>> agencies_of_task(Connection& connection, base::TaskId task) {
  Query query{connection, R"(
    SELECT g.id, g.name FROM (SELECT coalesce(of_group, agency) AS lead, min(id) AS first FROM assignment
                              WHERE task = :task AND ended_at IS NULL GROUP BY lead)
    JOIN agency g ON g.id = lead ORDER BY first)"};
  query.bind(":task", base::number(task));
  std::vector<std::pair<base::AgencyId, std::string>> found;
  while (query.step()) found.emplace_back(base::AgencyId{query.integer(0)}, query.text(1));
  return found;
}

std::vector<DutyGroup> duty_groups(Connection& connection, calendar::Day opened_by) {
  Query query{connection, R"(
    SELECT a.agency, d.sort, d.state, d.due_on, d.evidence_on, count(*), a.of_group
    FROM duty d JOIN assignment a ON a.id = d.assignment
    WHERE d.opens_on <= :opened_by AND d.ended_on IS NULL
      AND a.task NOT IN (SELECT t.id FROM task t JOIN programme p ON p.id = t.programme WHERE p.archived_at IS NOT NULL)
    GROUP BY a.agency, a.of_group, d.sort, d.state, d.due_on, d.evidence_on)"};
  query.bind(":opened_by", calendar::iso(opened_by));
  std::vector<DutyGroup> groups;
  while (query.step())
    groups.push_back({.agency = base::AgencyId{query.integer(0)},
                      .of_group = agency_if_at(query, 6),
                      .facts = {.sort = duty::sort_of(query.view(1)).value(),
                                .state = duty::state_of(query.view(2)).value(),
                                .due_on = day_at(query, 3),
                                .evidence_on = day_if_at(query, 4)},
                      .count = query.integer(5)});
  return groups;
}

std::vector<AssignmentGroup> assignment_groups(Connection& connection) {
  Query query{connection, R"(
    SELECT a.agency, a.of_group, t.kind, count(*)
    FROM assignment a JOIN task t ON t.id = a.task JOIN programme p ON p.id = t.programme
    WHERE a.ended_at IS NULL AND t.ended_at IS NULL AND p.archived_at IS NULL
    GROUP BY a.agency, a.of_group, t.kind)"};
  std::vector<AssignmentGroup> groups;
  while (query.step())
    groups.push_back({base::AgencyId{query.integer(0)}, agency_if_at(query, 1),
                      deadline::kind_of(query.view(2)).value_or(deadline::Kind::unparsed), query.integer(3)});
  return groups;
}

std::vector<MemberDuties> member_duties(Connection& connection, const std::vector<base::TaskId>& tasks,
                                        calendar::Day opened_by) {
  Query query{connection, R"(
    SELECT a.task, a.of_group, g.name, d.number, d.sort, d.state, d.due_on, d.evidence_on, count(*)
    FROM json_each(:tasks) j JOIN assignment a ON a.task = j.value JOIN duty d ON d.assignment = a.id
    JOIN agency g ON g.id = a.of_group
    WHERE d.opens_on <= :opened_by AND d.ended_on IS NULL
    GROUP BY a.task, a.of_group, d.number, d.sort, d.state, d.due_on, d.evidence_on)"};
  query.bind(":tasks", json_of_ids(tasks)).bind(":opened_by", calendar::iso(opened_by));
  return member_duty_rows(query);
}

std::vector<GroupLead> groups_of_tasks(Connection& connection, const std::vector<base::TaskId>& tasks) {
  Query query{connection, R"(
    SELECT a.task, g.id, g.name, max(a.of_group IS NOT NULL)
    FROM json_each(:tasks) j JOIN assignment a ON a.task = j.value JOIN agency g ON g.id = coalesce(a.of_group, a.agency)
    WHERE a.ended_at IS NULL AND g.is_group = 1 GROUP BY a.task, g.id)"};
  query.bind(":tasks", json_of_ids(tasks));
  std::vector<GroupLead> leads;
  while (query.step())
    leads.push_back(
        {base::TaskId{query.integer(0)}, base::AgencyId{query.integer(1)}, query.text(2), query.integer(3) != 0});
  return leads;
}

std::vector<TaskListRow> tasks_of_group(Connection& connection, base::AgencyId body) {
  Query query{connection, R"(
    SELECT t.id, t.ref, t.text, t.owner, t.deadline_text, t.kind, p.number
    FROM assignment a JOIN task t ON t.id = a.task JOIN programme p ON p.id = t.programme
    WHERE a.agency = :body AND a.of_group IS NULL AND (a.ended_at IS NULL OR a.left_on IS NOT NULL)
      AND t.ended_at IS NULL AND p.archived_at IS NULL
    ORDER BY t.programme, t.position)"};
  query.bind(":body", base::number(body));
  return task_rows(query);
}

Held held_of(Connection& connection, base::ProgrammeId programme) {
  Query query{connection, R"(
    SELECT (SELECT count(*) FROM assignment a JOIN task t ON t.id = a.task
            WHERE t.programme = :programme AND a.ended_at IS NULL),
           (SELECT count(*) FROM duty d JOIN assignment a ON a.id = d.assignment JOIN task t ON t.id = a.task
            WHERE t.programme = :programme AND d.ended_on IS NULL))"};
  query.bind(":programme", base::number(programme)).step();
  return {static_cast<std::size_t>(query.integer(0)), static_cast<std::size_t>(query.integer(1))};
}

std::int64_t tasks_without_owner(Connection& connection) {
  Query query{connection, R"(
    SELECT count(*) FROM task t JOIN programme p ON p.id = t.programme
    WHERE p.state = 'in_force' AND t.ended_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.task = t.id))"};
  query.step();
  return query.integer(0);
}

}  // namespace store
