// Indicators in a report: how many stand where, and the list of them, worst first.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "duty/indicator.h"

namespace report {

/// An indicator as a report shows it: one of its targets, and what is known of it.
struct IndicatorLine {
  std::int64_t id = 0;
  std::string ref, name, unit;
  std::string programme;           ///< its number, or its title where it has none
  std::optional<int> target_year;  ///< nothing where it has no target with a year
  std::string target;              ///< as printed
  std::optional<int> figure_year;  ///< of the latest figure
  std::string figure;              ///< as typed; empty where there is none
  duty::IndicatorStanding standing = duty::IndicatorStanding::unclear;

  bool operator==(const IndicatorLine&) const = default;
};

/// How many indicators stand there.
struct StandingCount {
  duty::IndicatorStanding standing = duty::IndicatorStanding::unclear;
  std::int64_t count = 0;

  bool operator==(const StandingCount&) const = default;
};

struct IndicatorFigures {
  std::vector<StandingCount> counts;  ///< each standing once, the best first; they sum to the number of lines
  std::vector<IndicatorLine> lines;   ///< the worst first, else in the order given
};

/// missed, at risk, without a figure, unclear, on course, reached, exceeded
IndicatorFigures figures_of(std::vector<IndicatorLine> lines);

}  // namespace report
