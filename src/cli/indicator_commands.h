// Indicator commands: `dondoc indicator list|actual|direction`.
#pragma once
#include <functional>

#include "cli/command_line.h"

namespace CLI {
class App;
}

namespace cli {

/// Adds the command with all that it can do; what the line asks for becomes the action.
void add_indicator_commands(CLI::App& app, const Doors& doors, std::function<int()>& action);

}  // namespace cli
