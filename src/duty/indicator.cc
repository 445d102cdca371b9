#include "duty/indicator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/text.h"
#include "programme/indicators.h"

namespace duty {
namespace {

constexpr std::array<std::string_view, 3> directions{"higher", "lower", "range"};
constexpr std::array<std::string_view, 7> standings{"exceeded",  "reached",   "missed", "at_risk",
                                                    "on_course", "no_figure", "unclear"};

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool holds_any(std::string_view words, std::initializer_list<std::string_view> sought) {
  return std::any_of(sought.begin(), sought.end(), [&](auto word) { return words.find(word) != words.npos; });
}

/// In small letters without marks, with a blank at each end, so that whole words can be looked for.
std::string padded(std::string_view words) { return " " + base::folded(base::with_single_spaces(words)) + " "; }

/// The part that says how much: up to a bracket, a semicolon, or a comma that is none of a number.
std::string_view first_part(std::string_view printed) {
  for (std::size_t at = 0; at < printed.size(); ++at) {
    const bool in_number = at > 0 && at + 1 < printed.size() && is_digit(printed[at - 1]) && is_digit(printed[at + 1]);
    if (printed[at] == '(' || printed[at] == ';' || (printed[at] == ',' && !in_number)) return printed.substr(0, at);
  }
  return printed;
}

struct Number {
  std::size_t begin = 0, end = 0;
  double value = 0;
};

/// The numbers among the words; nothing where one of them cannot be told.
std::optional<std::vector<Number>> numbers_in(std::string_view words) {
  std::vector<Number> numbers;
  for (std::size_t at = 0; at < words.size();) {
    if (!is_digit(words[at])) {
      ++at;
      continue;
    }
    auto end = std::min(words.find_first_not_of("0123456789.,", at), words.size());
    while (!is_digit(words[end - 1])) --end;
    const auto value = programme::number_in(words.substr(at, end - at));
    if (!value) return std::nullopt;
    numbers.push_back({at, end, *value});
    at = end;
  }
  return numbers;
}

/// Whether the words between two numbers make them the ends of one range.
bool joins_range(std::string_view between) {
  std::string sign;
  for (const char byte : between)
    if (byte != ' ' && byte != '%') sign += byte;
  return sign == "-" || sign == "–" || sign == "÷" || base::folded(sign) == "den";
}

bool meets(const Goal& goal, Direction direction, double value) {
  switch (direction) {
    case Direction::higher: return goal.above ? value > goal.low : value >= goal.low;
    case Direction::lower: return goal.below ? value < goal.high : value <= goal.high;
    case Direction::range: return value >= goal.low && value <= goal.high;
  }
  std::abort();
}

bool exceeds(const Goal& goal, Direction direction, double value) {
  if (direction == Direction::higher) return !goal.above && value > goal.high;
  return direction == Direction::lower && !goal.below && value < goal.low;
}

double shortfall(const Goal& goal, Direction direction, double value) {
  const double less = std::max(goal.low - value, 0.0), more = std::max(value - goal.high, 0.0);
  if (direction == Direction::higher) return less;
  return direction == Direction::lower ? more : std::max(less, more);
}

/// A point of the way to a goal: what may still be short of it at the end of a year.
struct Point {
  int year = 0;
  double short_of = 0;
};

/// The points of the way to the goal of `year`, the earliest first, the last one at the goal.
std::vector<Point> way_to(const Goal& goal, Direction direction, int year, const Course& course) {
  std::vector<Point> way;
  for (auto each = course.goals.begin(); each != course.goals.lower_bound(year); ++each) {
    const auto& [low, high, above, below] = each->second;
    way.push_back({each->first, std::max(shortfall(goal, direction, low), shortfall(goal, direction, high))});
  }
  way.push_back({year, 0});
  const auto& [first_year, first] = *course.figures.begin();
  if (first_year < way.front().year)
    way.insert(way.begin(), {.year = first_year, .short_of = shortfall(goal, direction, first)});
  return way;
}

/// How far the way is from its end at the end of a year that lies between its first and its last point.
double left_of(const std::vector<Point>& way, int year) {
  const auto to = std::find_if(way.begin(), way.end(), [&](const Point& point) { return point.year >= year; });
  if (to->year == year) return to->short_of;
  const auto from = std::prev(to);
  const double passed = static_cast<double>(year - from->year) / (to->year - from->year);
  return from->short_of + (to->short_of - from->short_of) * passed;
}

/// Of a year that is not over, whose goal is not met yet by the latest figure.
Judgement on_the_way(const Goal& goal, int year, const Course& course, const Figures::value_type& latest) {
  const auto& [figure_year, figure] = latest;
  if (figure_year == year) return {.standing = IndicatorStanding::at_risk, .by = figure_year, .allowed = {}};
  const auto direction = course.direction.value();
  const auto way = way_to(goal, direction, year, course);
  const bool begins_here = figure_year == way.front().year && !course.goals.contains(figure_year);
  if (begins_here) return {.standing = IndicatorStanding::no_figure, .by = figure_year, .allowed = {}};
  const double allowed = left_of(way, figure_year);
  constexpr double rounding = 1e-9;
  const bool behind = shortfall(goal, direction, figure) > allowed + rounding * std::max(1.0, std::abs(allowed));
  return {.standing = behind ? IndicatorStanding::at_risk : IndicatorStanding::on_course,
          .by = figure_year,
          .allowed = allowed};
}

Judgement at_year_end(const Goal& goal, int year, const Course& course) {
  const auto figure = course.figures.find(year);
  if (figure == course.figures.end()) return {.standing = IndicatorStanding::no_figure, .by = {}, .allowed = {}};
  auto standing = IndicatorStanding::missed;
  if (meets(goal, *course.direction, figure->second))
    standing =
        exceeds(goal, *course.direction, figure->second) ? IndicatorStanding::exceeded : IndicatorStanding::reached;
  return {.standing = standing, .by = year, .allowed = {}};
}

}  // namespace

std::string_view code(Direction direction) { return directions[static_cast<std::size_t>(direction)]; }

std::optional<Direction> direction_of(std::string_view code) {
  const auto found = std::find(directions.begin(), directions.end(), code);
  if (found == directions.end()) return std::nullopt;
  return static_cast<Direction>(found - directions.begin());
}

std::string_view code(IndicatorStanding standing) { return standings[static_cast<std::size_t>(standing)]; }

std::optional<double> figure_in(std::string_view typed) {
  typed = base::trimmed(typed);
  const bool negative = !typed.empty() && typed.front() == '-';
  if (negative) typed.remove_prefix(1);
  if (!typed.empty() && typed.back() == '%') typed.remove_suffix(1);
  const auto number = programme::number_in(typed);
  return number && negative ? std::optional{-*number} : number;
}

std::optional<Goal> goal_in(std::string_view printed) {
  const auto part = first_part(printed);
  const auto numbers = numbers_in(part);
  const auto words = padded(part);
  if (!numbers) return std::nullopt;
  if (numbers->empty()) return holds_any(words, {" khong con "}) ? std::optional{Goal{}} : std::nullopt;
  const auto& first = numbers->front();
  const auto before = padded(part.substr(0, first.begin));
  Goal goal{.low = first.value,
            .high = first.value,
            .above = holds_any(before, {" tren ", " > "}),
            .below = holds_any(before, {" duoi ", " < "})};
  if (numbers->size() == 1) return goal;
  const auto& second = (*numbers)[1];
  if (numbers->size() > 2 || second.value < first.value ||
      !joins_range(part.substr(first.end, second.begin - first.end)))
    return std::nullopt;
  goal.high = second.value;
  return goal;
}

std::optional<Direction> direction_guessed(const programme::Indicator& indicator) {
  const auto name = padded(indicator.name);
  bool lower = holds_any(name, {" ho ngheo ", " that nghiep ", " suy dinh duong ", " tu vong ", " tai nan "});
  bool higher = holds_any(name, {" toc do tang "});
  for (const auto& target : indicator.targets) {
    const auto words = padded(first_part(target.value));
    lower |= holds_any(words, {" giam con ", " giam xuong ", " duoi ", " khong qua ", " toi da ", " khong con "});
    higher |= holds_any(words, {" tren ", " toi thieu ", " it nhat ", " tro len ", " tang "});
  }
  if (lower == higher) return std::nullopt;
  return lower ? Direction::lower : Direction::higher;
}

Judgement judged(const std::optional<Goal>& goal, int year, const Course& course, int this_year) {
  if (!goal || !course.direction) return {};
  if (year < this_year) return at_year_end(*goal, year, course);
  const auto after = course.figures.upper_bound(year);
  if (after == course.figures.begin()) return {.standing = IndicatorStanding::no_figure, .by = {}, .allowed = {}};
  const auto& latest = *std::prev(after);
  if (meets(*goal, *course.direction, latest.second))
    return {.standing = IndicatorStanding::on_course, .by = latest.first, .allowed = {}};
  return on_the_way(*goal, year, course, latest);
}

}  // namespace duty
