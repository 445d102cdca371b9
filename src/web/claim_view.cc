#include "web/claim_view.h"

#include <algorithm>

#include "web/lines.h"

namespace web {
namespace {

using render::Values;

std::string waiting_in_words(int days) { return days == 0 ? "Gửi hôm nay" : "Chờ " + std::to_string(days) + " ngày"; }

Values claim_row(const service::WaitingClaim& waiting, base::PersonId visitor, const JudgementDraft& draft,
                 calendar::Day today) {
  const bool drafted = draft.claim == base::number(waiting.claim.claim.id);
  auto row = claim_line(waiting.claim);
  row.text("waiting", waiting_in_words(waiting.days_waiting));
  row.flag("is_own", waiting.claim.claim.person == visitor);
  row.number("duty_id", base::number(waiting.duty.duty.id)).number("version", waiting.version);
  row.text("typed_reason", drafted ? draft.reason : "");
  if (drafted && draft.problem) row.text("row_problem", draft.problem->detail);
  Values::List duty;
  duty.push_back(duty_line(waiting.duty, today));
  return std::move(row.list("duty", std::move(duty)));
}

}  // namespace

Values waiting_page(const std::vector<service::WaitingClaim>& waiting, base::PersonId visitor,
                    const JudgementDraft& draft, calendar::Day today, const std::string& token, std::string notice) {
  Values values;
  values.text("title", "Chờ xác nhận").flag("at_claims", true).text("token", token).text("notice", std::move(notice));
  Values::List rows;
  rows.reserve(waiting.size());
  for (const auto& claim : waiting) rows.push_back(claim_row(claim, visitor, draft, today));
  const bool shown =
      std::ranges::any_of(waiting, [&](const auto& each) { return base::number(each.claim.claim.id) == draft.claim; });
  if (draft.problem && !shown) values.text("kept_reason", draft.reason);
  if (draft.problem && !shown) values.text("problem", draft.problem->detail);
  values.flag("any", !rows.empty()).list("lines", std::move(rows));
  return values;
}

}  // namespace web
