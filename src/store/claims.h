// Claims in the store: who said that a duty is done, with what evidence, and who confirmed or returned it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "calendar/day.h"
#include "store/connection.h"

namespace store {

enum class ClaimState { waiting, confirmed, returned };
std::string_view code(ClaimState state);

struct ClaimRow {
  base::ClaimId id;
  base::DutyId duty;
  base::PersonId person;
  base::Instant claimed_at;
  std::string document_number;
  calendar::Day document_on;
  std::string receiving_level;
  std::string note;
  ClaimState state = ClaimState::waiting;
  std::optional<base::PersonId> decided_by;
  std::optional<base::Instant> decided_at;
  std::string reason;
  std::optional<base::Instant> accepted_at = {};  ///< by the setting, without anyone's decision
};

/// Keeps a new claim that waits; id and decision are not read.
base::ClaimId add_claim(Connection& connection, const ClaimRow& claim);
void decide(Connection& connection, base::ClaimId claim, ClaimState state, base::PersonId by, base::Instant at,
            std::string_view reason);

/// Confirms a claim that waits by the setting, without anyone's decision.
void accept(Connection& connection, base::ClaimId claim, base::Instant at);

std::optional<ClaimRow> claim(Connection& connection, base::ClaimId id);
std::vector<ClaimRow> claims_of(Connection& connection, base::DutyId duty);
/// The claims that wait, the longest first, at most `limit`.
std::vector<ClaimRow> waiting_claims(Connection& connection, int limit);

}  // namespace store
