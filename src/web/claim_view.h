// Claims that wait, as values, each with its two forms.
#pragma once
#include "render/values.h"
#include "service/lists.h"

namespace web {

/// What a person filled into the form of one claim, and what is wrong with it.
struct JudgementDraft {
  std::int64_t claim = 0;
  std::string reason;
  std::optional<base::Problem> problem;
};

/// visitor: who looks; their own claims others decide on
render::Values waiting_page(const std::vector<service::WaitingClaim>& waiting, base::PersonId visitor,
                            const JudgementDraft& draft, calendar::Day today, const std::string& token,
                            std::string notice);

}  // namespace web
