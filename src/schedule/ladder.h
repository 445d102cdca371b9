// Ladders: on which working days before and after its due day a duty is spoken of, and to whom.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "duty/duty.h"

namespace schedule {

/// When mail may go out: on working days, between these times in Vietnam.
struct Window {
  std::chrono::minutes opens{7 * 60 + 30};
  std::chrono::minutes closes{17 * 60 + 30};
};

/// The first instant at or after `instant` that lies in the window of a working day.
base::Instant next_in_window(base::Instant instant, Window window, const calendar::WorkingDays& working_days);

/// Whether mail may go out at that instant.
bool is_in_window(base::Instant instant, Window window, const calendar::WorkingDays& working_days);

/// Who is told of a duty at a step.
struct Audience {
  bool contact = false;    ///< đầu mối, of the agency that owes it
  bool head = false;       ///< lãnh đạo, of that agency
  bool office = false;     ///< Văn phòng
  bool committee = false;  ///< Ban Thường vụ

  bool is_empty() const { return !contact && !head && !office && !committee; }
  bool is_of_agency_alone() const { return !office && !committee; }
  bool operator==(const Audience&) const = default;
};

/// One rung of a ladder: so many civil days before the effective due day (0 or less), or so many working days after it.
struct Rung {
  int offset = 0;
  Audience told;

  bool operator==(const Rung&) const = default;
};

/// When a programme's duties are spoken of. Rungs stand in the order of their offsets, no two of the same.
struct Ladder {
  std::vector<Rung> month, quarter, year;  ///< up to the due day, by the length of the duty's period
  std::vector<Rung> after;                 ///< after it, the same for all lengths
  int then_every = 0;                      ///< so many working days after the last rung, and again, …; 0: no more
  Audience then_told;

  const std::vector<Rung>& before(duty::Ladder length) const;
  bool operator==(const Ladder&) const = default;
};

/// One step: so many civil days before the effective due day, or so many working days after it.
struct Step {
  int offset = 0;             ///< negative before, 0 on the day, positive after
  calendar::Day goes_out_on;  ///< the working day on whose window it is owed
  Audience told;

  bool operator==(const Step&) const = default;
};

/// "due-7", "due", "overdue+3".
std::string name_of(const Step& step);
/// The step that a duty owes once when its programme comes into force, or when the duty itself is made, moved or handed
/// over after that, in place of all that lie before.
inline constexpr std::string_view in_force_step = "in_force";

/// Who is told at the step of that name of a duty of that length and sort; nothing where the ladder has none.
std::optional<Audience> step_named(const Ladder& ladder, duty::Ladder length, duty::Sort sort, std::string_view name);

/// The steps of a duty that are owed in (after, until], in order.
///
/// A step before the due day that falls on a day off goes out on the working day before it. A step is owed when the
/// window of its day opens. A report on an ongoing task is never overdue and has no steps after its day.
std::vector<Step> steps_in(const Ladder& ladder, duty::Ladder length, duty::Sort sort, calendar::Day effective_due_on,
                           base::Instant after, base::Instant until, Window window,
                           const calendar::WorkingDays& working_days);

/// Duties that are alike in all that their steps depend on.
struct DueAlike {
  calendar::Day due_on;
  duty::Ladder length = duty::Ladder::month;
  duty::Sort sort = duty::Sort::dated;

  auto operator<=>(const DueAlike&) const = default;
};

/// The duties due from `earliest` on of which the ladder has a step in (after, until]: what a sweep has to ask for, in
/// order. Its cost grows with the days between, not with what is stored.
std::vector<DueAlike> due_with_steps_in(const Ladder& ladder, calendar::Day earliest, base::Instant after,
                                        base::Instant until, Window window, const calendar::WorkingDays& working_days);

}  // namespace schedule
