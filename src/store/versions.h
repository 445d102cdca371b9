// Decisions in the store: the documents by which duties moved, and what was before.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "duty/changes.h"
#include "store/duties.h"

namespace store {

enum class DecisionId : std::int64_t {};

struct DecisionRow {
  DecisionId id;
  duty::Move what = duty::Move::extended;
  duty::Mandate mandate;  ///< complete: its day and reason are there
  std::optional<base::PersonId> decided_by;
  base::Instant decided_at;
};

/// Keeps a decision; its id is not read.
DecisionId add_decision(Connection& connection, const DecisionRow& decision);

/// One day that a duty has had, and the decision that set it; none for a day that the programme itself set.
struct DueVersion {
  int version = 1;
  calendar::Day due_on;
  std::optional<DecisionRow> decision;
};

/// Sets the duty's day by a decision as its next version. Steps of the ladder up to `owed_from` are not owed.
void move_due(Connection& connection, const DutyRow& duty, calendar::Day due_on, DecisionId decision,
              base::Instant owed_from);

/// Says by what decision a duty that was just made has its first day.
void note_first_version(Connection& connection, base::DutyId duty, calendar::Day due_on, DecisionId decision);

/// Every day that the duty has had, the first one first.
std::vector<DueVersion> versions_of(Connection& connection, const DutyRow& duty);

/// Suspends, resumes or cancels a duty by a decision.
void change_state(Connection& connection, const DutyRow& duty, duty::State state, DecisionId decision);

/// The state from which the duty was last suspended.
duty::State state_before_suspension(Connection& connection, base::DutyId duty);

/// Gives a duty to another agency's assignment of its task; it is numbered after those that are there.
void hand_over(Connection& connection, const DutyRow& duty, base::AssignmentId to, base::AgencyId agency,
               DecisionId decision, base::Instant owed_from);

/// How many times the duty's day was extended.
int extensions_of(Connection& connection, base::DutyId duty);

}  // namespace store
