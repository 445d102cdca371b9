// The page of an amending document: what it changes, in three columns, and the form that decides on it.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "render/values.h"
#include "service/amendments.h"

namespace web {

/// What was filled in on the page; empty at first.
struct AmendmentDraft {
  std::map<int, std::string> choices;  ///< by number of the change: "accept", "reject"
  std::optional<base::Problem> problem;
};

/// How many changes stand on one page.
inline constexpr std::size_t changes_per_page = 200;

/// after: the number of the last change on the page before; 0 for the first page
render::Values amendment_page(const service::AmendmentSheet& sheet, const AmendmentDraft& draft, int after,
                              const std::string& token, std::string notice);

/// The amending documents as rows: id, document, issued, changes, waiting.
render::Values::List amendment_rows(const std::vector<service::AmendmentLine>& lines);

/// Those that wait for a decision as rows: id, document, programme, waiting.
render::Values::List waiting_rows(const std::vector<store::Waiting>& waiting);

}  // namespace web
