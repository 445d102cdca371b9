// Claims: an agency says that a duty is done; someone else confirms it or sends it back.
#pragma once
#include "base/id.h"
#include "duty/moves.h"
#include "duty/statements.h"
#include "service/context.h"
#include "service/evidence.h"
#include "store/events.h"

namespace service {

struct NewClaim {
  base::DutyId duty;
  base::PersonId person;
  duty::Evidence evidence;
  std::string note;  ///< may be empty
  std::vector<SentFile> files{};
  std::optional<std::int64_t> seen = {};  ///< version of the duty that the person saw
  std::optional<duty::Cause> cause = {};  ///< why it is late, where it is
};

/// Keeps the claim with its files: the duty is then claimed and waits for a decision.
///
/// problems: "no_such_duty", "duty_changed", "no_such_person", "not_allowed", those of duty::cannot_claim and of
///           `drafted`; nothing is changed then
base::Result<base::ClaimId> claim(const Context& context, const NewClaim& claim, store::Door door);

struct Judgement {
  base::ClaimId claim;
  base::PersonId person;
  duty::Decision decision = duty::Decision::confirm;
  std::string reason;                     ///< needed to send it back
  std::optional<std::int64_t> seen = {};  ///< version of the duty that the person saw
};

/// Confirms or sends back a claim that waits.
/// problems: "no_such_claim", "duty_changed", "no_such_person", "not_allowed", and those of duty::cannot_decide
base::Result<base::Done> decide(const Context& context, const Judgement& judgement, store::Door door);

}  // namespace service
