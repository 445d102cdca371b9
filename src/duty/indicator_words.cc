#include "duty/indicator_words.h"

#include <cmath>
#include <cstdlib>

namespace duty {
namespace {

std::string of_year(int year) { return "năm " + std::to_string(year); }

/// What the way to the goal asks of the year of the figure.
std::string asked_in_words(const Goal& goal, Direction direction, double allowed) {
  switch (direction) {
    case Direction::higher: return "cần ít nhất " + figure_in_words(goal.low - allowed);
    case Direction::lower: return "cần không quá " + figure_in_words(goal.high + allowed);
    case Direction::range: return "cần cách khoảng mục tiêu không quá " + figure_in_words(allowed);
  }
  std::abort();  // every direction is above
}

std::string without_figure(const Judgement& judgement, int year, const Course& course, int this_year) {
  if (judgement.by)
    return "Mới có số liệu " + of_year(*judgement.by) + " là " + figure_in_words(course.figures.at(*judgement.by)) +
           ", lấy làm điểm xuất phát; chưa có số liệu sau đó để so với mục tiêu.";
  if (year < this_year) return "Hết " + of_year(year) + " nhưng chưa ghi số liệu của năm ấy.";
  return "Chưa có số liệu nào đến " + of_year(year) + ".";
}

std::string under_way(const Judgement& judgement, const Goal& goal, int year, const Course& course) {
  auto words =
      "Số liệu gần nhất, " + of_year(*judgement.by) + ", là " + figure_in_words(course.figures.at(*judgement.by));
  if (judgement.allowed)
    return words + "; trên đường đến mục tiêu " + of_year(year) + ", " + of_year(*judgement.by) + " " +
           asked_in_words(goal, *course.direction, *judgement.allowed) + ".";
  if (judgement.standing == IndicatorStanding::on_course) return words + ", đã đến mục tiêu " + of_year(year) + ".";
  return words + ", chưa đến mục tiêu của năm ấy; năm chưa hết.";
}

}  // namespace

std::string_view words_for(IndicatorStanding standing) {
  switch (standing) {
    case IndicatorStanding::exceeded: return "vượt";
    case IndicatorStanding::reached: return "đạt";
    case IndicatorStanding::missed: return "chưa đạt";
    case IndicatorStanding::at_risk: return "khó đạt";
    case IndicatorStanding::on_course: return "đúng tiến độ";
    case IndicatorStanding::no_figure: return "chưa có số liệu";
    case IndicatorStanding::unclear: return "chưa rõ";
  }
  std::abort();  // every standing is above
}

std::string_view words_for(std::optional<Direction> direction) {
  if (!direction) return "chưa rõ cao hơn hay thấp hơn là tốt";
  switch (*direction) {
    case Direction::higher: return "cao hơn là tốt";
    case Direction::lower: return "thấp hơn là tốt";
    case Direction::range: return "trong khoảng là tốt";
  }
  std::abort();  // every direction is above
}

std::string figure_in_words(double figure) {
  const auto hundredths = std::llround(std::abs(figure) * 100);
  auto words = std::to_string(hundredths / 100);
  for (auto at = static_cast<int>(words.size()) - 3; at > 0; at -= 3)
    words.insert(static_cast<std::size_t>(at), 1, '.');
  if (const auto decimals = hundredths % 100; decimals != 0) {
    words += ',' + std::to_string(decimals / 10);
    if (decimals % 10 != 0) words += std::to_string(decimals % 10);
  }
  return (figure < 0 && hundredths != 0 ? "-" : "") + words;
}

std::string how_judged(const Judgement& judgement, const std::optional<Goal>& goal, int year, const Course& course,
                       int this_year) {
  switch (judgement.standing) {
    case IndicatorStanding::unclear:
      if (!goal) return "Mục tiêu không phải một con số để so, nên chưa đánh giá được.";
      return "Chưa rõ cao hơn hay thấp hơn là tốt, nên chưa đánh giá được.";
    case IndicatorStanding::no_figure: return without_figure(judgement, year, course, this_year);
    case IndicatorStanding::exceeded:
    case IndicatorStanding::reached:
    case IndicatorStanding::missed:
      return "Số liệu của " + of_year(year) + " là " + figure_in_words(course.figures.at(year)) + "; " +
             std::string{words_for(course.direction)} + ".";
    case IndicatorStanding::at_risk:
    case IndicatorStanding::on_course: return under_way(judgement, goal.value(), year, course);
  }
  std::abort();  // every standing is above
}

}  // namespace duty
