// Claims that wait, as values, each with its two forms.
#pragma once
#include "render/values.h"
#include "service/lists.h"

namespace web {

/// What a person filled into the form of one claim, and what is wrong with it.
struct JudgementDraft {
  std::int64_t claim = 0;
  std::string person, reason;
  std::optional<base::Problem> problem;
};

render::Values waiting_page(const std::vector<service::WaitingClaim>& waiting,
                            const std::vector<people::Person>& deciders, const JudgementDraft& draft,
                            calendar::Day today, const std::string& token, std::string notice);

}  // namespace web
