#include "report/indicators.h"

#include <algorithm>
#include <array>

namespace report {
namespace {

using duty::IndicatorStanding;

constexpr std::array best_first{IndicatorStanding::exceeded, IndicatorStanding::reached, IndicatorStanding::on_course,
                                IndicatorStanding::at_risk,  IndicatorStanding::missed,  IndicatorStanding::no_figure,
                                IndicatorStanding::unclear};

constexpr std::array worst_first{IndicatorStanding::missed,  IndicatorStanding::at_risk,   IndicatorStanding::no_figure,
                                 IndicatorStanding::unclear, IndicatorStanding::on_course, IndicatorStanding::reached,
                                 IndicatorStanding::exceeded};

auto place_of(IndicatorStanding standing) {
  return std::find(worst_first.begin(), worst_first.end(), standing) - worst_first.begin();
}

}  // namespace

IndicatorFigures figures_of(std::vector<IndicatorLine> lines) {
  IndicatorFigures figures;
  for (const auto standing : best_first)
    figures.counts.push_back({standing, std::count_if(lines.begin(), lines.end(),
                                                      [&](const auto& line) { return line.standing == standing; })});
  std::stable_sort(lines.begin(), lines.end(), [](const IndicatorLine& one, const IndicatorLine& other) {
    return place_of(one.standing) < place_of(other.standing);
  });
  figures.lines = std::move(lines);
  return figures;
}

}  // namespace report
