// Remembering: an answer stays right until something in the store changes, so it is counted once.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

namespace service {

/// The answers given since the last change, by what was asked. Safe for many threads at once.
///
/// An answer may be remembered only where it depends on nothing but its key and the store, and `change` is a number
/// that grows with every change of what it depends on: every change of the store adds an event (`store::last_change`).
template <typename Key, typename Answer>
class Remembered {
 public:
  /// The answer to `key` as of that change: the one remembered, or what `ask` gives.
  template <typename Ask>
  std::shared_ptr<const Answer> answer(const Key& key, std::int64_t change, Ask&& ask) {
    {
      const std::scoped_lock lock{mutex_};
      if (change == change_)
        if (const auto found = answers_.find(key); found != answers_.end()) return found->second;
    }
    auto fresh = std::make_shared<const Answer>(ask());
    const std::scoped_lock lock{mutex_};
    if (change > change_ || answers_.size() >= most) answers_.clear();
    if (change >= change_) {
      change_ = change;
      answers_.insert_or_assign(key, fresh);
    }
    return fresh;
  }

 private:
  static constexpr std::size_t most = 64;  ///< a page of a hundred rows takes some 50 KB

  std::mutex mutex_;
  std::int64_t change_ = -1;
  std::map<Key, std::shared_ptr<const Answer>> answers_;
};

}  // namespace service
