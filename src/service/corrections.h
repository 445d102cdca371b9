// Corrections: what was typed wrong in a confirmed claim is mended by two people, and what stood there is kept.
#pragma once
#include <vector>

#include "service/lists.h"
#include "service/voice.h"
#include "store/corrections.h"

namespace service {

/// Asks that the confirmed claim of the duty names this evidence instead. words: why
/// problems: those of Speaker::of and duty::cannot_prove, "not_confirmed", "nothing_changed", "correction_waits",
/// "words_missing", "field_too_long"
base::Result<store::CorrectionId> ask_correction(const Context& context, base::DutyId duty,
                                                 const duty::Evidence& evidence, std::string_view words,
                                                 const Voice& voice);

enum class Verdict { approve, refuse };

/// Decides as the office, by another person than the one who asked. Approved, the claim and the standing of its duty
/// are as the new evidence says; lists of a past day keep telling what was known then. words: why, where refused
/// problems: "no_such_correction", "correction_settled", "own_correction", "not_confirmed", "duty_changed",
/// "no_such_person", "not_allowed", "words_missing", "field_too_long"
base::Result<base::Done> decide_correction(const Context& context, store::CorrectionId id, Verdict verdict,
                                           std::string_view words, const Voice& voice);

struct CorrectionLine {
  store::CorrectionRow correction;
  std::string person, decider;
};

/// A correction with its duty, for who decides on it.
struct WaitingCorrection {
  CorrectionLine line;
  DutyLine duty;
  std::int64_t version = 0;  ///< of the duty
};

/// Those that wait, the longest first; at most 100.
std::vector<WaitingCorrection> waiting_corrections(const Context& context);
std::optional<WaitingCorrection> correction(const Context& context, store::CorrectionId id);

}  // namespace service
