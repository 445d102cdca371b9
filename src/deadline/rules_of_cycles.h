// Rules of cycles: recurrences and places inside them become rules of RFC 5545.
#pragma once
#include <optional>
#include <vector>

#include "deadline/clause.h"

namespace deadline {

/// A day of each year; day -1 is the month's last.
struct YearDay {
  int month = 1;
  int day = -1;
};

/// The length of a cycle: months or weeks.
struct Beat {
  int months = 0;
  int weeks = 0;
};

/// How long the cycle is: «02 lần/năm» is six months. Nothing where its times do not divide its unit evenly.
std::optional<Beat> beat_of(const Cycle& cycle);

/// The finest of several cycles (rule R4); nothing where one has no beat.
std::optional<Beat> finest(const std::vector<Cycle>& cycles);

/// The rule of a cycle without any place in it: the last day of each (rules R1 and R5).
std::optional<Rule> rule_of(const Beat& beat);

std::optional<Period> period_of(const Beat& beat);

/// The day of each year that a point without a year comes to. before: «trước», so that it is the day before (D2)
std::optional<YearDay> year_day(const Point& point, bool before);

/// The one rule that gives these days of each year; nothing where none does.
std::optional<Rule> yearly_rule(std::vector<YearDay> days);

/// These days of every month that is one of `months` (all, where empty). before: the day before each
Rule monthly_rule(const std::vector<int>& days, std::vector<int> months, bool before);

}  // namespace deadline
