// Statement forms: what an agency's contact may say about a duty beside claiming it done.
#pragma once
#include <string>
#include <vector>

#include "service/talk.h"
#include "web/duty_form.h"

namespace web {

/// One of them as the page of a duty offers it, folded.
struct Offer {
  std::string path;  ///< last part of the path to which it is sent: "progress"
  MoveForm form;
};

/// Those that make sense of the duty now.
std::vector<Offer> offers(const Site& site, const service::DutySheet& sheet, const service::Talk& talk);

}  // namespace web
