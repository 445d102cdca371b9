// Lines: one duty as a mail shows it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "duty/duty.h"
#include "render/values.h"
#include "report/duty_tables.h"

namespace notify {

struct Line {
  std::string ref, text, agency;
  std::string programme;                   ///< its number, may be empty
  std::optional<std::string> deliverable;  ///< the product that is missing, where the document names one
  std::optional<std::string> decider;      ///< the level that must decide
  calendar::Day due_on, effective_due_on;
  std::optional<calendar::Day> original_due_on;  ///< where the day was moved
  duty::Sort sort = duty::Sort::dated;
  duty::Position position;
  int spoken_for = 1;                                 ///< how many reminders this line stands for after a gap
  bool without_contact = false;                       ///< its agency has no contact: the office receives it instead
  std::optional<calendar::Day> acknowledged_until{};  ///< the day that its agency named
  std::string link;                                   ///< to the duty on the page
  std::string own_link{};    ///< to the form that reports it without signing in, for its recipient alone; may be empty
  base::DutyId duty{};       ///< in digests
  bool claimed = false;      ///< reported, and not confirmed yet
  bool is_new = false;       ///< in a digest: overdue since the one before
  std::int64_t changes = 0;  ///< of its day and state so far, by which calendars tell a newer event from an older
  base::Instant changed_at{};  ///< the last one
};

/// The line as a template shows it on that day: ref, programme, task, agency, missing, decider, link, own_link, due,
/// standing, alert, spoken_for, without_contact, claimed, is_new, is_late,
/// acknowledged.
render::Values row(const Line& line, calendar::Day day);

/// The line as a table of a file shows it.
report::ListedDuty listed(const Line& line);

/// «42 ngày».
std::string days_in_words(int count);

}  // namespace notify
