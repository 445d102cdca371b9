// One duty as values: where it stands, and the form to report it done.
#pragma once
#include "render/values.h"
#include "service/lists.h"

namespace web {

/// What a person filled into the form for a claim, and what is wrong with it.
struct ClaimDraft {
  std::string document_number, document_on, receiving_level, note;
  std::optional<base::Problem> problem;
};

/// The draft of a form that nobody has filled in yet: the receiving level that the document names stands there already.
ClaimDraft first_draft(const store::DutyRow& duty);

/// token: of the form; notice: what has just been done, empty for nothing
render::Values duty_page(const service::DutySheet& sheet, const ClaimDraft& draft, calendar::Day today,
                         const std::string& token, std::string notice);

}  // namespace web
