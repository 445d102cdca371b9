// Task moves: the office dates, changes, hands over or ends a task in force, and says how often it reports.
#pragma once
#include "service/changes.h"
#include "store/task_moves.h"

namespace service {

class Decided;

/// Each of these does its work in one transaction with its events, or gives a problem and changes nothing:
/// "no_such_task", "no_such_person", "not_allowed", "not_in_force" for a draft or what has ended, those of
/// `duty::cannot_rest_on` where a document is needed, and its own.

/// Gives a task without a day its day: one duty of each lead agency, due version 1, open from the document's day.
/// problems: those of `duty::cannot_date`, "no_owner"
base::Result<base::Done> give_date(const Context& context, base::TaskId task, std::optional<calendar::Day> on,
                                   const Act& act);

/// Sets when the office looks again at a task without a day. problems: those of `duty::cannot_review`
base::Result<base::Done> set_review(const Context& context, base::TaskId task, std::optional<calendar::Day> on,
                                    std::optional<base::PersonId> person, store::Door door);

/// Sets how often an ongoing task reports; nothing for as often as its programme. Reports that have opened stay, those
/// still to come are made anew from the day after them. problems: "not_ongoing"
base::Result<base::Done> set_report_period(const Context& context, base::TaskId task,
                                           std::optional<duty::ReportPeriod> period,
                                           std::optional<base::PersonId> person, store::Door door);

/// What is changed of a task; what is left out stays.
struct TaskChange {
  std::optional<std::string> text, deadline_text, deliverable, receiving_level;
};

/// Changes the text or the deadline of a task in force.
///
/// Another deadline is read as in a document. Where it gives as many days as there are open duties, these move to the
/// new days as new due versions; else the open duties are cancelled and the new ones made, and of a series nothing from
/// before today. What is done, and what waits to be confirmed, stays.
/// problems: "nothing_changed", "field_too_long", "text_missing", "deadline_unread" for a deadline without a day
base::Result<base::Done> change_task(const Context& context, base::TaskId task, const TaskChange& change,
                                     const Act& act);

/// Hands the task over from one agency to another: its open duties go over, what was done, and report periods that have
/// ended, stay with the old one. Where the new one leads the task already it owes the same, so the old one's open
/// duties are cancelled instead. problems: "no_such_agency", "same_agency", "not_its_task", and those of
/// `duty::cannot_hand_over` for a claim that waits
base::Result<base::Done> transfer(const Context& context, base::TaskId task, base::AgencyId from, base::AgencyId to,
                                  const Act& act);

/// Hands over all that an agency still owes, as where it was merged into another. Gives the number of tasks.
base::Result<std::size_t> transfer_all(const Context& context, base::AgencyId from, base::AgencyId to, const Act& act);

/// Ends a task: its open duties are cancelled, and it is followed no more. Report periods that were missed, and claims
/// that wait, stay.
base::Result<base::Done> end_task(const Context& context, base::TaskId task, const Act& act);

/// The task with that ref among programmes that are not archived.
/// programme: its number, where several have such a ref; may be empty
/// problems: "no_such_task", "ambiguous_ref"
base::Result<base::TaskId> task_named(const Context& context, std::string_view ref, std::string_view programme);

/// Ends a task within the caller's transaction, as `end_task` does.
void end_task_by(store::Connection& connection, const store::TaskRow& task, const Decided& decided);

/// Gives a task in force other words or another deadline within the caller's transaction, as `change_task` does; here a
/// deadline may also come to wait for a day. changed: the same task with its reading
void change_task_by(store::Connection& connection, const store::TaskRow& task, const store::TaskRow& changed,
                    const store::ProgrammeRow& programme, const Decided& decided);

/// Hands an assignment over within the caller's transaction, as `transfer` does; no claim may wait on it.
void hand_over_by(store::Connection& connection, const store::AssignmentRow& assignment, base::AgencyId to,
                  const Decided& decided);

/// Why an assignment cannot go over to another agency, or end: "claim_waits".
std::optional<base::Problem> cannot_leave(store::Connection& connection,
                                          const std::vector<store::AssignmentRow>& assignments);

/// Makes the reports to come of an ongoing task anew, within the caller's transaction.
void remake_reports(store::Connection& connection, const store::TaskRow& task, const store::ProgrammeRow& programme,
                    base::Instant now);

/// A task without a day in the office's list.
struct UndatedLine {
  store::UndatedTask task;
  calendar::Day review_on;  ///< as set, else reckoned by the settings from the day in force
  bool review_was_set = false;
  bool due_for_review = false;  ///< that day has come
  std::vector<std::pair<base::AgencyId, std::string>> agencies;
};

/// The tasks without a day: those due for review first, then by review day.
std::vector<UndatedLine> undated(const Context& context);

}  // namespace service
