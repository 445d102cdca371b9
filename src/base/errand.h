// Errands: what another thread does meanwhile, and what came of it.
#pragma once
#include <functional>
#include <future>
#include <utility>

#include "base/workers.h"

namespace base {

/// Threads that run errands, in the order in which they were given.
class Runners : public Workers<std::function<void()>> {
 public:
  explicit Runners(std::size_t count) : Workers{count, [](std::function<void()>& act) { act(); }} {}
};

template <typename Result>
class Errand {
 public:
  Errand(Runners& runners, std::function<Result()> act) : task_{std::move(act)} { runners.give(run_); }
  /// Waits until it is done.
  ~Errand() {
    if (result_.valid()) result_.wait();
  }
  Errand(const Errand&) = delete;
  Errand& operator=(const Errand&) = delete;

  /// What came of it, once it is done; to be asked once.
  /// throws:  what the errand threw
  Result result() { return result_.get(); }

 private:
  std::packaged_task<Result()> task_;
  std::future<Result> result_ = task_.get_future();
  std::function<void()> run_{[this] { task_(); }};
};

}  // namespace base
