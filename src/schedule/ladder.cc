#include "schedule/ladder.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>

namespace schedule {
namespace {

using calendar::Day;

/// The nth step after the due day; n from 1. There is none where the ladder ends before.
std::optional<Rung> rung_after(const Ladder& ladder, int n) {
  const auto listed = static_cast<int>(ladder.after.size());
  if (n <= listed) return ladder.after[static_cast<std::size_t>(n - 1)];
  if (ladder.then_every == 0) return std::nullopt;
  const auto last = ladder.after.empty() ? 0 : ladder.after.back().offset;
  return Rung{last + ladder.then_every * (n - listed), ladder.then_told};
}

/// The first n whose step lies at least `count` working days after.
int first_step_from(const Ladder& ladder, int count) {
  const auto listed = std::ranges::find_if(ladder.after, [&](const Rung& rung) { return rung.offset >= count; });
  const auto n = static_cast<int>(listed - ladder.after.begin()) + 1;
  if (listed != ladder.after.end() || ladder.then_every == 0) return n;
  const auto last = ladder.after.empty() ? 0 : ladder.after.back().offset;
  return n + std::max(0, (count - last - 1) / ladder.then_every);
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

/// Who is told exactly that many working days after the due day; nothing where no step lies there.
std::optional<Audience> told_after(const Ladder& ladder, int count) {
  const auto rung = rung_after(ladder, first_step_from(ladder, count));
  return rung && rung->offset == count ? std::optional{rung->told} : std::nullopt;
}

/// Whether a step after the due day goes out on one of the days.
bool has_step_after(const Ladder& ladder, Day effective_due_on, Days days, const calendar::WorkingDays& working_days) {
  for (auto day = std::max(days.first, effective_due_on + date::days{1}); day <= days.last; day += date::days{1})
    if (working_days.is_working(day) && told_after(ladder, working_days.count_between(effective_due_on, day)))
      return true;
  return false;
}

bool has_step_before(const std::vector<Rung>& rungs, Day effective_due_on, Days days,
                     const calendar::WorkingDays& working_days) {
  return effective_due_on >= days.first && std::ranges::any_of(rungs, [&](const Rung& rung) {
           return contains(days, goes_out_on(rung.offset, effective_due_on, working_days));
         });
}

int longest_before(const Ladder& ladder) {
  int longest = 0;
  for (const auto* rungs : {&ladder.month, &ladder.quarter, &ladder.year})
    for (const auto& rung : *rungs) longest = std::max(longest, -rung.offset);
  return longest;
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

const std::vector<Rung>& Ladder::before(duty::Ladder length) const {
  switch (length) {
    case duty::Ladder::month: return month;
    case duty::Ladder::quarter: return quarter;
    case duty::Ladder::year: return year;
  }
  std::abort();  // every length is above
}

std::optional<Audience> step_named(const Ladder& ladder, duty::Ladder length, duty::Sort sort, std::string_view name) {
  for (const auto& rung : ladder.before(length))
    if (name_of({rung.offset, {}, {}}) == name) return rung.told;
  constexpr std::string_view overdue = "overdue+";
  if (sort == duty::Sort::report || !name.starts_with(overdue)) return std::nullopt;
  int count = 0;
  const auto digits = name.substr(overdue.size());
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || count < 1) return std::nullopt;
  return told_after(ladder, count);
}

std::vector<Step> steps_in(const Ladder& ladder, duty::Ladder length, duty::Sort sort, Day effective_due_on,
                           base::Instant after, base::Instant until, Window window,
                           const calendar::WorkingDays& working_days) {
  const auto days = days_opening_in(after, until, window);
  std::vector<Step> steps;
  if (days.last < days.first) return steps;
  for (const auto& rung : ladder.before(length)) {
    const auto day = goes_out_on(rung.offset, effective_due_on, working_days);
    if (contains(days, day)) steps.push_back({rung.offset, day, rung.told});
  }
  if (sort == duty::Sort::report || days.last <= effective_due_on) return steps;
  const auto passed = working_days.count_between(effective_due_on, days.first - date::days{1});
  for (int n = first_step_from(ladder, std::max(1, passed + 1));; ++n) {
    const auto rung = rung_after(ladder, n);
    if (!rung) return steps;
    const auto day = working_days.nth_after(effective_due_on, rung->offset);
    if (day > days.last) return steps;
    if (contains(days, day)) steps.push_back({rung->offset, day, rung->told});
  }
}

std::vector<DueAlike> due_with_steps_in(const Ladder& ladder, Day earliest, base::Instant after, base::Instant until,
                                        Window window, const calendar::WorkingDays& working_days) {
  const auto days = days_opening_in(after, until, window);
  std::vector<DueAlike> found;
  if (days.last < days.first) return found;
  // A step before its day may go out earlier still, by the days off in front of it: two weeks hold any run of them.
  const auto latest = days.last + date::days{longest_before(ladder) + 14};
  for (auto due_on = earliest; due_on <= latest; due_on += date::days{1}) {
    const auto effective = duty::effective_due_on(due_on, working_days);
    const bool speaks_after = has_step_after(ladder, effective, days, working_days);
    for (const auto length : {duty::Ladder::month, duty::Ladder::quarter, duty::Ladder::year}) {
      const bool speaks_before = has_step_before(ladder.before(length), effective, days, working_days);
      if (speaks_before || speaks_after) found.push_back({due_on, length, duty::Sort::dated});
      if (speaks_before) found.push_back({due_on, length, duty::Sort::report});
    }
  }
  return found;
}

}  // namespace schedule
