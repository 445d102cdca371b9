// Access: whom a duty, a task or an agency concerns.
#pragma once
#include <variant>
#include <vector>

#include "base/id.h"
#include "service/context.h"

namespace service {

/// What a request is about; nothing for what is nobody's own.
using Subject = std::variant<std::monostate, base::DutyId, base::TaskId, base::AgencyId, base::EvidenceId>;

enum class By {
  leading,                  ///< the agency owes it
  leading_or_coordinating,  ///< or its programme names the agency beside those that lead
};

/// Whether one of the agencies is concerned. What is not there concerns nobody.
bool concerns(const Context& context, const Subject& subject, const std::vector<base::AgencyId>& agencies, By by);

}  // namespace service
