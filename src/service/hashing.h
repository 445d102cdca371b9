// Hashing: Argon2id of passwords, few at a time, so that a flood of attempts takes neither memory nor all processors.
#pragma once
#include <mutex>
#include <optional>
#include <semaphore>
#include <string>
#include <string_view>

#include "service/settings.h"

namespace service {

/// Safe for many threads at once. Whoever would wait too long for their turn gets nothing, and nothing was changed.
class Hashing {
 public:
  /// The hash of a password with a salt of its own, as libsodium writes it.
  /// throws: std::bad_alloc where the memory that the settings ask for is not there
  std::optional<std::string> hash(std::string_view password, const SignIn& cost);

  /// Whether the hash is of that password. An empty hash is nobody's, and looking at it takes as long as at any other.
  std::optional<bool> matches(std::string_view hash, std::string_view password, const SignIn& cost);

 private:
  static constexpr std::ptrdiff_t at_once = 2;

  /// What is compared where there is no hash; the same cost gives the same time.
  std::string nobodys(const SignIn& cost);

  std::counting_semaphore<at_once> turns_{at_once};
  std::mutex mutex_;
  std::string nobodys_;
};

}  // namespace service
