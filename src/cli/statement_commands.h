// Commands of what is said about duties: progress, causes of delay, obstacles, wishes for a later day, directives.
#pragma once
#include <functional>

#include "cli/command.h"
#include "cli/command_line.h"

namespace cli {

/// `dondoc duty progress|delay|obstacle|ask`, and `dondoc task directive`. Each is said by somebody whom the register
/// knows, named by their address.
void add_statement_commands(Command app, const Doors& doors, std::function<int()>& action);

}  // namespace cli
