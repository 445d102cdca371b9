#include "report/indicators.h"

#include <catch2/catch.hpp>

using namespace report;
using duty::IndicatorStanding;

TEST_CASE("every indicator is counted once, and the worst come first", "[report][indicator]") {
  std::vector<IndicatorLine> lines;
  const auto add = [&](std::int64_t id, IndicatorStanding standing) {
    IndicatorLine line;
    line.id = id;
    line.standing = standing;
    lines.push_back(line);
  };
  add(1, IndicatorStanding::exceeded);
  add(2, IndicatorStanding::missed);
  add(3, IndicatorStanding::on_course);
  add(4, IndicatorStanding::at_risk);
  add(5, IndicatorStanding::missed);
  add(6, IndicatorStanding::unclear);
  const auto figures = figures_of(lines);
  std::vector<std::int64_t> order;
  for (const auto& line : figures.lines) order.push_back(line.id);
  CHECK(order == std::vector<std::int64_t>{2, 5, 4, 6, 3, 1});
  std::int64_t sum = 0;
  for (const auto& [standing, count] : figures.counts) {
    sum += count;
    CHECK(count == (standing == IndicatorStanding::missed                                                ? 2
                    : standing == IndicatorStanding::reached || standing == IndicatorStanding::no_figure ? 0
                                                                                                         : 1));
  }
  CHECK(sum == 6);
  CHECK(figures.counts.size() == 7);
}
