// Readings: what a deadline clause of an official document means in days, or an honest "cannot tell".
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/working_days.h"
#include "deadline/rule.h"

namespace deadline {

enum class Kind {
  due,          ///< one last day: «Hoàn thành trong quý II/2026»
  window,       ///< a first and a last day: «Thực hiện trong Quý III/2027»
  milestones,   ///< several last days: «Quý I, III/2026»
  recurring,    ///< a rule: «Thực hiện hằng năm»
  ongoing,      ///< «Thực hiện thường xuyên»
  conditional,  ///< waits for something outside the clause: «Sau khi có hướng dẫn của Trung ương»
  none,         ///< no deadline is set
  unparsed,     ///< impossible, contradictory, vague, or beyond this reader: a person decides
};

/// "due", "window", … as the command line and the store write it.
std::string_view code(Kind kind);
std::optional<Kind> kind_of(std::string_view code);

/// The length of the period that a clause names as deadline; it decides how early reminders begin.
enum class Period { week, month, quarter, half_year, year };

struct Reading {
  Kind kind = Kind::none;
  std::optional<calendar::Day> start;
  std::optional<calendar::Day> due;       ///< the last day on which the task is still on time
  std::vector<calendar::Day> milestones;  ///< ascending
  std::optional<Rule> rule;               ///< each occurrence is a last on-time day
  std::optional<Period> period;           ///< of the period named, where one is
  std::string how;                        ///< cách tính: in Vietnamese, how this came of the words

  bool operator==(const Reading&) const = default;
};

/// What the clause says.
///
/// A period given as deadline ends on its last day; the day itself is still on time; «trước D» is the day before D.
/// What is ambiguous or impossible is `unparsed`, and `how` then names the words that could not be read: no date is
/// ever guessed. A due day is not moved off a weekend or holiday: that is `duty::effective_due_on`.
///
/// phrase:  UTF-8 in any normal form, with or without the brackets that it stood in; at most 4 KiB are read, a longer
///          one is `unparsed`
/// issued:  the document's day, from which relative words count
/// source:  Civil Code 91/2015/QH13, articles 145 to 148
Reading read(std::string_view phrase, calendar::Day issued, const calendar::WorkingDays& working_days);

}  // namespace deadline
