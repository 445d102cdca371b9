// Withdrawals in the store: what was claimed, asked for or stated, taken back while nothing was decided on it. A claim
// or a request that was taken back reads as sent back or refused by nobody.
#pragma once
#include "store/claims.h"
#include "store/extensions.h"
#include "store/obstacles.h"

namespace store {

/// Takes back a claim or a request that waits; closes an obstacle without an answer.
void withdraw(Connection& connection, base::ClaimId claim, base::Instant at);
void withdraw(Connection& connection, ExtensionId request, base::Instant at);
void withdraw(Connection& connection, ObstacleId obstacle, base::Instant at);

inline bool is_withdrawn(const ClaimRow& claim) { return claim.state == ClaimState::returned && !claim.decided_by; }
inline bool is_withdrawn(const ExtensionRow& request) {
  return request.state == ExtensionState::refused && !request.decided_by;
}

}  // namespace store
