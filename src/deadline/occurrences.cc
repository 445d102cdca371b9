#include <algorithm>

#include "deadline/rule.h"

namespace deadline {
namespace {

using calendar::Day;
using date::days;

/// Days [begin, end).
struct Frame {
  Day begin;
  Day end;
};

Day month_begin(int months_since_zero) {
  return Day{date::year{months_since_zero / 12} / (months_since_zero % 12 + 1) / 1};
}

/// The nth period of the rule, counted from the one that `first` lies in, so that no error adds up.
Frame frame_of(const Rule& rule, Day first, int n) {
  const date::year_month_day civil{first};
  const auto year = static_cast<int>(civil.year());
  const auto month = static_cast<int>(static_cast<unsigned>(civil.month()));
  const auto step = n * rule.interval;
  switch (rule.frequency) {
    case Frequency::yearly: {
      const auto begin = (year + step) * 12;
      return {month_begin(begin), month_begin(begin + 12)};
    }
    case Frequency::monthly: {
      const auto begin = year * 12 + month - 1 + step;
      return {month_begin(begin), month_begin(begin + 1)};
    }
    case Frequency::weekly: {
      const auto monday = first - (date::weekday{first} - date::Monday);
      return {monday + days{7 * step}, monday + days{7 * (step + 1)}};
    }
    case Frequency::daily: return {first + days{step}, first + days{step + 1}};
  }
  return {first, first};
}

bool holds(const std::vector<int>& numbers, int number) {
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

/// The days of the rule in one frame, before BYSETPOS: each part that is there must agree; a rule that names no day
/// falls on the day number (or weekday) of `first`.
class Filter {
 public:
  Filter(const Rule& rule, Day first) : rule_{rule}, first_{first}, first_weekday_{first} {}

  bool operator()(Day day) const {
    const date::year_month_day civil{day};
    const auto month = static_cast<int>(static_cast<unsigned>(civil.month()));
    if (!rule_.months.empty() && !holds(rule_.months, month)) return false;
    if (!rule_.month_days.empty() && !on_month_day(civil)) return false;
    const date::weekday weekday{day};
    if (!rule_.weekdays.empty() &&
        std::find(rule_.weekdays.begin(), rule_.weekdays.end(), weekday) == rule_.weekdays.end())
      return false;
    return !rule_.month_days.empty() || !rule_.weekdays.empty() || as_first(civil, weekday);
  }

 private:
  bool on_month_day(const date::year_month_day& civil) const {
    const auto day = static_cast<int>(static_cast<unsigned>(civil.day()));
    const auto last = static_cast<int>(static_cast<unsigned>((civil.year() / civil.month() / date::last).day()));
    return holds(rule_.month_days, day) || holds(rule_.month_days, day - last - 1);
  }

  bool as_first(const date::year_month_day& civil, date::weekday weekday) const {
    if (rule_.frequency == Frequency::daily) return true;
    if (rule_.frequency == Frequency::weekly) return weekday == first_weekday_;
    if (civil.day() != first_.day()) return false;
    return rule_.frequency == Frequency::monthly || !rule_.months.empty() || civil.month() == first_.month();
  }

  const Rule& rule_;
  date::year_month_day first_;
  date::weekday first_weekday_;
};

/// The days at the rule's positions among `all`, ascending.
std::vector<Day> at_positions(const std::vector<Day>& all, const std::vector<int>& positions) {
  std::vector<Day> chosen;
  for (const auto position : positions) {
    const auto size = static_cast<int>(all.size());
    const auto index = position > 0 ? position - 1 : size + position;
    if (index >= 0 && index < size) chosen.push_back(all[static_cast<std::size_t>(index)]);
  }
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

std::vector<Day> days_in(const Frame& frame, const Filter& fits) {
  std::vector<Day> all;
  for (auto day = frame.begin; day < frame.end; day += days{1})
    if (fits(day)) all.push_back(day);
  return all;
}

}  // namespace

std::vector<Day> occurrences(const Rule& rule, Day first, Day last) {
  std::vector<Day> found;
  const Filter fits{rule, first};
  for (int n = 0;; ++n) {
    const auto frame = frame_of(rule, first, n);
    if (frame.begin > last || frame.begin >= frame.end) return found;
    auto all = days_in(frame, fits);
    if (!rule.positions.empty()) all = at_positions(all, rule.positions);
    for (const auto day : all)
      if (day >= first && day <= last) found.push_back(day);
  }
}

}  // namespace deadline
