// SHA-256: by what a file is known again.
#pragma once
#include <string>
#include <string_view>

namespace base {

/// The SHA-256 of the bytes (FIPS 180-4), in 64 small hexadecimal figures.
std::string sha256(std::string_view bytes);

}  // namespace base
