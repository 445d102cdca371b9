// Days off as a simulation's rules count them: on their own, by looking at one day after the other's number.
#pragma once
#include <vector>

#include "calendar/working_days.h"

namespace simulation {

using calendar::Day;

/// Monday to Friday less and plus the exceptions; of a day that is named twice the later one holds.
class DaysOff {
 public:
  DaysOff(Day first, Day last, const std::vector<calendar::Exception>& exceptions) : first_{first} {
    for (auto day = first; day <= last; day += date::days{1}) {
      const date::weekday weekday{day};
      working_.push_back(weekday != date::Saturday && weekday != date::Sunday);
    }
    lay(exceptions);
  }

  /// Lays announced days over those of before.
  void lay(const std::vector<calendar::Exception>& exceptions) {
    for (const auto& each : exceptions)
      if (const auto at = (each.day - first_).count(); at >= 0 && at < static_cast<long>(working_.size()))
        working_[static_cast<std::size_t>(at)] = each.working;
    until_.assign(1, 0);
    for (const bool working : working_) until_.push_back(until_.back() + (working ? 1 : 0));
  }

  bool is_working(Day day) const { return working_.at(index(day)); }
  Day on_or_after(Day day) const {
    while (!is_working(day)) day += date::days{1};
    return day;
  }
  Day on_or_before(Day day) const {
    while (!is_working(day)) day -= date::days{1};
    return day;
  }
  /// Working days in (from, to]; `to` is not before `from`.
  int between(Day from, Day to) const { return until_.at(index(to) + 1) - until_.at(index(from) + 1); }

 private:
  std::size_t index(Day day) const { return static_cast<std::size_t>((day - first_).count()); }

  Day first_;
  std::vector<bool> working_;
  std::vector<int> until_;  ///< until_[i]: working days among the first i
};

}  // namespace simulation
