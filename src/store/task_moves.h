// What the office changes of tasks and programmes, in the store.
#pragma once
#include "store/programmes.h"
#include "store/versions.h"

namespace store {

/// Writes what may be changed of a task in force: text, deadline as printed and its reading, deliverable, receiving
/// level. Search finds the new words.
void change_task(Connection& connection, const TaskRow& task);

/// Gives a task another ref, which none of its programme may have. Search finds it, and the words as they stand.
void set_ref(Connection& connection, base::TaskId task, std::string_view ref);

void set_review(Connection& connection, base::TaskId task, calendar::Day on);
/// period: nothing for the programme's
void set_report_period(Connection& connection, base::TaskId task, std::optional<duty::ReportPeriod> period);
void end_task(Connection& connection, base::TaskId task, base::Instant at);

void set_reporting(Connection& connection, base::ProgrammeId programme, duty::Reporting reporting);
void end_programme(Connection& connection, base::ProgrammeId programme, base::Instant at,
                   std::optional<base::ProgrammeId> replaced_by);
void archive(Connection& connection, base::ProgrammeId programme, base::Instant at);

struct AssignmentRow {
  base::AssignmentId id;
  base::TaskId task;
  base::AgencyId agency;
};
/// The assignments of a task, or of an agency in programmes that are followed, that have not gone over to others.
std::vector<AssignmentRow> assignments_of(Connection& connection, base::TaskId task);
std::vector<AssignmentRow> assignments_of(Connection& connection, base::AgencyId agency);

/// Those of a task that an agency holds, or that its members hold through it.
std::vector<AssignmentRow> assignments_through(Connection& connection, base::TaskId task, base::AgencyId agency);

/// The agency's assignment of the task: the one that it has, taken up again where it had ended, else a new one.
base::AssignmentId assignment_for(Connection& connection, base::TaskId task, base::AgencyId agency);
/// The assignment has not ended any more.
void take_up(Connection& connection, base::AssignmentId assignment);
base::AgencyId agency_of(Connection& connection, base::AssignmentId assignment);
void end_assignment(Connection& connection, base::AssignmentId assignment, base::Instant at);

/// Takes away the reports of an assignment that open after a day and of which nobody was told or said anything.
void drop_reports_after(Connection& connection, base::AssignmentId assignment, calendar::Day day);

/// The tasks of programmes that are followed, by their ref; several where programmes share it.
std::vector<TaskRow> tasks_with_ref(Connection& connection, std::string_view ref);

/// A task without a day, with what the office's list says of it.
struct UndatedTask {
  TaskRow task;
  std::optional<std::string> programme_number;
  base::Instant in_force_at;
};
/// The tasks without a day of programmes that are followed, in the order of programmes and documents.
std::vector<UndatedTask> undated_tasks(Connection& connection);

}  // namespace store
