#include "service/hashing.h"

#include <sodium.h>

#include <array>
#include <chrono>
#include <new>
#include <stdexcept>

namespace service {
namespace {

constexpr std::chrono::seconds patience{3};

std::string argon2id(std::string_view password, const SignIn& cost) {
  if (::sodium_init() < 0) throw std::runtime_error{"libsodium cannot be used"};
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (::crypto_pwhash_str_alg(hash.data(), password.data(), password.size(),
                              static_cast<unsigned long long>(cost.hash_passes),
                              static_cast<std::size_t>(cost.hash_memory) << 20U, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc{};
  return hash.data();
}

/// Gives the turn back, come what may.
template <typename Turns>
struct Taken {
  Turns& turns;
  ~Taken() { turns.release(); }
};

}  // namespace

std::optional<std::string> Hashing::hash(std::string_view password, const SignIn& cost) {
  if (!turns_.try_acquire_for(patience)) return std::nullopt;
  const Taken<decltype(turns_)> turn{turns_};
  return argon2id(password, cost);
}

std::optional<bool> Hashing::matches(std::string_view hash, std::string_view password, const SignIn& cost) {
  if (!turns_.try_acquire_for(patience)) return std::nullopt;
  const Taken<decltype(turns_)> turn{turns_};
  const auto compared = hash.empty() ? nobodys(cost) : std::string{hash};
  const bool same = ::crypto_pwhash_str_verify(compared.c_str(), password.data(), password.size()) == 0;
  return same && !hash.empty();
}

std::string Hashing::nobodys(const SignIn& cost) {
  const std::scoped_lock lock{mutex_};
  if (nobodys_.empty()) nobodys_ = argon2id("nobody's", cost);
  return nobodys_;
}

}  // namespace service
