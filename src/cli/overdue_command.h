// The command `overdue`: the overdue list, printed or as a file.
#pragma once
#include <functional>

#include "cli/command.h"
#include "cli/command_line.h"

namespace cli {

void add_overdue_command(Command app, const Doors& doors, std::function<int()>& action);

}  // namespace cli
