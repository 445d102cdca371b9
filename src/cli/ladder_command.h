// The command `ladder`: when the duties of a programme are spoken of and to whom.
#pragma once
#include <functional>

#include "cli/command.h"
#include "cli/command_line.h"

namespace cli {

void add_ladder_command(Command app, const Doors& doors, std::function<int()>& action);

}  // namespace cli
