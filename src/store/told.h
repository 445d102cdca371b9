// Told duties: how every duty stood at any moment, by the event log alone.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "store/duties.h"

namespace store {

/// A duty as the events up to a moment tell of it. Its words (what is to be done, the agency's name) stand elsewhere.
struct ToldDuty {
  base::DutyId id;
  base::TaskId task;
  base::AgencyId agency;
  std::optional<base::AgencyId> of_group;  ///< as whose member the agency holds it
  int number = 0;
  duty::Sort sort = duty::Sort::dated;
  calendar::Day opens_on, original_due_on, due_on;
  int due_version = 1;
  duty::State state = duty::State::needs_action;
  std::optional<calendar::Day> evidence_on;
  std::optional<calendar::Day> ended_on;  ///< the first day on which the agency does not hold it any more
  base::Instant state_since;              ///< when the state became that

  duty::Facts facts() const;
};

/// The duties as they stood at the end of that second, by id: what the events up to it changed, one after another.
/// Costs grow with those events.
std::vector<ToldDuty> duties_told(Connection& connection, base::Instant moment);

/// The duty with the words that lists show, its state, day and agency as told.
DutyRow with_words(Connection& connection, const ToldDuty& told);

/// A duty of the tables in the same shape; since when it has its state they do not say.
ToldDuty as_told(const DutyRow& row);

/// Since when the log tells of duties, where it was begun before it did; nothing where it has told of them from the
/// first on.
std::optional<base::Instant> told_since(Connection& connection);

/// Tells, in one event, how every duty stands, where there are duties and the log has told of none. Once in the life of
/// a database that an older program wrote.
void begin_telling(Connection& connection, base::Instant now);

/// Something that the log tells of a duty and the tables hold otherwise, or the other way round.
struct Difference {
  base::DutyId duty;
  std::string about;       ///< what the duty is called: «II.3, Sở Y tế»; empty where it is gone
  std::string what;        ///< the column: "due_on"; "duty" where one of the two does not know it at all
  std::string told, held;  ///< as they are written; empty for nothing
};

/// All that the events tell against the duties as they are.
struct Comparison {
  std::size_t duties = 0;               ///< that there are
  std::vector<Difference> differences;  ///< by duty; none while they are changed only through this program
};
Comparison compare_with_log(Connection& connection);

}  // namespace store
