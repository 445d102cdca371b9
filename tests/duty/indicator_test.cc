#include "duty/indicator.h"

#include <catch2/catch.hpp>

using namespace duty;
using Standing = duty::IndicatorStanding;

namespace {

programme::Indicator indicator(std::string name, std::string target) {
  programme::Indicator read;
  read.name = std::move(name);
  read.targets = {{.year = 2030, .title = "", .value = std::move(target)}};
  return read;
}

/// The standing of the target of a year, with the targets of the years before it.
Standing standing_of(std::optional<Goal> goal, std::optional<Direction> direction, int year, Figures figures,
                     int this_year, std::map<int, Goal> goals = {}) {
  return judged(goal, year, {.direction = direction, .goals = std::move(goals), .figures = std::move(figures)},
                this_year)
      .standing;
}

}  // namespace

TEST_CASE("a printed target is a figure, a range or a bound", "[indicator]") {
  CHECK(goal_in("9,5") == Goal{9.5, 9.5});
  CHECK(goal_in("7,5-8") == Goal{7.5, 8});
  CHECK(goal_in("từ 8,5 - 9%") == Goal{8.5, 9});
  CHECK(goal_in("7% đến 7,5%") == Goal{7, 7.5});
  CHECK(goal_in("Trên 92") == Goal{92, 92, true, false});
  CHECK(goal_in("dưới 1%") == Goal{1, 1, false, true});
  CHECK(goal_in("giảm còn 1,6%") == Goal{1.6, 1.6});
  CHECK(goal_in("không còn") == Goal{0, 0});
  CHECK(goal_in("95.000 tỷ đồng, trong đó 3.000 tỷ đồng từ cảng") == Goal{95000, 95000});
}

TEST_CASE("a target with no figure or several is no goal", "[indicator]") {
  CHECK_FALSE(goal_in("%"));
  CHECK_FALSE(goal_in(""));
  CHECK_FALSE(goal_in("có 9 bác sĩ và 30 giường bệnh"));
  CHECK_FALSE(goal_in("8-7,5"));
  CHECK_FALSE(goal_in("1.850,5.2"));
}

TEST_CASE("only clear words say what is good", "[indicator]") {
  CHECK(direction_guessed(indicator("Tỷ lệ hộ nghèo", "2%")) == Direction::lower);
  CHECK(direction_guessed(indicator("Tỷ lệ rác chôn lấp", "giảm còn 12%")) == Direction::lower);
  CHECK(direction_guessed(indicator("Tuổi thọ", "trên 75 tuổi")) == Direction::higher);
  CHECK_FALSE(direction_guessed(indicator("Cơ cấu kinh tế", "66%")));
  CHECK_FALSE(direction_guessed(indicator("Phát thải", "giảm 2%")));
  CHECK_FALSE(direction_guessed(indicator("Tỷ lệ hộ nghèo", "trên 1%")));
}

TEST_CASE("a year that is over is judged by its own figure", "[indicator]") {
  const auto standing = [](std::string_view target, Direction direction, double value) {
    return standing_of(goal_in(target), direction, 2026, {{2026, value}}, 2027);
  };
  CHECK(standing("7,5-8", Direction::higher, 7.4) == Standing::missed);
  CHECK(standing("7,5-8", Direction::higher, 7.5) == Standing::reached);
  CHECK(standing("7,5-8", Direction::higher, 8.1) == Standing::exceeded);
  CHECK(standing("trên 90", Direction::higher, 90) == Standing::missed);
  CHECK(standing("trên 90", Direction::higher, 99) == Standing::reached);
  CHECK(standing("dưới 1%", Direction::lower, 1) == Standing::missed);
  CHECK(standing("2", Direction::lower, 1.5) == Standing::exceeded);
  CHECK(standing("30-32", Direction::range, 33) == Standing::missed);
  CHECK(standing("30-32", Direction::range, 31) == Standing::reached);
  CHECK(standing_of(goal_in("2"), Direction::lower, 2026, {{2025, 1.0}}, 2027) == Standing::no_figure);
  CHECK(standing_of(goal_in("2"), {}, 2026, {{2026, 1.0}}, 2027) == Standing::unclear);
}

TEST_CASE("a year to come is judged by the straight line from the first figure", "[indicator]") {
  const auto goal = goal_in("100");
  const auto standing = [&](const Figures& figures) {
    return standing_of(goal, Direction::higher, 2030, figures, 2027);
  };
  CHECK(standing({}) == Standing::no_figure);
  CHECK(standing({{2025, 50}, {2026, 60}}) == Standing::on_course);
  CHECK(standing({{2025, 50}, {2026, 59}}) == Standing::at_risk);
  CHECK(standing({{2025, 50}, {2026, 100}}) == Standing::on_course);
  CHECK(standing_of(goal, Direction::higher, 2027, {{2027, 99}}, 2027) == Standing::at_risk);
}

