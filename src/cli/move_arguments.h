// What the commands of the office's changes are called with.
#pragma once
#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <string>

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
  CLI::Option *has_text = nullptr, *has_deadline = nullptr, *has_deliverable = nullptr, *has_level = nullptr;
};

void add_moves(CLI::App& app, MoveArguments& arguments, const Doors& doors, Action& action);

/// `dondoc agency hand-over`, below `dondoc agency`.
void add_hand_over(CLI::App& agency, MoveArguments& arguments, const Doors& doors, Action& action);

}  // namespace cli
