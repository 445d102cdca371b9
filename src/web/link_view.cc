#include "web/link_view.h"

#include "duty/changes.h"
#include "web/lines.h"

namespace web {

render::Values link_page(const service::Linked& linked, const ClaimDraft& draft, calendar::Day today,
                         const std::string& link, const FormToken& form, std::string notice) {
  const auto& duty = linked.sheet.line.duty;
  auto values = duty_line(linked.sheet.line, today);
  values.text("title", "Báo cáo " + duty.ref).text("token", form.text());
  values.text("claim_path", link).text("evidence_path", link + "/evidence");
  values.text("acknowledge_path", link + "/acknowledge");
  values.text("person", linked.person.name).text("notice", std::move(notice));
  values.flag("own_claim_waits", own_claim_waits(linked.sheet, linked.person.id));
  put_draft(values, draft, today);
  put_claim_facts(values, linked.sheet, draft, today);
  render::Values::List claims;
  for (const auto& claim : linked.sheet.claims) claims.push_back(claim_line(claim, Files::only_named));
  values.flag("any_claims", !claims.empty()).list("claims", std::move(claims));
  return values;
}

}  // namespace web