TEST_CASE("a figure older than every target is where the way begins, and says nothing of it", "[indicator]") {
  CHECK(standing_of(goal_in("100"), Direction::higher, 2030, {{2025, 50}}, 2028) == Standing::no_figure);
  CHECK(standing_of(goal_in("100"), Direction::higher, 2030, {{2025, 101}}, 2028) == Standing::on_course);
}

TEST_CASE("who missed the target of one year by far is not on course for the next", "[indicator]") {
  const std::map<int, Goal> goals{{2026, {8, 8}}, {2027, {9, 9}}, {2030, {12, 12}}};
  const auto next = [&](double reached, int year) {
    return standing_of(goals.at(year), Direction::higher, year, {{2026, reached}}, 2027, goals);
  };
  CHECK(next(4, 2027) == Standing::at_risk);
  CHECK(next(7.9, 2027) == Standing::at_risk);
  CHECK(next(8, 2027) == Standing::on_course);
  CHECK(next(8, 2030) == Standing::on_course);
  CHECK(next(9, 2027) == Standing::on_course);
}

TEST_CASE("between two targets the way is straight", "[indicator]") {
  const std::map<int, Goal> goals{{2026, {10, 10}}, {2030, {30, 30}}};
  const auto in_2028 = [&](double reached) {
    return judged(goals.at(2030), 2030,
                  {.direction = Direction::higher, .goals = goals, .figures = {{2026, 10}, {2028, reached}}}, 2029);
  };
  CHECK(in_2028(20) == Judgement{Standing::on_course, 2028, 10.0});
  CHECK(in_2028(19.9) == Judgement{Standing::at_risk, 2028, 10.0});
}

TEST_CASE("on the way, too, more is never worse, and the mirror image stands the same", "[indicator]") {
  const auto rank = [](Standing standing) { return standing == Standing::at_risk ? 0 : 1; };
  for (int target = 1; target <= 6; ++target)
    for (int final_one = 1; final_one <= 8; ++final_one)
      for (const int start : {0, 3, 7}) {
        const auto low = static_cast<double>(target), high = static_cast<double>(final_one);
        const std::map<int, Goal> goals{{2026, {low, low}}, {2029, {high, high}}};
        const std::map<int, Goal> mirrored{{2026, {-low, -low}}, {2029, {-high, -high}}};
        for (const int year : {2026, 2027, 2028}) {
          int before = 0;
          for (double value = 0; value <= 9; value += 0.25) {
            const auto began = static_cast<double>(start);
            const auto stands =
                standing_of(goals.at(2029), Direction::higher, 2029, {{2024, began}, {year, value}}, 2028, goals);
            CHECK(rank(stands) >= before);
            before = rank(stands);
            if (value >= high) CHECK(stands == Standing::on_course);
            if (year == 2026 && value < low && value < high) CHECK(stands == Standing::at_risk);
            CHECK(standing_of(mirrored.at(2029), Direction::lower, 2029, {{2024, -began}, {year, -value}}, 2028,
                              mirrored) == stands);
          }
        }
      }
}

TEST_CASE("more is never worse where more is good, and the mirror image stands the same", "[indicator]") {
  const auto rank = [](Standing standing) {
    return standing == Standing::missed ? 0 : standing == Standing::reached ? 1 : 2;
  };
  for (int low = 1; low <= 5; ++low)
    for (int high = low; high <= 6; ++high) {
      const Goal goal{.low = static_cast<double>(low), .high = static_cast<double>(high)};
      const Goal mirrored{.low = -goal.high, .high = -goal.low};
      int before = 0;
      for (double value = 0; value <= 8; value += 0.5) {
        const auto stands = standing_of(goal, Direction::higher, 2026, {{2026, value}}, 2027);
        CHECK(rank(stands) >= before);
        before = rank(stands);
        CHECK(standing_of(mirrored, Direction::lower, 2026, {{2026, -value}}, 2027) == stands);
      }
    }
}

TEST_CASE("a typed figure may be negative or in percent", "[indicator]") {
  CHECK(figure_in(" -1,2 ") == -1.2);
  CHECK(figure_in("7,9%") == 7.9);
  CHECK(figure_in("1.850") == 1850);
  CHECK_FALSE(figure_in("khoảng 7"));
  CHECK_FALSE(figure_in("%"));
}
