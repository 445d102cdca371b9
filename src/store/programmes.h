// Programmes in the store: what was read, with its tasks, provisions and doubts.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
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
  std::string source_name;
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
  int line = 0;
  deadline::Reading reading;
  std::optional<calendar::Day> review_on;           ///< of one without a day: when the office looks at it again
  std::optional<duty::ReportPeriod> report_period;  ///< nothing: its programme's
  std::optional<base::Instant> ended_at;
};

/// Keeps a programme as a draft, every task with its reading.
base::ProgrammeId save(Connection& connection, const programme::Programme& read, calendar::Day issued_on,
                       base::Instant imported_at);

void put_in_force(Connection& connection, base::ProgrammeId programme, base::Instant at);

std::optional<base::ProgrammeId> programme_with_source(Connection& connection, std::string_view sha256);
std::optional<base::ProgrammeId> programme_with_number(Connection& connection, std::string_view number,
                                                       calendar::Day issued_on);
std::optional<ProgrammeRow> programme(Connection& connection, base::ProgrammeId id);
std::vector<ProgrammeRow> programmes(Connection& connection);

std::optional<TaskRow> task(Connection& connection, base::TaskId id);
std::vector<TaskRow> tasks_of(Connection& connection, base::ProgrammeId programme);
std::vector<programme::Provision> provisions_of(Connection& connection, base::ProgrammeId programme);
std::vector<base::Problem> problems_of(Connection& connection, base::ProgrammeId programme);

}  // namespace store
