// Workers: threads that do what they are given, in the order in which it came.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace base {

template <typename Task>
class Workers {
 public:
  /// act: what is done with each task; must not throw
  Workers(std::size_t count, std::function<void(Task&)> act) : act_{std::move(act)} {
    for (std::size_t i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
  }
  /// Ends once all that was given is done.
  ~Workers() {
    {
      const std::lock_guard lock{mutex_};
      ended_ = true;
    }
    given_.notify_all();
  }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// The task must live until it is done.
  void give(Task& task) {
    {
      const std::lock_guard lock{mutex_};
      tasks_.push_back(&task);
    }
    given_.notify_one();
  }

  /// Whether a task waits for a worker.
  bool any_waiting() const {
    const std::lock_guard lock{mutex_};
    return !tasks_.empty();
  }

 private:
  void work() {
    while (auto* task = next()) act_(*task);
  }

  Task* next() {
    std::unique_lock lock{mutex_};
    given_.wait(lock, [this] { return ended_ || !tasks_.empty(); });
    if (tasks_.empty()) return nullptr;
    auto* task = tasks_.front();
    tasks_.pop_front();
    return task;
  }

  std::function<void(Task&)> act_;
  mutable std::mutex mutex_;
  std::condition_variable given_;
  std::deque<Task*> tasks_;
  bool ended_ = false;
  std::vector<std::jthread> threads_;  // last, so that they end before what they use
};

}  // namespace base
