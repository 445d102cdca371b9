// Composing: the marks of a clause become its reading, by the rules of deadlines.
#pragma once
#include <string_view>
#include <vector>

#include "deadline/clause.h"
#include "deadline/span.h"

namespace deadline {

/// What a clause is read from and against.
struct Source {
  std::string_view text;  ///< NFC
  calendar::Day issued;
  const calendar::WorkingDays& working_days;
};

/// A time with what was said on the way to it: verbs and names since the time, or the recurrence, before it.
struct Item {
  const Mark* mark = nullptr;
  Group group;            ///< of a time; an offset stays in its mark
  bool complete = false;  ///< completion, delivery, or a checkpoint
  bool checkpoint = false;
  bool act = false;
  bool focus = false;
  bool begin = false;
  bool subject = false;       ///< words that are no verbs
  int words = 0;              ///< how many of those
  bool exception = false;     ///< «riêng …»
  bool after_plan = false;    ///< directly after «kế hoạch», «dự toán»: the time may be part of the name
  bool after_verb = false;    ///< directly after a completion verb
  bool separated = false;     ///< a comma, semicolon, bracket or «và» before it
  bool bracketed = false;     ///< a bracket opens directly before it
  bool alternative = false;   ///< «hoặc» before it
  bool colon = false;         ///< a colon or bracket opens directly after the time before
  bool before_cycle = false;  ///< a recurrence follows directly

  /// Whether more than one stray word stands between it and the time before.
  bool is_apart() const { return complete || checkpoint || act || begin || exception || separated || words > 1; }

  bool has_own_words() const { return complete || checkpoint || act || begin || subject || exception; }
};

/// The days that an item comes to.
struct Timed {
  bool window = false;
  bool open = false;  ///< a beginning without an end: «từ A»
  std::optional<calendar::Day> start;
  std::vector<calendar::Day> dues;
  std::optional<Period> period;
  bool whole = false;  ///< `start` to `dues` is a period of the calendar, not a day with a word before it
  std::string note;    ///< Vietnamese: how its days were found
};

/// The clause as a whole.
struct Outline {
  std::vector<Item> items;
  std::vector<Cycle> cycles;
  bool ongoing = false;
  bool open_end = false;
  bool condition = false;
  bool lunar = false;  ///< the condition is a day of the lunar calendar
  bool unset = false;
  bool periodic = false;
  bool report_unit = false;
  bool complete = false;  ///< anywhere in the clause
  bool act = false;
  bool focus = false;
  bool percent = false;
  int count = 0;  ///< «2 lần» that stands apart from its unit
  const Mark* bad = nullptr;
  const Mark* waits_for = nullptr;  ///< the condition
};

Outline outline_of(const std::vector<Mark>& marks);

/// The reading of the whole clause; rule P1 decides where several kinds meet.
Reading compose(const std::vector<Mark>& marks, const Source& source);

/// compose_times.cc: «báo cáo kết quả năm 2025 trước ngày 15/12/2025»: a bare period beside a governed time, nothing
/// between them but words, is a part of a name and is dropped.
void drop_attributes(std::vector<Item>& items);

/// compose_times.cc: times without recurrence.
Reading compose_times(Outline outline, const Source& source);

/// The days of one item, its years found (rules D1 to D5, W4, M1); nothing, with `why`, where they contradict.
std::optional<Timed> timed(const Item& item, const Source& source, const char*& why);

/// compose_cycles.cc: recurring times; `ongoing` keeps that kind.
Reading compose_cycles(Outline outline, const Source& source);

/// Whether an item recurs by itself: «ngày 15 của tháng», «10 ngày sau khi kết thúc quý».
bool recurs(const Item& item);

/// An `unparsed` reading that names the words and why they could not be read.
Reading unreadable(const Source& source, std::string_view words, const char* why);

}  // namespace deadline
