// Agency commands: `dondoc agency add|rename|alias|contact|member|leave|merge|load|list|show`.
#pragma once
#include <functional>

#include "cli/command.h"
#include "cli/command_line.h"

namespace cli {

/// Adds the command with all that it can do; what the line asks for becomes the action.
void add_agency_commands(Command app, const Doors& doors, std::function<int()>& action);

}  // namespace cli
