// Clauses: what the grammar makes of the tokens, before any rule is applied to it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "deadline/reading.h"

namespace deadline {

/// How long a named time is. `stretch` is a run of months that no other word covers: «9 tháng đầu năm».
enum class Grain : std::uint8_t { day, week, month, quarter, half_year, stretch, year, school_year };

/// «đầu», «giữa», «cuối» before the name of a period.
enum class Part : std::uint8_t { whole, first, middle, last };

/// What an unnamed period is said to be, where a time lies in one: «ngày 15 của tháng».
enum class Frame : std::uint8_t {
  calendar,       ///< none: the time stands in the calendar
  any_month,      ///< a day of each month
  quarter_month,  ///< a month of each quarter, or a day in it
  period_month,   ///< the last month of the reporting period
  any_year,       ///< of each year: «của năm báo cáo»
  any_week,       ///< a weekday of each week
};

/// A day or a period as written; what the words do not say is 0.
struct Point {
  Grain grain = Grain::day;
  Part part = Part::whole;
  Frame frame = Frame::calendar;
  int year = 0;
  int month = 0;                ///< the month, or the first one of a quarter, half or stretch
  int months = 0;               ///< how many, of a quarter, half or stretch
  int day = 0;                  ///< -1 is the last day of the month
  int week = 0;                 ///< nth week of the month; -1 is the last
  int place = 0;                ///< month of a quarter, 1 to 3
  bool next_period = false;     ///< of the quarter after: «tháng đầu quý sau»
  bool relative_year = false;   ///< the year came of «năm sau», «năm nay»
  bool relative_month = false;  ///< the month came of «tháng sau», «tháng này»
  bool last_working_day = false;
  bool entire = false;  ///< «cả năm»: a mark beside parts of the same year, not a contradiction
  bool bare = false;  ///< a day and month, or a year, in digits alone without any word of time
  std::optional<date::weekday> weekday;
  std::optional<calendar::Day> first, last;  ///< where they are settled already: «hôm nay», «tuần sau»
};

/// The word before a time that decides how its end is taken.
enum class Prep : std::uint8_t { none, in, at, until, latest, before, from };

/// Times that one word of the kind above governs: one, a list, or a range.
struct Group {
  Prep prep = Prep::none;
  Prep end_prep = Prep::none;  ///< of a range's second end: «đến trước ngày D»
  bool range = false;
  bool from_now = false;  ///< «từ nay đến …»
  std::vector<Point> points;
};

enum class Unit : std::uint8_t { hour, day, working_day, week, month, quarter, year };

/// What a count of days runs from.
enum class Origin : std::uint8_t {
  unsaid,  ///< a bare «15 ngày», without «trong» or an anchor
  issue,   ///< this document
  date,    ///< a day in the clause
  quarter_end,
  month_end,
  year_end,
  period_end,  ///< of each unnamed one
  event,       ///< something outside the clause
};

struct Offset {
  int count = 0;
  Unit unit = Unit::day;
  Origin origin = Origin::unsaid;
  Point date;  ///< of Origin::date
  bool before = false;
  bool anchored = false;  ///< the clause says what it runs from
};

/// How often; several with a count: «02 lần/năm» is two times each year.
struct Cycle {
  Unit unit = Unit::year;
  int every = 1;  ///< «6 tháng một lần»: month, 6
  int times = 1;  ///< «02 lần/năm»
};

enum class MarkKind : std::uint8_t {
  time,
  offset,
  cycle,
  count,
  ongoing,
  open_end,
  condition,
  complete,
  act,
  checkpoint,
  focus,
  begin,
  report_unit,
  periodic,
  comma,
  semicolon,
  colon,
  conjunction,
  alternative,
  open,
  close,
  exception,
  plan,
  filler,
  number_filler,
  unset,
  bad,
};

/// One step of the clause, from left to right.
struct Mark {
  MarkKind kind = MarkKind::filler;
  std::size_t begin = 0;  ///< bytes of the text
  std::size_t end = 0;
  Group group;
  Offset offset;
  Cycle cycle;
  int count = 0;
  bool lunar = false;         ///< of a condition: it waits for a day of the lunar calendar
  const char* why = nullptr;  ///< of a `bad` mark, Vietnamese: why the words cannot be read
};

}  // namespace deadline
