// Mail commands: `dondoc mail test|arm`, and `dondoc verify --reminders`.
#pragma once
#include <filesystem>
#include <functional>

#include "cli/command.h"
#include "cli/command_line.h"

namespace cli {

/// Adds the command with all that it can do; what the line asks for becomes the action.
void add_mail_commands(Command app, const Doors& doors, std::function<int()>& action);

/// Replays the rules of reminders over the whole history, and says what is missing, doubled or out of policy.
int verify_reminders(const std::filesystem::path& data, const Doors& doors);

}  // namespace cli
