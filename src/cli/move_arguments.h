// What the commands of the office's changes are called with.
#pragma once
#include <filesystem>
#include <functional>
#include <string>

#include "cli/command.h"
#include "cli/command_line.h"

namespace cli {

using Action = std::function<int()>;

/// What the options of `dondoc duty`, `dondoc task` and `dondoc programme` are read into.
struct MoveArguments {
  std::filesystem::path data;
  std::int64_t duty = 0;
  std::string ref, programme, number, by;
  std::string document_number, document_on, authority, reason, note;
  std::string on, period, from, to;
  int first_day = 1;
  std::string text, deadline, deliverable, receiving_level;
  std::optional<Option> has_text, has_deadline, has_deliverable, has_level;
};

void add_moves(Command app, MoveArguments& arguments, const Doors& doors, Action& action);

/// `dondoc agency hand-over`, below `dondoc agency`.
void add_hand_over(Command agency, MoveArguments& arguments, const Doors& doors, Action& action);

}  // namespace cli
