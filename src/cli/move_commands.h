// Commands of the office's changes: each calls one service function and says what was done.
#pragma once
#include "cli/move_arguments.h"

namespace cli {

/// Every one of these gives the exit code.
int extend(const MoveArguments& arguments, const Doors& doors);
int suspend(const MoveArguments& arguments, const Doors& doors);
int resume(const MoveArguments& arguments, const Doors& doors);
int cancel(const MoveArguments& arguments, const Doors& doors);

int show_task(const MoveArguments& arguments, const Doors& doors);
int undated(const MoveArguments& arguments, const Doors& doors);
int give_date(const MoveArguments& arguments, const Doors& doors);
int set_review(const MoveArguments& arguments, const Doors& doors);
int set_task_period(const MoveArguments& arguments, const Doors& doors);
int change_task(const MoveArguments& arguments, const Doors& doors);
int transfer_task(const MoveArguments& arguments, const Doors& doors);
int end_task(const MoveArguments& arguments, const Doors& doors);

int set_programme_period(const MoveArguments& arguments, const Doors& doors);
/// Ends it, or replaces it where `by` names another.
int end_programme(const MoveArguments& arguments, const Doors& doors);
int archive_programme(const MoveArguments& arguments, const Doors& doors);

int hand_over(const MoveArguments& arguments, const Doors& doors);

}  // namespace cli
