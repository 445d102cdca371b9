// Duties in the store: assignments, what they owe, and the lists that are asked of them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "duty/duty.h"
#include "store/connection.h"

namespace store {

/// A duty with the words that every list shows of it.
struct DutyRow {
  base::DutyId id;
  base::TaskId task;
  base::AgencyId agency;
  base::AssignmentId assignment;
  base::ProgrammeId programme;
  int number = 0;
  duty::Sort sort = duty::Sort::dated;
  calendar::Day opens_on, original_due_on, due_on;
  int due_version = 1;
  duty::Ladder ladder = duty::Ladder::month;
  duty::State state = duty::State::needs_action;
  std::optional<calendar::Day> evidence_on;
  std::string ref;
  std::string text;
  std::string agency_name;
  std::optional<std::string> deliverable, receiving_level;
  std::optional<std::string> issuer;  ///< of the programme
  std::optional<std::string> programme_number;
  base::Instant owed_from;                 ///< steps of the ladder up to it are not owed
  std::optional<calendar::Day> ended_on;   ///< the first day on which the agency does not hold it any more
  std::optional<base::AgencyId> of_group;  ///< as whose member the agency holds it

  /// The level that must decide what becomes of it: the one that receives the result, else the programme's issuer.
  std::optional<std::string> deciding_level() const { return receiving_level ? receiving_level : issuer; }

  duty::Facts facts() const {
    return {.sort = sort,
            .state = state,
            .due_on = due_on,
            .evidence_on = evidence_on,
            .original_due_on = original_due_on != due_on ? std::optional{original_due_on} : std::nullopt};
  }
};

/// Where a page of a list ends; the next page begins after it.
struct Cursor {
  calendar::Day due_on;
  std::int64_t id = 0;

