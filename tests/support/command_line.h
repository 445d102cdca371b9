// The command line as a test types it: arguments in, exit code and words out.
#pragma once
#include <sstream>
#include <string>
#include <vector>

#include "cli/command_line.h"

namespace support {

struct Answer {
  int code = 0;
  std::string out, err;
};

/// Runs the command line.
///
/// input:   what is typed
/// answers: whether a person sits there to be asked
/// watched: whether a person sees stderr as it is written
inline Answer run(const std::vector<std::string>& arguments, const std::string& input = {}, bool answers = false,
                  bool watched = false) {
  std::istringstream in{input};
  std::ostringstream out, err;
  std::vector<const char*> argv{"dondoc"};
  for (const auto& argument : arguments) argv.push_back(argument.c_str());
  const cli::Doors doors{.in = in,
                         .out = out,
                         .err = err,
                         .serve = [](const cli::Serve&) { return cli::done; },
                         .answers = answers,
                         .watched = watched};
  const int code = cli::run(static_cast<int>(argv.size()), argv.data(), doors);
  return {code, out.str(), err.str()};
}

}  // namespace support
