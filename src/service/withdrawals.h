// Withdrawals: whoever said something about a duty takes it back while nothing has been decided on it.
#pragma once
#include "service/voice.h"
#include "store/extensions.h"
#include "store/obstacles.h"

namespace service {

/// Each of these does its work in one transaction with its event, or gives a problem and changes nothing: those of
/// Speaker::of, "not_own" where another has said it, and "nothing_waits" where nothing waits for a decision any more.
/// What was taken back stays in the record. words: why; may be empty

/// Takes back the claim that waits on the duty, which stands again as it did before.
base::Result<base::Done> withdraw_claim(const Context& context, base::DutyId duty, std::string_view words,
                                        const Voice& voice);

/// Takes back the request for a later day that waits on the duty.
base::Result<base::Done> withdraw_extension(const Context& context, base::DutyId duty, std::string_view words,
                                            const Voice& voice);

/// Takes back an obstacle or proposal that is still open.
base::Result<base::Done> withdraw_obstacle(const Context& context, store::ObstacleId id, std::string_view words,
                                           const Voice& voice);

}  // namespace service
