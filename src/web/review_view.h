// The review of a draft as values: each doubt with the form that settles it, and the page that asks a second time
// before a programme comes into force.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "render/values.h"
#include "service/import.h"
#include "service/review.h"
#include "store/agencies.h"

namespace web {

/// What a person filled into the form of one doubt, and what came of it.
struct ReviewDraft {
  std::string doubt;  ///< its key; empty where no form was sent
  std::string phrase, day, document_number, document_on, review_on, agency, name;
  std::array<std::string, 3> owners;
  std::optional<deadline::Reading> preview;  ///< what the deadline would mean
  std::optional<base::Problem> problem;
};

/// Which names are offered.
struct ReviewHelp {
  std::vector<std::string> agencies;
  calendar::Day today;
};

/// The help of a form about drafts: the names of all agencies, today.
ReviewHelp help_of(const service::Context& context);

/// Names as options of a datalist: agency_name.
render::Values::List agency_options(const std::vector<std::string>& agencies);

/// programme_id, programme (its kind and number), programme_title.
void put_programme(render::Values& values, const store::ProgrammeRow& programme);

render::Values review_page(const service::Review& review, const ReviewDraft& draft, const ReviewHelp& help,
                           const std::string& token, std::string notice);

/// What coming into force would do, asked a second time.
/// problem: why it was not done just now, empty for none
render::Values in_force_page(const service::Review& review, const service::Imported& would, const std::string& token,
                             std::string problem);

}  // namespace web
