// Indicator pages: the list with where each stands, and one with its chart, figures and forms.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "render/values.h"
#include "service/indicators.h"

namespace web {

/// What the list is asked for.
struct IndicatorFilter {
  std::optional<base::ProgrammeId> programme;
  int year = 0;  ///< whose targets are shown
  std::optional<duty::IndicatorStanding> standing;
  bool without_direction = false;  ///< only those of which nobody has said what is good
};

render::Values indicators_page(const std::vector<service::IndicatorSheet>& sheets,
                               const std::vector<store::ProgrammeRow>& programmes, const IndicatorFilter& filter,
                               base::Instant now);

/// The form for a figure as someone left it, and why it was not taken.
struct FigureDraft {
  std::string year, value, document_number, document_on;
  std::string direction;  ///< of the other form
  std::optional<base::Problem> problem;
};

render::Values indicator_page(const service::IndicatorRecord& record, const FigureDraft& draft,
                              const std::string& token, std::string notice, calendar::Day today);

/// «Chưa đạt»: the standing at the beginning of a cell.
std::string standing_in_words(duty::IndicatorStanding standing);

/// The class of the style sheet for a standing's chip.
std::string_view tone_of(duty::IndicatorStanding standing);

/// How many stand where, as rows: standing, standing_code, tone, count; only those that there are.
render::Values::List standing_rows(const std::vector<report::StandingCount>& counts);

}  // namespace web
