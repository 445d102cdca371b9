#include "web/claim_form.h"

#include <algorithm>

#include "web/talk_view.h"

namespace web {

ClaimDraft first_draft(const store::DutyRow& duty) {
  ClaimDraft draft;
  draft.receiving_level = duty.deciding_level().value_or("");
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
  const auto [first, last] = request.files.equal_range("evidence");
  for (auto part = first; part != last; ++part) {
    const auto& sent = part->second;
    if (sent.filename.empty() && sent.content.empty()) continue;  // a browser's way to say that none was chosen
    files.push_back({.name = file_name(sent.filename, "minh chứng"), .bytes = sent.content});
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

}  // namespace web
