// Amendment commands: what amended documents change, shown and decided on.
#pragma once
#include <functional>
#include <iosfwd>
#include <nlohmann/json_fwd.hpp>

#include "cli/command.h"
#include "cli/command_line.h"
#include "cli/commands.h"
#include "service/amendments.h"

namespace cli {

/// `dondoc amendment list|show|accept|reject|undo`.
void add_amendment_commands(Command app, const Doors& doors, std::function<int()>& action);

/// The changes of an amending document as a table, with what they come to.
void print(const service::AmendmentSheet& sheet, std::ostream& out);
nlohmann::json json_of(const service::AmendmentSheet& sheet);

}  // namespace cli
