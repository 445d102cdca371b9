// Duties as the tables of a file: what is overdue, what falls due, and how each agency stands.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "duty/statements.h"
#include "report/counts.h"
#include "sheet/table.h"

namespace report {

/// A duty as a table shows it.
struct ListedDuty {
  std::string programme;  ///< its number, may be empty
  std::string ref, text, agency;
  calendar::Day original_due_on, due_on, effective_due_on;
  int days_overdue = 0, days_left = 0;
  bool claimed = false;
  std::optional<std::string> deliverable;  ///< where the document names one
  std::optional<std::string> decider;      ///< the level that must decide
  std::optional<duty::Cause> cause;        ///< of its delay
};

enum class Causes { shown, left_out };

/// The table of what is overdue, in the order given, without notes.
sheet::Table overdue_table(const std::vector<ListedDuty>& duties, Causes causes);

/// The table of what falls due, in the order given, without notes.
sheet::Table coming_table(const std::vector<ListedDuty>& duties);

struct AgencyCounts {
  std::string name;
  Counts counts;
};

/// How many duties of each agency stand where, with their total, without notes.
sheet::Table counts_table(const std::vector<AgencyCounts>& agencies, const Counts& total);

}  // namespace report
