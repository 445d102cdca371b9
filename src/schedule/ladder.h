// Ladders: on which working days before and after its due day a duty is spoken of, and to whom.
#pragma once
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

/// One step: so many civil days before the effective due day, or so many working days after it.
struct Step {
  int offset = 0;             ///< negative before, 0 on the day, positive after
  calendar::Day goes_out_on;  ///< the working day on whose window it is owed

  bool operator==(const Step&) const = default;
};

/// "due-7", "due", "overdue+3".
std::string name_of(const Step& step);
/// The step that a duty owes once when its programme comes into force, or when the duty itself is made, moved or handed
/// over after that, in place of all that lie before.
inline constexpr std::string_view in_force_step = "in_force";

/// The days before its effective due day on which a ladder speaks, as negative offsets, earliest first, 0 last.
const std::vector<int>& offsets_before(duty::Ladder ladder);

/// The steps of a duty that are owed in (after, until], in order.
///
/// Before the due day: month −7 −3 0; quarter −30 −14 −7 0; year −90 −60 −30 −14 0, in civil days; one that falls on
/// a day off goes out on the working day before it. After it: +1 +3 +7 and then every fifth working day. A step is
/// owed when the window of its day opens. A report on an ongoing task is never overdue and has no steps after its day.
std::vector<Step> steps_in(duty::Ladder ladder, duty::Sort sort, calendar::Day effective_due_on, base::Instant after,
                           base::Instant until, Window window, const calendar::WorkingDays& working_days);

/// The due days, from `earliest` on, of which some ladder has a step in (after, until]: what a sweep has to ask for.
/// Its cost grows with the days between, not with what is stored.
std::vector<calendar::Day> due_days_with_steps_in(calendar::Day earliest, base::Instant after, base::Instant until,
                                                  Window window, const calendar::WorkingDays& working_days);

}  // namespace schedule
