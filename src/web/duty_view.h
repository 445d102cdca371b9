// One duty as values: where it stands, and the form to report it done.
#pragma once
#include "render/values.h"
#include "service/lists.h"
#include "web/claim_form.h"

namespace web {

/// token: of the form; notice: what has just been done, empty for nothing
render::Values duty_page(const service::DutySheet& sheet, const ClaimDraft& draft, calendar::Day today,
                         const std::string& token, std::string notice);

}  // namespace web
