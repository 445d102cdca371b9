// Out files: where a command's list goes when it is not to be printed.
#pragma once
#include <filesystem>
#include <string>

#include "cli/command_line.h"

namespace cli {

/// Writes the bytes to the file that `--out` names, whole or not at all, where nobody but this user may read it; to
/// standard output where it names none. Gives the exit code.
int give(const std::string& bytes, const std::filesystem::path& out, const Doors& doors);

}  // namespace cli
