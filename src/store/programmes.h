// Programmes in the store: what was read, with its tasks, provisions and doubts.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/progress.h"
#include "duty/periods.h"
#include "programme/programme.h"
#include "store/connection.h"

namespace store {

struct ProgrammeRow {
  base::ProgrammeId id;
  std::string kind;
  std::optional<std::string> number, issuer;
  calendar::Day issued_on;
  std::string title;
  std::optional<programme::Term> term;
  std::optional<base::Instant> in_force_at;  ///< nothing while it is a draft
  base::Instant imported_at;
  std::string source_name;  ///< of the file that it was read from; empty for one entered by hand
  std::optional<duty::ReportPeriod> report_period;  ///< nothing, until it comes into force: the installation's
  std::optional<int> report_first_day;              ///< as in `duty::Reporting`
  std::optional<base::Instant> ended_at;
  std::optional<base::ProgrammeId> replaced_by;
  std::optional<base::Instant> archived_at;

  bool is_followed() const { return in_force_at && !ended_at; }
};

struct TaskRow {
  base::TaskId id;
  base::ProgrammeId programme;
  std::string ref;
  std::optional<std::string> owner;
  std::vector<std::string> owners;
  std::string text;
  std::vector<std::string> details, coordinators;
  std::optional<std::string> deliverable, receiving_level, deadline_text;
  bool inherited = false;
  base::Place place;
  std::optional<std::string> leader, note;
  deadline::Reading reading;
  std::optional<calendar::Day> review_on;           ///< of one without a day: when the office looks at it again
  std::optional<duty::ReportPeriod> report_period;  ///< nothing: its programme's
  std::optional<base::Instant> ended_at;
};

/// Keeps a programme as a draft, every task with its reading. progress: told of each task
base::ProgrammeId save(Connection& connection, const programme::Programme& read, calendar::Day issued_on,
                       base::Instant imported_at, const base::Progress& progress = {});

/// Keeps one more task of a programme. position: its place in the order of the programme's tasks, which must be free
base::TaskId add_task(Connection& connection, base::ProgrammeId programme, int position, const programme::Task& task);
/// The place after the programme's last task.
int last_position(Connection& connection, base::ProgrammeId programme);
/// The ref itself or, where a task of the programme has it already, «ref (2)», «ref (3)» …
std::string free_ref(Connection& connection, base::ProgrammeId programme, std::string_view ref);

void put_in_force(Connection& connection, base::ProgrammeId programme, base::Instant at);

std::optional<base::ProgrammeId> programme_with_source(Connection& connection, std::string_view sha256);
std::optional<base::ProgrammeId> programme_with_number(Connection& connection, std::string_view number,
                                                       calendar::Day issued_on);
// A draft that was discarded is found by none of these.
std::optional<ProgrammeRow> programme(Connection& connection, base::ProgrammeId id);
std::vector<ProgrammeRow> programmes(Connection& connection);

std::optional<TaskRow> task(Connection& connection, base::TaskId id);
std::vector<TaskRow> tasks_of(Connection& connection, base::ProgrammeId programme);
/// The provisions that have not become tasks.
std::vector<programme::Provision> provisions_of(Connection& connection, base::ProgrammeId programme);
std::vector<base::Problem> problems_of(Connection& connection, base::ProgrammeId programme);

}  // namespace store
