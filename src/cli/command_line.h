// The command line: arguments in, a service call, text out.
#pragma once
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace cli {

/// What `dondoc serve` is asked for.
struct Serve {
  std::filesystem::path data;
  std::string listen = "127.0.0.1:8080";
  std::optional<std::filesystem::path> web;  ///< templates and static files from here instead of the binary
};

/// Where a command reads and writes, and how the daemon is started.
struct Doors {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  std::function<int(const Serve&)> serve;  ///< gives the exit code
  bool answers = false;                    ///< a person sits at `in` and can be asked
  bool watched = false;                    ///< a person sees `err` as it is written
};

/// Exit codes of every command.
inline constexpr int done = 0;
inline constexpr int refused = 1;  ///< with the reason on stderr
inline constexpr int usage = 2;

/// Runs the command that the arguments name, and gives the exit code. Every command has --help.
int run(int argc, const char* const* argv, const Doors& doors);

}  // namespace cli
