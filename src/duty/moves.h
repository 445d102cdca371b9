// Moves: what people may do about a duty, and why not.
#pragma once
#include <optional>
#include <string>

#include "base/problem.h"
#include "duty/duty.h"

namespace duty {

/// What proves that a duty is done: an official document and the level that received it.
struct Evidence {
  std::string document_number;  ///< "125-BC/TU"
  std::optional<calendar::Day> document_on;
  std::string receiving_level;  ///< cấp nhận: "Ban Thường vụ Tỉnh ủy"
};

/// Longest text that a form field of a move takes, in bytes of UTF-8.
inline constexpr std::size_t longest_field = 4000;

/// Why the duty cannot be claimed done with this evidence today; nothing where it can.
///
/// The duty must be open and not already claimed; the document needs a number, a day that is neither in the future nor
/// before the duty's period, and a receiving level. kinds: "claim_waits", "already_completed", "not_open",
/// "evidence_missing", "evidence_in_future", "evidence_too_early", "field_too_long"
///
/// opens_on: the first day of the duty's period
std::optional<base::Problem> cannot_claim(State state, calendar::Day opens_on, const Evidence& evidence,
                                          calendar::Day today);

/// Why the document proves nothing about a duty whose period opens on that day: the part of `cannot_claim` that does
/// not depend on the duty's state.
std::optional<base::Problem> cannot_prove(calendar::Day opens_on, const Evidence& evidence, calendar::Day today);

enum class Decision { confirm, send_back };

/// Why a claim cannot be confirmed or returned by that person; nothing where it can.
///
/// It must still wait, the person must not be the claimant, and a return needs a reason. kinds: "claim_settled",
/// "own_claim", "reason_missing", "field_too_long"
std::optional<base::Problem> cannot_decide(Decision decision, bool waits, bool by_claimant, std::string_view reason);

}  // namespace duty
