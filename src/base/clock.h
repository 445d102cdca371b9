// The clock: the one place from which the program learns what time it is.
#pragma once
#include "base/instant.h"

namespace base {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

/// The machine's own clock.
class SystemClock final : public Clock {
 public:
  Instant now() const override {
    return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  }
};

/// A clock that stands still until it is told to move: `--now` on the command line, and the tests.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant instant) : instant_{instant} {}
  Instant now() const override { return instant_; }
  void move_to(Instant instant) { instant_ = instant; }

 private:
  Instant instant_;
};

}  // namespace base
