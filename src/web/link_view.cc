#include "web/link_view.h"

#include "duty/changes.h"
#include "web/lines.h"

namespace web {

render::Values link_page(const service::Linked& linked, const ClaimDraft& draft, calendar::Day today,
                         const std::string& link, const FormToken& form, std::string notice) {
  const auto& duty = linked.sheet.line.duty;
  auto values = duty_line(linked.sheet.line, today);
  values.text("title", "Báo cáo " + duty.ref).text("link", link).text("token", form.text());
  values.text("person", linked.person.name).text("notice", std::move(notice));
  values.flag("is_report", duty.sort == duty::Sort::report).flag("may_be_claimed", duty::is_wanting(duty.state));
  values.flag("own_claim_waits", own_claim_waits(linked.sheet, linked.person.id));
  put_draft(values, draft, today);
  render::Values::List claims;
  for (const auto& claim : linked.sheet.claims) claims.push_back(claim_line(claim, Files::only_named));
  values.flag("any_claims", !claims.empty()).list("claims", std::move(claims));
  return values;
}

}  // namespace web
