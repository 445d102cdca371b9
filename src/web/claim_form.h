// The form of a claim: what is typed into it, the files with it, and its fields as values.
#pragma once
#include <httplib.h>

#include <optional>
#include <string>
#include <vector>

#include "duty/moves.h"
#include "render/values.h"
#include "service/evidence.h"
#include "service/lists.h"
#include "web/form.h"

namespace web {

/// What a person filled into the form for a claim, and what is wrong with it.
struct ClaimDraft {
  std::string document_number, document_on, receiving_level, note;
  bool had_files = false;  ///< they were chosen, and would have to be again: a browser shows none
  std::optional<base::Problem> problem;
  std::string cause = {};                 ///< code of why it is late, where it is
  std::optional<std::int64_t> seen = {};  ///< version of the duty that the form was sent with
};

/// The draft of a form that nobody has filled in yet: the receiving level that the document names stands there already,
/// and where the last claim was sent back, what it named.
ClaimDraft first_draft(const service::DutySheet& sheet);

/// What was sent; the problem is left to the caller.
ClaimDraft draft_of(const httplib::Request& request, const Form& form);
duty::Evidence evidence_of(const ClaimDraft& draft);

/// The files in the fields "evidence", but those that were not chosen. They view the request.
std::vector<service::SentFile> files_in(const httplib::Request& request);

/// Whether the claim that waits on the duty is that person's.
bool own_claim_waits(const service::DutySheet& sheet, base::PersonId person);

/// Sets what the templates "claim_fields.html" and "evidence_field.html" and the notice above them show.
void put_draft(render::Values& values, const ClaimDraft& draft, calendar::Day today);

/// Sets what the template "claim_form.html" shows of the duty beside the draft: whether it may be claimed, whether it
/// is late and so wants a cause, and the version by which another's change since is told.
void put_claim_facts(render::Values& values, const service::DutySheet& sheet, const ClaimDraft& draft,
                     calendar::Day today);

}  // namespace web
