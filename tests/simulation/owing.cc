#include "simulation/owing.h"

#include <algorithm>

namespace simulation {
namespace {

using date::days;

Day last_day_of(date::year_month month) { return Day{month / date::last}; }

Ladder ladder_of(const Task& task, Day opens, Day due) {
  if (task.period) return *task.period;
  const auto length = (due - opens).count() + 1;
  return length <= 45 ? Ladder::month : length <= 120 ? Ladder::quarter : Ladder::year;
}

/// The due days of a series in [issued, end].
std::vector<Day> series_of(const Task& task, Day issued, Day end) {
  std::vector<Day> due;
  for (auto year = date::year_month_day{issued}.year(); Day{year / 1 / 1} <= end; ++year) {
    if (task.kind == Kind::yearly) due.push_back(Day{year / date::month{task.month} / date::day{task.day}});
    if (task.kind == Kind::quarterly)
      for (const unsigned month : {3U, 6U, 9U, 12U}) due.push_back(last_day_of(year / date::month{month}));
  }
  std::erase_if(due, [&](Day day) { return day < issued || day > end; });
  return due;
}

/// One report a quarter, from the one in which the task came into force.
std::vector<Owing> reports(Day in_force, Day end) {
  std::vector<Owing> owed;
  for (auto opens = in_force; opens <= end;) {
    const date::year_month_day civil{opens};
    const auto month = static_cast<unsigned>(civil.month());
    const auto due = std::min(last_day_of(civil.year() / date::month{(month + 2) / 3 * 3}), end);
    owed.push_back({true, opens, due, Ladder::quarter});
    opens = due + days{1};
  }
  return owed;
}

}  // namespace

std::vector<Owing> owing_of(const Task& task, Day issued, Day in_force) {
  const date::year_month_day begin{issued};
  const auto end = Day{(begin.year() + date::years{5}) / begin.month() / begin.day()};
  if (task.kind == Kind::ongoing) return reports(in_force, end);
  std::vector<Owing> owed;
  if (task.kind == Kind::yearly || task.kind == Kind::quarterly) {
    auto opens = issued;
    for (const auto due : series_of(task, issued, end)) {
      owed.push_back({false, opens, due, ladder_of(task, opens, due)});
      opens = due + days{1};
    }
    return owed;
  }
  const bool is_window = task.kind == Kind::window;
  for (const auto due : is_window ? std::vector{task.days.back()} : task.days)
    owed.push_back({false, issued, due, ladder_of(task, issued, due)});
  return owed;
}

}  // namespace simulation
