#include "cli/progress_bar.h"

#include <ostream>

namespace cli {
namespace {

constexpr std::size_t width = 30;

}  // namespace

base::Progress ProgressBar::of(std::string what) {
  if (!doors_.watched) return {};
  return [this, what = std::move(what)](std::size_t parts, std::size_t total) { show(what, parts, total); };
}

void ProgressBar::show(const std::string& what, std::size_t parts, std::size_t total) {
  const auto percent = parts * 100 / total;
  const auto full = parts * width / total;
  auto line =
      what + " [" + std::string(full, '#') + std::string(width - full, ' ') + "] " + std::to_string(percent) + " %";
  if (line == shown_) return;  // a terminal is slower than the work
  doors_.err << '\r' << line << std::flush;
  shown_ = std::move(line);
}

void ProgressBar::end() {
  if (shown_.empty()) return;
  doors_.err << "\r\x1b[K" << std::flush;  // to the line's beginning, and clear it
  shown_.clear();
}

}  // namespace cli
