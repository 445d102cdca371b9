// Progress bar: how far a long command is, on a line of the terminal that is gone when the command ends.
#pragma once
#include <string>

#include "base/progress.h"
#include "cli/command_line.h"

namespace cli {

/// Writes to `doors.err`, and only where a person watches it (`doors.watched`).
class ProgressBar {
 public:
  explicit ProgressBar(const Doors& doors) : doors_{doors} {}
  ~ProgressBar() { end(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// What a piece of work tells of itself; what: its name in words. The bar must outlive it.
  base::Progress of(std::string what);

  /// Takes the line away.
  void end();

 private:
  void show(const std::string& what, std::size_t parts, std::size_t total);

  const Doors& doors_;
  std::string shown_;  ///< empty while there is no line
};

}  // namespace cli
