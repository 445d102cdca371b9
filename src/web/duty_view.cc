#include "web/duty_view.h"

#include <algorithm>

#include "duty/changes.h"
#include "web/lines.h"

namespace web {
namespace {

/// What the office may do about the duty now, as links.
render::Values::List links_of(const service::DutySheet& sheet) {
  const auto& duty = sheet.line.duty;
  std::vector<std::pair<std::string, std::string>> moves;
  const bool was_accepted = !sheet.claims.empty() && sheet.claims.back().claim.state == store::ClaimState::confirmed &&
                            !sheet.claims.back().claim.decided_by;
  const bool suspended = duty.state == duty::State::suspended;
  if (suspended) moves.emplace_back("resume", "Tiếp tục");
  if (duty::is_wanting(duty.state) && duty.sort == duty::Sort::dated) moves.emplace_back("extend", "Gia hạn");
  if (duty::is_wanting(duty.state)) moves.emplace_back("suspend", "Tạm dừng");
  if (duty::is_wanting(duty.state) || suspended) moves.emplace_back("cancel", "Hủy");
  if (was_accepted) moves.emplace_back("send-back", "Trả lại báo cáo");
  return move_links("/duties/" + std::to_string(base::number(duty.id)), moves);
}

}  // namespace

render::Values duty_page(const service::DutySheet& sheet, const ClaimDraft& draft, calendar::Day today,
                         const std::string& token, std::string notice) {
  const auto& duty = sheet.line.duty;
  auto values = duty_line(sheet.line, today);
  const bool is_report = duty.sort == duty::Sort::report;
  values.text("title", (is_report ? "Báo cáo kỳ – " : "Báo cáo hoàn thành – ") + duty.ref).flag("at_tasks", true);
  values.number("task", base::number(duty.task)).flag("waits", duty.state == duty::State::claimed);
  values.text("opens", calendar::in_words(duty.opens_on)).text("notice", std::move(notice));
  const auto path = "/duties/" + std::to_string(base::number(duty.id));
  values.text("token", token).text("claim_path", path + "/claim").text("evidence_path", path + "/evidence");
  put_draft(values, draft, today);
  put_claim_facts(values, sheet, draft, today);
  values.list("moves", links_of(sheet)).list("versions", version_rows(sheet.versions));
  const auto extensions = std::ranges::count_if(sheet.versions, [](const auto& version) {
    return version.decision && version.decision->what == duty::Move::extended;
  });
  values.flag("any_versions", duty.due_version > 1)
      .text("extensions", extensions > 0 ? std::to_string(extensions) : "");
  render::Values::List claims;
  for (const auto& claim : sheet.claims) claims.push_back(claim_line(claim));
  values.flag("any_claims", !claims.empty()).list("claims", std::move(claims));
  return values;
}

}  // namespace web
