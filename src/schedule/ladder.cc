#include "schedule/ladder.h"

#include <algorithm>
#include <cstdlib>

namespace schedule {
namespace {

using calendar::Day;

constexpr int longest_before = 90;
constexpr int weekly = 5;  ///< working days

/// How many working days after its effective due day the nth step lies; n from 1.
int offset_after(int n) {
  switch (n) {
    case 1: return 1;
    case 2: return 3;
    default: return 7 + weekly * (n - 3);
  }
}

/// The first n whose step lies at least `count` working days after.
int first_step_from(int count) {
  if (count <= 1) return 1;
  if (count <= 3) return 2;
  if (count <= 7) return 3;
  return 3 + (count - 7 + weekly - 1) / weekly;
}

Day goes_out_on(int offset, Day effective_due_on, const calendar::WorkingDays& working_days) {
  if (offset > 0) return working_days.nth_after(effective_due_on, offset);
  const auto day = effective_due_on + date::days{offset};
  return offset < 0 ? working_days.previous_on_or_before(day) : working_days.next_on_or_after(day);
}

/// The days whose windows open in (after, until]: [first, last], empty where last is before first.
struct Days {
  Day first;
  Day last;
};

Days days_opening_in(base::Instant after, base::Instant until, Window window) {
  auto first = calendar::day_in_vietnam(after);
  if (calendar::instant_in_vietnam(first, window.opens) <= after) first += date::days{1};
  auto last = calendar::day_in_vietnam(until);
  if (calendar::instant_in_vietnam(last, window.opens) > until) last -= date::days{1};
  return {first, last};
}

bool contains(Days days, Day day) { return days.first <= day && day <= days.last; }

bool is_overdue_step(int count) { return count == 1 || count == 3 || (count >= 7 && (count - 7) % weekly == 0); }

/// Whether a step after the due day goes out on one of the days.
bool has_step_after(Day effective_due_on, Days days, const calendar::WorkingDays& working_days) {
  for (auto day = std::max(days.first, effective_due_on + date::days{1}); day <= days.last; day += date::days{1})
    if (working_days.is_working(day) && is_overdue_step(working_days.count_between(effective_due_on, day))) return true;
  return false;
}

bool has_step_before(Day effective_due_on, Days days, const calendar::WorkingDays& working_days) {
  for (const auto ladder : {duty::Ladder::month, duty::Ladder::quarter, duty::Ladder::year})
    for (const auto offset : offsets_before(ladder))
      if (contains(days, goes_out_on(offset, effective_due_on, working_days))) return true;
  return false;
}

}  // namespace

bool is_in_window(base::Instant instant, Window window, const calendar::WorkingDays& working_days) {
  const auto time = calendar::time_in_vietnam(instant);
  return working_days.is_working(calendar::day_in_vietnam(instant)) && window.opens <= time && time < window.closes;
}

base::Instant next_in_window(base::Instant instant, Window window, const calendar::WorkingDays& working_days) {
  if (is_in_window(instant, window, working_days)) return instant;
  auto day = calendar::day_in_vietnam(instant);
  if (calendar::time_in_vietnam(instant) >= window.closes) day += date::days{1};
  return calendar::instant_in_vietnam(working_days.next_on_or_after(day), window.opens);
}

std::string name_of(const Step& step) {
  if (step.offset == 0) return "due";
  return step.offset < 0 ? "due" + std::to_string(step.offset) : "overdue+" + std::to_string(step.offset);
}

const std::vector<int>& offsets_before(duty::Ladder ladder) {
  static const std::vector<int> month{-7, -3, 0};
  static const std::vector<int> quarter{-30, -14, -7, 0};
  static const std::vector<int> year{-longest_before, -60, -30, -14, 0};
  switch (ladder) {
    case duty::Ladder::month: return month;
    case duty::Ladder::quarter: return quarter;
    case duty::Ladder::year: return year;
  }
  std::abort();  // every ladder is above
}

std::vector<Step> steps_in(duty::Ladder ladder, duty::Sort sort, Day effective_due_on, base::Instant after,
                           base::Instant until, Window window, const calendar::WorkingDays& working_days) {
  const auto days = days_opening_in(after, until, window);
  std::vector<Step> steps;
  if (days.last < days.first) return steps;
  for (const auto offset : offsets_before(ladder)) {
    const auto day = goes_out_on(offset, effective_due_on, working_days);
    if (contains(days, day)) steps.push_back({offset, day});
  }
  if (sort == duty::Sort::report || days.last <= effective_due_on) return steps;
  const auto passed = working_days.count_between(effective_due_on, days.first - date::days{1});
  for (int n = first_step_from(std::max(1, passed + 1));; ++n) {
    const auto day = working_days.nth_after(effective_due_on, offset_after(n));
    if (day > days.last) return steps;
    if (contains(days, day)) steps.push_back({offset_after(n), day});
  }
}

std::vector<Day> due_days_with_steps_in(Day earliest, base::Instant after, base::Instant until, Window window,
                                        const calendar::WorkingDays& working_days) {
  const auto days = days_opening_in(after, until, window);
  std::vector<Day> due_days;
  if (days.last < days.first) return due_days;
  // A step before its day may go out earlier still, by the days off in front of it: two weeks hold any run of them.
  const auto latest = days.last + date::days{longest_before + 14};
  for (auto due_on = earliest; due_on <= latest; due_on += date::days{1}) {
    const auto effective = duty::effective_due_on(due_on, working_days);
    if (has_step_before(effective, days, working_days) || has_step_after(effective, days, working_days))
      due_days.push_back(due_on);
  }
  return due_days;
}

}  // namespace schedule
