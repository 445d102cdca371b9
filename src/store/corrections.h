// Corrections in the store: what was typed wrong in a confirmed claim, who asked to mend it and who approved.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "duty/moves.h"
#include "store/claims.h"

namespace store {

enum class CorrectionId : std::int64_t {};
enum class CorrectionState { waiting, approved, refused };
std::string_view code(CorrectionState state);

struct CorrectionRow {
  CorrectionId id;
  base::ClaimId claim;
  base::DutyId duty;
  base::PersonId person;
  base::Instant asked_at;
  std::string words;       ///< why
  duty::Evidence was, is;  ///< each complete
  CorrectionState state = CorrectionState::waiting;
  std::optional<base::PersonId> decided_by = {};
  std::optional<base::Instant> decided_at = {};
  std::string answer = {};  ///< why it was refused
};

/// Keeps a request that waits; id, duty and decision are not read.
CorrectionId add_correction(Connection& connection, const CorrectionRow& row);
/// Puts the new evidence in the place of the claim's, and its day in that of the duty's.
void approve(Connection& connection, const CorrectionRow& row, base::PersonId by, base::Instant at);
void refuse(Connection& connection, CorrectionId id, base::PersonId by, base::Instant at, std::string_view why);

std::optional<CorrectionRow> correction(Connection& connection, CorrectionId id);
/// The newest first.
std::vector<CorrectionRow> corrections_of(Connection& connection, base::DutyId duty);
/// Those that wait, the longest first, at most `limit`.
std::vector<CorrectionRow> waiting_corrections(Connection& connection, int limit);
std::int64_t count_waiting_corrections(Connection& connection);

}  // namespace store
