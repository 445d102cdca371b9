// The command `report`: the figures of a quarter, a half-year or a year.
#pragma once
#include <functional>

#include "cli/command.h"
#include "cli/command_line.h"

namespace cli {

void add_report_command(Command app, const Doors& doors, std::function<int()>& action);

}  // namespace cli
