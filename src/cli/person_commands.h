// Person commands: `dondoc person add|role|list|disable|enable|password|demo`.
#pragma once
#include <functional>

#include "cli/command.h"
#include "cli/command_line.h"

namespace cli {

/// Adds the command with all that it can do; what the line asks for becomes the action.
void add_person_commands(Command app, const Doors& doors, std::function<int()>& action);

}  // namespace cli
