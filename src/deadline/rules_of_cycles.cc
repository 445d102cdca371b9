#include "deadline/rules_of_cycles.h"

#include <algorithm>

namespace deadline {
namespace {

/// In days, only to find the finest.
int length_of(const Beat& beat) { return beat.months * 30 + beat.weeks * 7; }

int previous_month(int month) { return month == 1 ? 12 : month - 1; }

YearDay day_before(YearDay day) {
  if (day.day == 1) return {previous_month(day.month), -1};
  if (day.day > 1) return {day.month, day.day - 1};
  return day;
}

/// Days of a month that every year has: a cross product of such days has the same length each year.
bool is_in_every_year(int month, int day) {
  static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return day >= 1 && day <= lengths[month - 1];
}

bool is_last(const YearDay& day) {
  return day.day == -1 || (day.month != 2 && !is_in_every_year(day.month, day.day + 1));
}

template <typename Part>
std::vector<int> distinct(const std::vector<YearDay>& days, Part part) {
  std::vector<int> all;
  for (const auto& day : days) all.push_back(day.*part);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// The last day of a month by its number; February has none that every year has.
YearDay numbered(const YearDay& day) {
  if (day.day != -1 || day.month == 2) return day;
  return {day.month, is_in_every_year(day.month, 31) ? 31 : 30};
}

/// Unlike days in unlike months: every month with every day, of which BYSETPOS picks the ones meant.
std::optional<Rule> picked_rule(std::vector<YearDay> days) {
  std::transform(days.begin(), days.end(), days.begin(), numbered);
  Rule rule;
  rule.months = distinct(days, &YearDay::month);
  rule.month_days = distinct(days, &YearDay::day);
  int position = 0;
  for (const auto month : rule.months)
    for (const auto day : rule.month_days) {
      if (!is_in_every_year(month, day)) return std::nullopt;
      ++position;
      const auto meant = [&](const YearDay& d) { return d.month == month && d.day == day; };
      if (std::any_of(days.begin(), days.end(), meant)) rule.positions.push_back(position);
    }
  return rule;
}

}  // namespace

std::optional<Beat> beat_of(const Cycle& cycle) {
  if (cycle.every < 1 || cycle.times < 1) return std::nullopt;
  Beat beat;
  switch (cycle.unit) {
    case Unit::week: beat.weeks = cycle.every; break;
    case Unit::month: beat.months = cycle.every; break;
    case Unit::quarter: beat.months = 3 * cycle.every; break;
    case Unit::year: beat.months = 12 * cycle.every; break;
    default: return std::nullopt;
  }
  if (beat.weeks % cycle.times != 0 || beat.months % cycle.times != 0) return std::nullopt;
  return Beat{beat.months / cycle.times, beat.weeks / cycle.times};
}

std::optional<Beat> finest(const std::vector<Cycle>& cycles) {
  std::optional<Beat> found;
  for (const auto& cycle : cycles) {
    const auto beat = beat_of(cycle);
    if (!beat) return std::nullopt;
    if (!found || length_of(*beat) < length_of(*found)) found = beat;
  }
  return found;
}

std::optional<Rule> rule_of(const Beat& beat) {
  Rule rule;
  if (beat.weeks > 0) {
    rule.frequency = Frequency::weekly;
    rule.interval = beat.weeks;
    rule.weekdays = {date::Friday};
    return beat.weeks <= 52 ? std::optional{rule} : std::nullopt;
  }
  if (beat.months % 12 == 0) {
    rule.interval = beat.months / 12;
    rule.months = {12};
    rule.month_days = {31};
    return rule.interval <= 50 ? std::optional{rule} : std::nullopt;
  }
  if (beat.months > 12) return std::nullopt;
  rule.frequency = beat.months == 6 ? Frequency::yearly : Frequency::monthly;
  rule.month_days = {-1};
  if (beat.months > 1)
    for (int month = beat.months; month <= 12; month += beat.months) rule.months.push_back(month);
  return rule;
}

std::optional<Period> period_of(const Beat& beat) {
  if (beat.weeks > 0) return Period::week;
  if (beat.months >= 12) return Period::year;
  if (beat.months >= 6) return Period::half_year;
  return beat.months >= 3 ? Period::quarter : Period::month;
}

std::optional<YearDay> year_day(const Point& point, bool before) {
  if (point.last || point.last_working_day) return std::nullopt;
  if (point.grain == Grain::day) {
    if (point.month == 0 || point.day == 0) return std::nullopt;
    const YearDay day{point.month, point.day};
    if (before && point.day == -1) return std::nullopt;
    return before ? day_before(day) : day;
  }
  if (point.grain == Grain::week || point.grain == Grain::school_year) return std::nullopt;
  const bool first = point.part == Part::first, middle = point.part == Part::middle;
  if (point.part != Part::whole && before) return std::nullopt;
  if (point.grain == Grain::year) {
    if (point.part == Part::whole) return std::nullopt;
    return first ? YearDay{3, 31} : middle ? YearDay{6, 30} : YearDay{12, 31};
  }
  if (point.month == 0) return std::nullopt;
  if (before) return YearDay{previous_month(point.month), -1};
  if (point.grain == Grain::month && (first || middle)) return YearDay{point.month, first ? 10 : 15};
  if (point.grain == Grain::quarter && middle) return std::nullopt;
  if (point.grain == Grain::quarter && first) return YearDay{point.month, -1};
  return YearDay{point.month + std::max(point.months, 1) - 1, -1};
}

std::optional<Rule> yearly_rule(std::vector<YearDay> days) {
  if (days.empty()) return std::nullopt;
  Rule rule;
  rule.months = distinct(days, &YearDay::month);
  rule.month_days = distinct(days, &YearDay::day);
  if (rule.month_days.size() > 1 && std::all_of(days.begin(), days.end(), is_last)) rule.month_days = {-1};
  const auto product = rule.months.size() * rule.month_days.size();
  if (rule.month_days.size() == 1 || product == days.size()) return rule;
  return picked_rule(std::move(days));
}

Rule monthly_rule(const std::vector<int>& days, std::vector<int> months, bool before) {
  Rule rule;
  rule.frequency = Frequency::monthly;
  bool first_of_month = false;
  for (const auto day : days) {
    first_of_month = first_of_month || (before && day == 1);
    rule.month_days.push_back(before ? day == 1 ? -1 : day - 1 : day);
  }
  if (first_of_month)
    for (auto& month : months) month = previous_month(month);
  std::sort(months.begin(), months.end());
  std::sort(rule.month_days.begin(), rule.month_days.end());
  rule.months = std::move(months);
  return rule;
}

}  // namespace deadline
