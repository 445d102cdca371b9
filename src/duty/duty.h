// Duties: what one agency owes by one day, and how it stands.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "calendar/working_days.h"
#include "deadline/reading.h"
#include "duty/periods.h"
#include "programme/programme.h"

namespace duty {

/// What is owed: the task itself (or one milestone or occurrence of it), or a report on an ongoing task.
enum class Sort { dated, report };

/// How early and how often its reminders come (DESIGN 4).
enum class Ladder { month, quarter, year };

/// One thing owed by one day, before it is anyone's.
struct Duty {
  int number = 0;  ///< from 1 within its assignment, in order of due days
  Sort sort = Sort::dated;
  calendar::Day opens_on;  ///< first day of its period, or the day of issue: before it nothing is owed yet
  calendar::Day due_on;    ///< the last day on which it is on time
  Ladder ladder = Ladder::month;

  bool operator==(const Duty&) const = default;
};

/// The days from which the duties of a programme's tasks are reckoned.
struct Frame {
  calendar::Day issued_on;
  calendar::Day in_force_on;  ///< report periods that ended before it are not owed
  std::optional<programme::Term> term;
  Reporting reporting{};  ///< of what is ongoing
};

/// What a task with such a deadline owes.
///
/// A due day or a window gives one duty, milestones one each, a rule one for each of its `due_days_of`. An ongoing task
/// gives one report for each report period, beside the duties of its milestones; where its clause names a rule too
/// («thường xuyên, trọng tâm là tháng 10 hằng năm»), one report more for each of the rule's days on which no period
/// ends, for the month that it ends. Occurrences and periods end with the reading's own end, else with the term, else
/// five years after the day of issue. A task that waits, has no deadline or one that could not be read owes nothing
/// yet.
std::vector<Duty> duties_of(const deadline::Reading& reading, const Frame& frame);

/// The ladder of a duty: that of the period named as deadline, else that of its length in days (up to 45 a month's, up
/// to 120 a quarter's, else a year's).
Ladder ladder_of(std::optional<deadline::Period> period, int length_in_days);

/// What people have done about a duty. A returned claim counts as never made.
enum class State { needs_action, in_process, claimed, returned, completed, suspended, cancelled };

/// Where a duty stands on a day: the four official classes, and the lists outside them.
enum class Standing {
  completed_on_time,
  completed_late,
  open_in_time,
  open_overdue,
  ongoing,            ///< thường xuyên: never overdue, never in a completion rate
  waiting_condition,  ///< chờ điều kiện
  undated,            ///< chưa có thời hạn
  suspended,          ///< tạm dừng
  cancelled,          ///< đã hủy
};

/// Alert levels, by how late a duty is.
enum class Alert { none, yellow, red, critical };

/// Codes as the store, the JSON and the style sheet write them: "needs_action", "open_overdue".
std::string_view code(Sort sort);
std::string_view code(Ladder ladder);
std::string_view code(State state);
std::string_view code(Standing standing);
std::string_view code(Alert alert);
std::optional<Sort> sort_of(std::string_view code);
std::optional<Ladder> ladder_of_code(std::string_view code);
std::optional<State> state_of(std::string_view code);

/// The day on which a duty really has to be done: its due day or, where that is a day off, the next working day.
/// source: Civil Code 91/2015/QH13, article 148(5)
calendar::Day effective_due_on(calendar::Day due_on, const calendar::WorkingDays& working_days);

/// The last due day whose effective day lies before `today`: everything open and due up to it is overdue, all else is
/// in time. It lets a list be asked by due day.
calendar::Day last_overdue_due_on(calendar::Day today, const calendar::WorkingDays& working_days);

/// What the standing of a duty is derived from.
struct Facts {
  Sort sort = Sort::dated;
  State state = State::needs_action;
  calendar::Day due_on;
  std::optional<calendar::Day> evidence_on;  ///< of the document that a claim names; set when claimed or completed
  std::optional<calendar::Day> original_due_on = std::nullopt;  ///< where it is another than `due_on`

  auto operator<=>(const Facts&) const = default;
};

struct Position {
  Standing standing = Standing::open_in_time;
  calendar::Day effective_due_on;
  int days_overdue = 0;        ///< civil days after the effective due day, 0 where not late
  int days_left = 0;           ///< civil days to the effective due day, 0 where late or done
  int days_past_original = 0;  ///< civil days after the effective original due day, where that is another
  Alert alert = Alert::none;

  bool operator==(const Position&) const = default;
};

/// Where a duty stands on a day. Every list, count and mail asks this function, and nothing stores its answer.
///
/// A completed duty is on time or late by the day of its evidence. A claim that waits is judged by the day of its
/// evidence too, so that its owner does not pay for the confirmer's delay: it is not completed, in time or overdue,
/// and its days overdue stand still. A report on an ongoing task is `ongoing` whatever the day. What was suspended or
/// cancelled is neither in time nor late. Lateness is reckoned against the original day too, where it was moved.
Position position(const Facts& facts, calendar::Day today, const calendar::WorkingDays& working_days);

/// How near to its day an open duty is, within "trong hạn": days left, both included.
inline constexpr int near_in_lists = 7;
inline constexpr int near_for_alerts = 3;
/// Working days after the effective due day from which a duty is critical.
inline constexpr int critical_after = 3;

}  // namespace duty
