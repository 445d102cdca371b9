// Secrets: what nobody can guess, and the hash by which one is known again.
#pragma once
#include <string>
#include <string_view>

namespace service {

/// 256 random bits in 64 small hexadecimal figures.
std::string new_secret();

/// The 32 bytes of SHA-256 over a secret; all that is kept of one.
std::string hash_of_secret(std::string_view secret);

}  // namespace service
