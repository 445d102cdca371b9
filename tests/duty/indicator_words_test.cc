#include "duty/indicator_words.h"

#include <catch2/catch.hpp>

using namespace duty;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;

TEST_CASE("figures are written as officials write them", "[indicator]") {
  CHECK(figure_in_words(7.9) == "7,9");
  CHECK(figure_in_words(1850) == "1.850");
  CHECK(figure_in_words(1234567.891) == "1.234.567,89");
  CHECK(figure_in_words(-0.05) == "-0,05");
  CHECK(figure_in_words(-0.001) == "0");
  CHECK(figure_in_words(0) == "0");
  CHECK(figure_in_words(99.999) == "100");
}

TEST_CASE("a standing says by which figure, and what was asked of it", "[indicator]") {
  const Goal goal{.low = 30, .high = 30};
  Course course{.direction = Direction::higher, .goals = {{2026, {10, 10}}, {2030, goal}}, .figures = {{2028, 19.5}}};
  const auto words = [&](int year, int this_year) {
    const auto its_goal = course.goals.at(year);
    return how_judged(judged(its_goal, year, course, this_year), its_goal, year, course, this_year);
  };
  CHECK_THAT(words(2030, 2029), Contains("năm 2028, là 19,5") && EndsWith("năm 2028 cần ít nhất 20."));
  CHECK_THAT(words(2026, 2029), Contains("chưa ghi số liệu"));
  course.figures = {{2026, 12}};
  CHECK_THAT(words(2026, 2027), Contains("là 12; cao hơn là tốt"));
  course.direction = Direction::lower;
  course.goals[2030] = {5, 5};
  course.figures = {{2026, 12}};
  CHECK_THAT(how_judged(judged(Goal{5, 5}, 2030, course, 2027), Goal{5, 5}, 2030, course, 2027),
             EndsWith("năm 2026 cần không quá 10."));
  course.direction.reset();
  CHECK_THAT(words(2026, 2027), Contains("Chưa rõ cao hơn hay thấp hơn"));
}
