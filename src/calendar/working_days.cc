#include "calendar/working_days.h"

#include <algorithm>
#include <stdexcept>

namespace calendar {
namespace {

const Day first_day{date::year{WorkingDays::first_year} / 1 / 1};
const Day end_day{date::year{WorkingDays::last_year + 1} / 1 / 1};

bool is_weekday(Day day) {
  const date::weekday weekday{day};
  return weekday != date::Saturday && weekday != date::Sunday;
}

}  // namespace

WorkingDays::WorkingDays(const std::vector<Exception>& exceptions) {
  const auto size = static_cast<std::size_t>((end_day - first_day).count());
  std::vector<bool> working(size);
  for (std::size_t i = 0; i < size; ++i) working[i] = is_weekday(first_day + date::days{static_cast<int>(i)});
  for (const auto& exception : exceptions)
    if (covers(exception.day)) working[index_of(exception.day)] = exception.working;
  until_.assign(size + 1, 0);
  for (std::size_t i = 0; i < size; ++i) until_[i + 1] = until_[i] + (working[i] ? 1 : 0);
}

bool WorkingDays::covers(Day day) const { return day >= first_day && day < end_day; }

bool WorkingDays::reaches(Day day) {
  return day >= Day{date::year{1990} / 1 / 1} && day < Day{date::year{2151} / 1 / 1};
}

std::size_t WorkingDays::index_of(Day day) const {
  if (!covers(day)) throw std::out_of_range{"the working calendar does not reach " + iso(day)};
  return static_cast<std::size_t>((day - first_day).count());
}

bool WorkingDays::is_working(Day day) const {
  const auto i = index_of(day);
  return until_[i + 1] > until_[i];
}

/// The working day before which `count - 1` working days lie.
Day WorkingDays::nth(std::int64_t count) const {
  if (count < 1 || count > until_.back()) throw std::out_of_range{"the working calendar does not reach that far"};
  const auto found = std::ranges::lower_bound(until_, count);
  return first_day + date::days{static_cast<int>(found - until_.begin()) - 1};
}

Day WorkingDays::next_on_or_after(Day day) const { return nth(std::int64_t{until_[index_of(day)]} + 1); }

Day WorkingDays::previous_on_or_before(Day day) const { return nth(until_[index_of(day) + 1]); }

Day WorkingDays::nth_after(Day day, int n) const { return nth(std::int64_t{until_[index_of(day) + 1]} + n); }

int WorkingDays::count_between(Day from, Day to) const { return until_[index_of(to) + 1] - until_[index_of(from) + 1]; }

}  // namespace calendar
