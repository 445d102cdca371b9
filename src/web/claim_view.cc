#include "web/claim_view.h"

#include <algorithm>

#include "web/lines.h"

namespace web {
namespace {

using render::Values;

std::string waiting_in_words(int days) { return days == 0 ? "Gửi hôm nay" : "Chờ " + std::to_string(days) + " ngày"; }

/// The people who may decide on this claim: never the one who made it.
std::vector<people::Person> others(std::vector<people::Person> deciders, base::PersonId claimant) {
  std::erase_if(deciders, [&](const auto& person) { return person.id == claimant; });
  return deciders;
}

Values claim_row(const service::WaitingClaim& waiting, const std::vector<people::Person>& deciders,
                 const JudgementDraft& draft, calendar::Day today) {
  const bool drafted = draft.claim == base::number(waiting.claim.claim.id);
  const auto people = others(deciders, waiting.claim.claim.person);
  auto row = claim_line(waiting.claim);
  row.text("waiting", waiting_in_words(waiting.days_waiting));
  row.list("people", people_options(people, drafted ? draft.person : "")).flag("nobody_may", people.empty());
  row.text("typed_reason", drafted ? draft.reason : "");
  if (drafted && draft.problem) row.text("row_problem", draft.problem->detail);
  Values::List duty;
  duty.push_back(duty_line(waiting.duty, today));
  return std::move(row.list("duty", std::move(duty)));
}

}  // namespace

Values waiting_page(const std::vector<service::WaitingClaim>& waiting, const std::vector<people::Person>& deciders,
                    const JudgementDraft& draft, calendar::Day today, const std::string& token, std::string notice) {
  Values values;
  values.text("title", "Chờ xác nhận").flag("at_claims", true).text("token", token).text("notice", std::move(notice));
  Values::List rows;
  rows.reserve(waiting.size());
  for (const auto& claim : waiting) rows.push_back(claim_row(claim, deciders, draft, today));
  const bool shown =
      std::ranges::any_of(waiting, [&](const auto& each) { return base::number(each.claim.claim.id) == draft.claim; });
  if (draft.problem && !shown) values.text("problem", draft.problem->detail);
  values.flag("any", !rows.empty()).list("lines", std::move(rows));
  return values;
}

}  // namespace web
