// Digest facts: what a digest tells, counted anew each time it is told.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "notify/digest.h"
#include "service/context.h"
#include "store/duties.h"

namespace service {

/// What a digest is asked to tell.
struct DigestQuery {
  schedule::DigestKind kind = schedule::DigestKind::committee;
  std::string period;                    ///< as `schedule::DueDigest` has it
  std::vector<base::AgencyId> agencies;  ///< of an agencies' digest: those that it tells of
  std::optional<calendar::Day> day;      ///< how it stood at the end of a past day, how it will stand on one to come by
                                         ///< what is known now; nothing for now
  std::optional<base::Instant> since;    ///< when the digest before was told, where there was one; a period's is told
                                         ///< against the end of the period before
};

/// The digest, its parts summing to its totals.
/// problems: those of `period_report`; "sums_differ"
base::Result<notify::Digest> digest(const Context& context, const DigestQuery& query);

/// The duty as a mail shows it.
notify::Line line_of(const Context& context, const store::DutyRow& duty, const duty::Position& position);

}  // namespace service
