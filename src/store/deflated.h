// Deflated: bytes as they are kept where they would be large, a tenth as long for the words of a mail.
#pragma once
#include <string>
#include <string_view>

namespace store {

struct Deflated {
  std::string bytes;     ///< zlib's (RFC 1950)
  std::size_t size = 0;  ///< of what they stand for; 0 for nothing
};

/// throws: std::bad_alloc; std::length_error for more than 1 GiB
Deflated deflated(std::string_view bytes);

/// What the bytes stand for.
/// throws: std::runtime_error where they are damaged
std::string inflated(const Deflated& kept);

}  // namespace store
