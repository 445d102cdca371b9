// Talk: all that was said about a duty beside its claims, and what the office's desk waits for.
#pragma once
#include <array>
#include <memory>
#include <vector>

#include "service/corrections.h"
#include "service/extensions.h"
#include "service/obstacles.h"
#include "service/progress.h"

namespace service {

struct ProgressLine {
  store::ProgressRow row;
  std::string person;
};

struct DelayLine {
  store::DelayRow row;
  std::string person;
};

/// What was said about one duty, the newest first.
struct Talk {
  store::Mark mark;
  std::vector<ProgressLine> progress;
  std::optional<ProgressLine> outlook;  ///< the last that was given in the report period of today
  duty::Span period;                    ///< that period
  std::vector<DelayLine> delays;
  std::vector<ExtensionLine> extensions;
  std::vector<ObstacleLine> obstacles;
  std::vector<CorrectionLine> corrections;
};

/// The duty must be there.
Talk talk_of(const Context& context, base::DutyId duty);

/// What was last said of any duty of the task, the newest first, at most 20.
std::vector<ProgressLine> progress_of_task(const Context& context, base::TaskId task);

/// How many overdue duties are late for what cause, as their agencies say.
struct CauseCount {
  std::optional<duty::Cause> cause;  ///< nothing where none was given
  std::int64_t count = 0;
};

/// What waits for the office, and what is silent.
struct Desk {
  std::int64_t extensions = 0, obstacles = 0, corrections = 0;
  std::int64_t silent = 0;
  std::vector<CauseCount> causes;  ///< of what is overdue today, in the order of `duty::Cause`, none given last
};

/// Counted anew only when something has changed or the day has.
std::shared_ptr<const Desk> desk(const Context& context);

}  // namespace service
