// The command `dondoc digest`: a digest as it would be sent, sending one, and days of meetings.
#pragma once
#include <functional>

#include "cli/command.h"
#include "cli/command_line.h"

namespace cli {

/// Adds the command with all that it can do; what the line asks for becomes the action.
void add_digest_command(Command app, const Doors& doors, std::function<int()>& action);

}  // namespace cli
