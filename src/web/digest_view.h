// Digest pages: the kinds, one as it would be sent, the question before it is sent at once, and stopping.
#pragma once
#include <optional>
#include <string>

#include "base/problem.h"
#include "render/values.h"
#include "service/digest_choices.h"
#include "service/digests.h"

namespace web {

/// Whose form a page of digests shows, and what it says above.
struct DigestNotes {
  bool sends = false;  ///< the sender may send digests and note meetings
  std::string token, notice;
  std::optional<base::Problem> problem = {};
};

render::Values digests_page(const service::DigestsSheet& sheet, const DigestNotes& notes);

/// One kind of digest as it would be sent; without a preview why there is none.
render::Values digest_page(const service::DigestRequest& request, const service::DigestsSheet& sheet,
                           const std::optional<service::DigestPreview>& preview, const DigestNotes& notes);

/// The second question before a digest is sent at once.
render::Values digest_send_page(const service::DigestRequest& request, const service::DigestPreview& preview,
                                const DigestNotes& notes);

/// The page of a mail's link that stops digests.
render::Values stop_page(const service::StopSheet& sheet, const std::string& path, std::string notice);

/// The kinds as rows of a form: kind, kind_words, stopped.
render::Values::List choice_rows(const std::vector<service::DigestChoice>& choices);

/// "/digests/agency" with the query of the request, below it these words: "/file.xlsx".
std::string path_of(const service::DigestRequest& request, const std::string& below = {});

}  // namespace web
