// Indicators: what a printed target asks for, and how an indicator stands by the figures of its years.
#pragma once
#include <map>
#include <optional>
#include <string_view>

#include "programme/programme.h"

namespace duty {

/// What is good of an indicator.
enum class Direction {
  higher,  ///< the more the better
  lower,   ///< the less the better
  range,   ///< neither less nor more than the target's two ends
};
/// "higher", "lower", "range", as the store and the JSON write it.
std::string_view code(Direction direction);
std::optional<Direction> direction_of(std::string_view code);

/// What a target asks for: one figure, which is both ends, or the two ends of a range.
struct Goal {
  double low = 0;
  double high = 0;
  bool above = false;  ///< «trên 90»: the figure itself is not enough
  bool below = false;  ///< «dưới 1%»

  bool operator==(const Goal&) const = default;
};

/// The figure that someone typed: «7,9», «-1,2», «1.850» (one thousand eight hundred and fifty), with or without «%».
/// Nothing for words with anything else in them.
std::optional<double> figure_in(std::string_view typed);

/// The goal that a target's words are: «9,5», «7,5-8», «từ 8,5 - 9%», «trên 90», «giảm còn 1,6%», «không còn» (none).
///
/// What follows a comma, a semicolon or a bracket only explains. Nothing where the words hold no figure, or more than
/// one that may be meant («9,3 bác sĩ và 31 giường bệnh»).
std::optional<Goal> goal_in(std::string_view printed);

/// What is good, where clear words say so; nothing where someone has to.
///
/// The name: «hộ nghèo», «thất nghiệp», «suy dinh dưỡng», «tử vong», «tai nạn» → lower; «tốc độ tăng» → higher. A
/// target: «giảm còn», «giảm xuống», «dưới», «không quá», «tối đa», «không còn» → lower; «trên», «tối thiểu», «ít
/// nhất», «trở lên», «tăng» → higher. Words of both directions are not clear; «giảm 2%» is not either, since more may
/// be good.
std::optional<Direction> direction_guessed(const programme::Indicator& indicator);

/// How an indicator stands in one year of its targets.
enum class IndicatorStanding {
  exceeded,   ///< vượt
  reached,    ///< đạt
  missed,     ///< chưa đạt
  at_risk,    ///< khó đạt
  on_course,  ///< đúng tiến độ
  no_figure,  ///< chưa có số liệu
  unclear,    ///< the target is no figure, or nobody has said what is good
};
/// "exceeded", "reached" and so on.
std::string_view code(IndicatorStanding standing);

using Figures = std::map<int, double>;  ///< by year; of a year before the first target it is where things began

/// All that the standings of one indicator rest on.
struct Course {
  std::optional<Direction> direction;
  std::map<int, Goal> goals;  ///< by the year of the target, where the target is a figure
  Figures figures;
};

/// How a target stands, and what says so.
struct Judgement {
  IndicatorStanding standing = IndicatorStanding::unclear;
  std::optional<int> by;          ///< the year whose figure decided; nothing where none did
  std::optional<double> allowed;  ///< what that figure might be short of the goal, where it is compared with a line

  bool operator==(const Judgement&) const = default;
};

/// How a target of `year` stands, seen in the year `this_year`.
///
/// A year that is over is judged by its own figure: short of the goal it is missed, at the goal reached, beyond its far
/// end exceeded; a goal with «trên» or «dưới» is reached beyond its figure and cannot be exceeded, a range neither.
/// Without a figure there is none.
///
/// A year under way or to come is judged by the latest figure up to it. Where that meets the goal already, the target
/// is on course; where it is of `year` itself and does not, at risk. A figure of an earlier year is compared with the
/// way to the goal: straight lines from the first figure, where it is older than every target, over the targets of the
/// years between, to the goal at the end of `year`. What the figure is short of the goal may be no more than the way
/// is short of it in the figure's year; else the target is at risk. So who missed the target of one year by far is not
/// on course for the next. A single figure older than every target is where the way begins: nothing has been heard of
/// the way yet, and there is no figure.
Judgement judged(const std::optional<Goal>& goal, int year, const Course& course, int this_year);

}  // namespace duty
