// Indicator words: what the page, the mails and the command line call where an indicator stands, and why it stands
// there.
#pragma once
#include <string>
#include <string_view>

#include "duty/indicator.h"

namespace duty {

/// «vượt», «đạt», «chưa đạt», «khó đạt», «đúng tiến độ», «chưa có số liệu», «chưa rõ».
std::string_view words_for(IndicatorStanding standing);

/// «cao hơn là tốt»; «chưa rõ cao hơn hay thấp hơn là tốt» where nobody has said.
std::string_view words_for(std::optional<Direction> direction);

/// The number as officials write it, with at most two decimals: «7,9», «1.850», «-0,25».
std::string figure_in_words(double figure);

/// How the standing of a target was reckoned (cách tính), in a sentence or two: by which figure, and what was asked.
///
/// goal:      as given to `judged`, which gave `judgement`
/// year:      of the target
/// this_year: the year in which it was seen
std::string how_judged(const Judgement& judgement, const std::optional<Goal>& goal, int year, const Course& course,
                       int this_year);

}  // namespace duty