  auto operator<=>(const Cursor&) const = default;
};

base::AssignmentId add_assignment(Connection& connection, base::TaskId task, base::AgencyId agency);
/// made_at: where it is made later than its programme came into force; nothing before that instant is owed
base::DutyId add_duty(Connection& connection, base::AssignmentId assignment, const duty::Duty& duty,
                      std::optional<base::Instant> made_at = {});

std::optional<DutyRow> duty(Connection& connection, base::DutyId id);
/// The duties that agencies hold by themselves; those of a group's members are asked for by `duties_of_members`.
std::vector<DutyRow> duties_of_task(Connection& connection, base::TaskId task);
/// The duties of one number that the members of a group hold of a task, by the members' names.
std::vector<DutyRow> duties_of_members(Connection& connection, base::TaskId task, base::AgencyId body, int number);
std::vector<DutyRow> duties_of_assignment(Connection& connection, base::AssignmentId assignment);
std::vector<DutyRow> duties_of_agency(Connection& connection, base::AgencyId agency, calendar::Day opened_by);

/// Open dated duties due up to a day, the earliest first: at most `limit`, after the cursor, of one agency if given; of
/// a group those of its members too.
std::vector<DutyRow> open_due_until(Connection& connection, calendar::Day until, std::optional<base::AgencyId> agency,
                                    std::optional<Cursor> after, int limit);

/// Dated duties of a past moment: those due up to a day that were open then, each with the state, day and agency of
/// then. What was claimed, decided, extended, handed over or added since does not count.
std::vector<DutyRow> open_due_until_as_of(Connection& connection, calendar::Day until,
                                          std::optional<base::AgencyId> agency, base::Instant moment);

/// The duties, dated and reports, of a stretch of time as they were at its end: those that had been made and had opened
/// by `until` and were not completed before `from`, each with the state, day and agency of then. What was claimed,
/// decided, extended, handed over or added since does not count.
std::vector<DutyRow> duties_of_time(Connection& connection, base::Instant from, base::Instant until);

/// The duties due on a day of a length and sort that want something to be done: what a sweep looks at.
std::vector<DutyRow> wanting_due_on(Connection& connection, calendar::Day due_on, duty::Ladder length, duty::Sort sort);
/// Open duties, dated and reports, due on one of the days.
std::vector<DutyRow> open_due_on(Connection& connection, const std::vector<calendar::Day>& due_days);
/// Open duties of a programme that have opened by a day.
std::vector<DutyRow> open_of_programme(Connection& connection, base::ProgrammeId programme, calendar::Day opened_by);
/// The days on which any open duty, dated or report, is due, the earliest first.
std::vector<calendar::Day> open_due_days(Connection& connection);
/// Open duties whose ladder is owed from an instant in (after, until], later than their programme's.
std::vector<DutyRow> open_owed_from(Connection& connection, base::Instant after, base::Instant until);
/// The earliest due day of any open duty.
std::optional<calendar::Day> earliest_open_due_on(Connection& connection);

/// Sets what people did about a duty. evidence_on: the claim's document's day, for claimed and completed
void set_state(Connection& connection, base::DutyId duty, duty::State state, std::optional<calendar::Day> evidence_on);

/// Duties alike in all that their standing depends on, and how many they are.
struct DutyGroup {
  base::AgencyId agency;
  std::optional<base::AgencyId> of_group;  ///< as whose member the agency holds them
  duty::Facts facts;
  std::int64_t count = 0;
};

/// All duties that have opened by a day, grouped.
std::vector<DutyGroup> duty_groups(Connection& connection, calendar::Day opened_by);

/// How many assignments an agency has of tasks of a kind of deadline.
struct AssignmentGroup {
  base::AgencyId agency;
  std::optional<base::AgencyId> of_group;
  deadline::Kind kind = deadline::Kind::none;
  std::int64_t count = 0;
};
std::vector<AssignmentGroup> assignment_groups(Connection& connection);

/// Tasks without any lead agency, of programmes in force.
std::int64_t tasks_without_owner(Connection& connection);

/// A task as lists show it, with its lead agencies.
struct TaskListRow {
  base::TaskId id;
  std::string ref, text;
  std::optional<std::string> owner, deadline_text;
  deadline::Kind kind = deadline::Kind::none;
  std::optional<std::string> programme_number;
};

/// The tasks whose words begin with all the words searched for, after the task `after`, by id, at most `limit`.
///
/// search: in any case, with or without diacritics; empty for all
/// kinds:  the kinds of deadline wanted; empty for all
std::vector<TaskListRow> find_tasks(Connection& connection, std::string_view search,
                                    const std::vector<deadline::Kind>& kinds, std::int64_t after, int limit);
std::vector<TaskListRow> tasks_of_agency(Connection& connection, base::AgencyId agency);

/// Duties of one number that a group's members hold, alike in all that their standing depends on.
struct MemberDuties {
  base::TaskId task;
  base::AgencyId body;
  std::string body_name;
  int number = 0;
  duty::Facts facts;
  std::int64_t count = 0;
};
/// What the members of groups hold of these tasks and has opened by a day, by task, group, number.
std::vector<MemberDuties> member_duties(Connection& connection, const std::vector<base::TaskId>& tasks,
                                        calendar::Day opened_by);

/// A group that leads a task, itself or through its members.
struct GroupLead {
  base::TaskId task;
  base::AgencyId body;
  std::string name;
  bool has_members = false;  ///< its members hold the task
};
std::vector<GroupLead> groups_of_tasks(Connection& connection, const std::vector<base::TaskId>& tasks);
/// The tasks that a group leads, itself or through its members.
std::vector<TaskListRow> tasks_of_group(Connection& connection, base::AgencyId body);

/// How many assignments and duties the agencies hold of a programme.
struct Held {
  std::size_t assignments = 0, duties = 0;
};
Held held_of(Connection& connection, base::ProgrammeId programme);

/// The lead agencies of a task, in the order in which the document names them: a group in place of its members.
std::vector<std::pair<base::AgencyId, std::string>> agencies_of_task(Connection& connection, base::TaskId task);

}  // namespace store
