// Decided: what every change on the strength of a document does first and last.
#pragma once

#include "duty/moves.h"
#include "service/changes.h"
#include "store/json.h"

namespace service {

inline base::Problem problem(std::string kind, std::string detail) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = {}};
}

/// Why the person may not change anything: "no_such_person", "not_allowed". Nobody is the command line's administrator.
std::optional<base::Problem> cannot_act(store::Connection& connection, std::optional<base::PersonId> person,
                                        store::Door door, calendar::Day today);

/// A decision within the caller's transaction: who, when, by what document, for what move.
class Decided {
 public:
  /// The decision, kept; or why there can be none.
  static base::Result<Decided> of(store::Connection& connection, duty::Move move, const Act& act, base::Instant now);

  store::DecisionId id() const { return id_; }
  base::Instant at() const { return at_; }
  /// From when on what it makes is owed.
  base::Instant owed_from() const { return owed_from_; }

  /// Writes the event of one subject that the decision changed: "duty", "task", "programme".
  void note(store::Connection& connection, std::string_view subject, std::int64_t number, const nlohmann::json& before,
            nlohmann::json after) const;

 private:
  Decided() = default;

  store::DecisionId id_{};
  duty::Move move_ = duty::Move::extended;
  Act act_;
  base::Instant at_, owed_from_;
};

/// Moves the day of a duty that `duty::cannot_extend` lets move, with its event.
void extend_by(store::Connection& connection, const store::DutyRow& duty, calendar::Day to, const Decided& decided);

/// Withdraws a duty by the decision where it still can be, with its event; false where it cannot.
bool withdraw(store::Connection& connection, const store::DutyRow& duty, const Decided& decided);

}  // namespace service
