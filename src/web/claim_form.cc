#include "web/claim_form.h"

#include <algorithm>

#include "duty/changes.h"
#include "web/sent_files.h"
#include "web/talk_view.h"

namespace web {

ClaimDraft first_draft(const service::DutySheet& sheet) {
  ClaimDraft draft;
  draft.receiving_level = sheet.line.duty.deciding_level().value_or("");
  if (sheet.claims.empty() || sheet.claims.back().claim.state != store::ClaimState::returned) return draft;
  const auto& returned = sheet.claims.back().claim;
  draft.document_number = returned.document_number;
  draft.document_on = calendar::iso(returned.document_on);
  draft.receiving_level = returned.receiving_level;
  return draft;
}

ClaimDraft draft_of(const httplib::Request& request, const Form& form) {
  return {.document_number = form.value("document_number"),
          .document_on = form.value("document_on"),
          .receiving_level = form.value("receiving_level"),
          .note = form.value("note"),
          .had_files = !files_in(request).empty(),
          .problem = {},
          .cause = form.value("cause"),
          .seen = number_typed(form.value("version"))};
}

duty::Evidence evidence_of(const ClaimDraft& draft) {
  return {.document_number = draft.document_number,
          .document_on = day_typed(draft.document_on),
          .receiving_level = draft.receiving_level};
}

std::vector<service::SentFile> files_in(const httplib::Request& request) {
  std::vector<service::SentFile> files;
  for (const auto& sent : files_sent(request, "evidence")) {
    if (sent.name.empty() && sent.bytes.empty()) continue;  // a browser's way to say that none was chosen
    files.push_back({.name = file_name(sent.name, "minh chứng"), .bytes = sent.bytes.view()});
  }
  return files;
}

bool own_claim_waits(const service::DutySheet& sheet, base::PersonId person) {
  return std::ranges::any_of(sheet.claims, [&](const service::ClaimLine& line) {
    return line.claim.state == store::ClaimState::waiting && line.claim.person == person;
  });
}

void put_draft(render::Values& values, const ClaimDraft& draft, calendar::Day today) {
  values.text("document_number", draft.document_number).text("document_on", draft.document_on);
  values.text("receiving_level", draft.receiving_level).text("note", draft.note);
  values.text("today_iso", calendar::iso(today)).list("causes", cause_rows(draft.cause));
  if (!draft.problem) return;
  values.text("problem", draft.problem->detail).flag("choose_again", draft.had_files);
}

void put_claim_facts(render::Values& values, const service::DutySheet& sheet, const ClaimDraft& draft,
                     calendar::Day today) {
  const bool is_report = sheet.line.duty.sort == duty::Sort::report;
  values.flag("is_report", is_report).flag("may_be_claimed", duty::is_wanting(sheet.line.duty.state));
  values.flag("is_past_due", !is_report && today > sheet.line.position.effective_due_on);
  values.number("version", draft.seen.value_or(sheet.version));
}

}  // namespace web
