// The page of a mail's link as values.
#pragma once
#include "render/values.h"
#include "service/mail_links.h"
#include "web/claim_form.h"

namespace web {

/// The duty, the form to report it where it may be claimed, and what became of what was sent.
///
/// link:   the path of the page; form: the token of its forms
/// notice: what has just been done, empty for nothing
render::Values link_page(const service::Linked& linked, const ClaimDraft& draft, calendar::Day today,
                         const std::string& link, const FormToken& form, std::string notice);

}  // namespace web
