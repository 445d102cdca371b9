#include "web/duty_view.h"

#include "web/lines.h"

namespace web {
namespace {

bool may_be_claimed(duty::State state) {
  return state == duty::State::needs_action || state == duty::State::in_process || state == duty::State::returned;
}

void put_draft(render::Values& values, const ClaimDraft& draft, const std::vector<people::Person>& people) {
  values.list("people", people_options(people, draft.person)).text("document_number", draft.document_number);
  values.text("document_on", draft.document_on).text("receiving_level", draft.receiving_level).text("note", draft.note);
  if (draft.problem) values.text("problem", draft.problem->detail);
}

}  // namespace

ClaimDraft first_draft(const store::DutyRow& duty) {
  ClaimDraft draft;
  draft.receiving_level = duty.deciding_level().value_or("");
  return draft;
}

render::Values duty_page(const service::DutySheet& sheet, const ClaimDraft& draft, calendar::Day today,
                         const std::string& token, std::string notice) {
  const auto& duty = sheet.line.duty;
  auto values = duty_line(sheet.line, today);
  const bool is_report = duty.sort == duty::Sort::report;
  values.text("title", (is_report ? "Báo cáo kỳ – " : "Báo cáo hoàn thành – ") + duty.ref).flag("at_tasks", true);
  values.number("task", base::number(duty.task)).flag("waits", duty.state == duty::State::claimed);
  values.flag("is_report", is_report)
      .text("opens", calendar::in_words(duty.opens_on))
      .text("notice", std::move(notice));
  values.flag("may_be_claimed", may_be_claimed(duty.state)).flag("nobody_may", sheet.may_claim.empty());
  values.text("token", token).text("today_iso", calendar::iso(today));
  put_draft(values, draft, sheet.may_claim);
  render::Values::List claims;
  for (const auto& claim : sheet.claims) claims.push_back(claim_line(claim));
  values.flag("any_claims", !claims.empty()).list("claims", std::move(claims));
  return values;
}

}  // namespace web
