#include "store/task_moves.h"

#include "base/text.h"
#include "store/columns.h"

namespace store {
namespace {

std::string words_to_find(const TaskRow& task) {
  std::string words = task.ref + ' ' + task.text;
  if (task.owner) words += ' ' + *task.owner;
  for (const auto& detail : task.details) words += ' ' + detail;
  return base::folded(words);
}

std::optional<std::string> code_of(std::optional<duty::ReportPeriod> period) {
  return period ? std::optional{std::string{duty::code(*period)}} : std::nullopt;
}

std::vector<AssignmentRow> assignment_rows(Query& query) {
  std::vector<AssignmentRow> rows;
  while (query.step())
    rows.push_back(
        {base::AssignmentId{query.integer(0)}, base::TaskId{query.integer(1)}, base::AgencyId{query.integer(2)}});
  return rows;
}

}  // namespace

void change_task(Connection& connection, const TaskRow& changed) {
  Query update{connection, R"(
    UPDATE task SET text = :text, deadline_text = :deadline_text, deliverable = :deliverable,
                    receiving_level = :receiving_level, kind = :kind, start_on = :start_on, due_on = :due_on,
                    milestones = :milestones, rrule = :rrule, period = :period, how = :how, folded = :folded
    WHERE id = :id)"};
  update.bind(":text", changed.text).bind(":deadline_text", changed.deadline_text);
  update.bind(":deliverable", changed.deliverable).bind(":receiving_level", changed.receiving_level);
  update.bind(":folded", words_to_find(changed)).bind(":id", base::number(changed.id));
  bind_reading(update, changed.reading);
  update.run();
}

void set_ref(Connection& connection, base::TaskId id, std::string_view ref) {
  auto named = task(connection, id).value();
  named.ref = ref;
  Query update{connection, "UPDATE task SET ref = :ref, folded = :folded WHERE id = :id"};
  update.bind(":ref", ref).bind(":folded", words_to_find(named)).bind(":id", base::number(id)).run();
}

void set_review(Connection& connection, base::TaskId task, calendar::Day on) {
  Query update{connection, "UPDATE task SET review_on = :on WHERE id = :id"};
  update.bind(":on", calendar::iso(on)).bind(":id", base::number(task)).run();
}

void set_report_period(Connection& connection, base::TaskId task, std::optional<duty::ReportPeriod> period) {
  Query update{connection, "UPDATE task SET report_period = :period WHERE id = :id"};
  update.bind(":period", code_of(period)).bind(":id", base::number(task)).run();
}

void end_task(Connection& connection, base::TaskId task, base::Instant at) {
  Query update{connection, "UPDATE task SET ended_at = :at WHERE id = :id"};
  update.bind(":at", seconds(at)).bind(":id", base::number(task)).run();
}

void set_reporting(Connection& connection, base::ProgrammeId programme, duty::Reporting reporting) {
  Query update{connection, R"(
    UPDATE programme SET report_period = :period, report_first_day = :first_day WHERE id = :id)"};
  update.bind(":period", duty::code(reporting.period)).bind(":first_day", std::int64_t{reporting.first_day});
  update.bind(":id", base::number(programme)).run();
}

void end_programme(Connection& connection, base::ProgrammeId programme, base::Instant at,
                   std::optional<base::ProgrammeId> replaced_by) {
  Query update{connection, "UPDATE programme SET ended_at = :at, replaced_by = :by WHERE id = :id"};
  update.bind(":by", replaced_by ? std::optional{base::number(*replaced_by)} : std::nullopt);
  update.bind(":at", seconds(at)).bind(":id", base::number(programme)).run();
}

void archive(Connection& connection, base::ProgrammeId programme, base::Instant at) {
  Query update{connection, "UPDATE programme SET archived_at = :at WHERE id = :id"};
  update.bind(":at", seconds(at)).bind(":id", base::number(programme)).run();
}

std::vector<AssignmentRow> assignments_of(Connection& connection, base::TaskId task) {
  Query query{connection,
              "SELECT id, task, agency FROM assignment WHERE task = :task AND ended_at IS NULL ORDER BY id"};
  query.bind(":task", base::number(task));
  return assignment_rows(query);
}

std::vector<AssignmentRow> assignments_of(Connection& connection, base::AgencyId agency) {
  Query query{connection, R"(
    SELECT a.id, a.task, a.agency FROM assignment a JOIN task t ON t.id = a.task JOIN programme p ON p.id = t.programme
    WHERE a.agency = :agency AND a.ended_at IS NULL AND t.ended_at IS NULL AND p.in_force_at IS NOT NULL
      AND p.ended_at IS NULL
    ORDER BY a.id)"};
  query.bind(":agency", base::number(agency));
  return assignment_rows(query);
}

std::vector<AssignmentRow> assignments_through(Connection& connection, base::TaskId task, base::AgencyId agency) {
  Query query{connection, R"(
    SELECT id, task, agency FROM assignment
    WHERE task = :task AND ended_at IS NULL AND (agency = :agency OR of_group = :agency) ORDER BY id)"};
  query.bind(":task", base::number(task)).bind(":agency", base::number(agency));
  return assignment_rows(query);
}

base::AssignmentId assignment_for(Connection& connection, base::TaskId task, base::AgencyId agency) {
  Query known{connection, "SELECT id FROM assignment WHERE task = :task AND agency = :agency"};
  known.bind(":task", base::number(task)).bind(":agency", base::number(agency));
  if (!known.step()) return add_assignment(connection, task, agency);
  const base::AssignmentId id{known.integer(0)};
  take_up(connection, id);
  return id;
}

void take_up(Connection& connection, base::AssignmentId assignment) {
  Query again{connection, "UPDATE assignment SET ended_at = NULL WHERE id = :id"};
  again.bind(":id", base::number(assignment)).run();
}

base::AgencyId agency_of(Connection& connection, base::AssignmentId assignment) {
  Query query{connection, "SELECT agency FROM assignment WHERE id = :id"};
  query.bind(":id", base::number(assignment)).step();
  return base::AgencyId{query.integer(0)};
}

void end_assignment(Connection& connection, base::AssignmentId assignment, base::Instant at) {
  Query update{connection, "UPDATE assignment SET ended_at = :at WHERE id = :id"};
  update.bind(":at", seconds(at)).bind(":id", base::number(assignment)).run();
}

void drop_reports_after(Connection& connection, base::AssignmentId assignment, calendar::Day day) {
  Query drop{connection, R"(
    DELETE FROM duty WHERE assignment = :assignment AND sort = 'report' AND opens_on > :day AND state = 'needs_action'
      AND NOT EXISTS (SELECT 1 FROM ledger l WHERE l.duty = duty.id)
      AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.duty = duty.id)
      AND NOT EXISTS (SELECT 1 FROM progress_note n WHERE n.duty = duty.id)
      AND NOT EXISTS (SELECT 1 FROM delay d WHERE d.duty = duty.id)
      AND NOT EXISTS (SELECT 1 FROM obstacle o WHERE o.duty = duty.id)
      AND NOT EXISTS (SELECT 1 FROM acknowledgement a WHERE a.duty = duty.id)
      AND NOT EXISTS (SELECT 1 FROM extension_request e WHERE e.duty = duty.id)
      AND NOT EXISTS (SELECT 1 FROM due_version v WHERE v.duty = duty.id)
      AND NOT EXISTS (SELECT 1 FROM duty_state s WHERE s.duty = duty.id)
      AND NOT EXISTS (SELECT 1 FROM handed_over h WHERE h.duty = duty.id)
      AND NOT EXISTS (SELECT 1 FROM transfer t WHERE t.duty = duty.id))"};
  drop.bind(":assignment", base::number(assignment)).bind(":day", calendar::iso(day)).run();
}

std::vector<TaskRow> tasks_with_ref(Connection& connection, std::string_view ref) {
  Query query{connection, R"(
    SELECT t.id FROM task t JOIN programme p ON p.id = t.programme
    WHERE t.ref = :ref AND p.archived_at IS NULL ORDER BY t.id)"};
  query.bind(":ref", ref);
  std::vector<base::TaskId> ids;
  while (query.step()) ids.push_back(base::TaskId{query.integer(0)});
  std::vector<TaskRow> rows;
  for (const auto id : ids) rows.push_back(task(connection, id).value());
  return rows;
}

std::vector<UndatedTask> undated_tasks(Connection& connection) {
  Query query{connection, R"(
    SELECT t.id, p.number, p.in_force_at FROM task t JOIN programme p ON p.id = t.programme
    WHERE t.kind IN ('conditional', 'none', 'unparsed') AND t.ended_at IS NULL AND p.in_force_at IS NOT NULL
      AND p.ended_at IS NULL
    ORDER BY t.programme, t.position)"};
  std::vector<UndatedTask> found;
  while (query.step())
    found.push_back({task(connection, base::TaskId{query.integer(0)}).value(), query.text_if(1), instant_at(query, 2)});
  return found;
}

}  // namespace store
