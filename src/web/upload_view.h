// The page on which a document is sent, and the one on which its sender watches it being read.
#pragma once
#include "render/values.h"
#include "service/intake.h"
#include "service/lists.h"

namespace web {

/// What was typed beside the file; the file itself must be chosen again.
struct UploadDraft {
  std::string number, issued_on, encoding, amends;
  std::optional<base::Problem> problem;
};

render::Values upload_page(const UploadDraft& draft, const std::vector<store::ProgrammeRow>& programmes,
                           const std::string& token);

/// What the sender sees meanwhile.
render::Values reading_page(const service::Intaken::Way& way);

}  // namespace web
