// Progress in the store: what agencies say of open duties, and of which nothing has been heard.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "duty/statements.h"
#include "store/duties.h"

namespace store {

struct ProgressRow {
  base::DutyId duty;
  base::PersonId person;
  base::Instant said_at;
  duty::Progress progress;
};

void add_progress(Connection& connection, const ProgressRow& row);
/// The newest first.
std::vector<ProgressRow> progress_of(Connection& connection, base::DutyId duty);
/// Of every duty of the task, the newest first, at most `limit`.
std::vector<ProgressRow> progress_of_task(Connection& connection, base::TaskId task, int limit);

struct DelayRow {
  base::DutyId duty;
  base::PersonId person;
  base::Instant said_at;
  duty::Delay delay;  ///< its cause is there
};

void add_delay(Connection& connection, const DelayRow& row);
/// The newest first; it is the one that stands.
std::vector<DelayRow> delays_of(Connection& connection, base::DutyId duty);

/// Since when silence counts: nothing was heard of a duty in or after that instant, and it was owed before it.
struct Silence {
  calendar::Day until;  ///< the last day on which a duty must have been opened
  base::Instant after;  ///< the first instant after that day
};

/// What is said beside a duty in lists.
struct Mark {
  bool silent = false;
  std::optional<duty::Cause> cause;                 ///< why it is late, as its agency says
  std::optional<calendar::Day> acknowledged_until;  ///< the day that its agency named last, since it was moved or handed over
};

/// The marks of these duties; those of which there is nothing to say are left out.
std::map<base::DutyId, Mark> marks_of(Connection& connection, const std::vector<base::DutyId>& duties,
                                      const Silence& silence);

/// Open dated duties of which nothing was heard, the earliest due first: at most `limit`, after the cursor, of these
/// agencies where any are given.
std::vector<DutyRow> silent_duties(Connection& connection, const Silence& silence,
                                   const std::vector<base::AgencyId>& agencies, std::optional<Cursor> after, int limit);
std::int64_t count_silent(Connection& connection, const Silence& silence);

/// Open dated duties due up to a day, alike in all that their standing depends on, by why they are late.
struct CauseGroup {
  std::optional<duty::Cause> cause;
  duty::Facts facts;
  std::int64_t count = 0;
};
std::vector<CauseGroup> causes_of_open(Connection& connection, calendar::Day due_until);

}  // namespace store
