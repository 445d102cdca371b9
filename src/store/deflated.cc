#include "store/deflated.h"

#include <zlib.h>

#include <new>
#include <stdexcept>

namespace store {
namespace {

const Bytef* bytes_of(std::string_view text) { return reinterpret_cast<const Bytef*>(text.data()); }
Bytef* bytes_of(std::string& text) { return reinterpret_cast<Bytef*>(text.data()); }

}  // namespace

Deflated deflated(std::string_view bytes) {
  if (bytes.empty()) return {};
  auto length = ::compressBound(bytes.size());
  Deflated kept{.bytes = std::string(length, '\0'), .size = bytes.size()};
  // It fails for want of memory alone.
  if (::compress2(bytes_of(kept.bytes), &length, bytes_of(bytes), bytes.size(), Z_BEST_SPEED) != Z_OK)
    throw std::bad_alloc{};
  kept.bytes.resize(length);
  return kept;
}

std::string inflated(const Deflated& kept) {
  if (kept.size == 0) return {};
  std::string bytes(kept.size, '\0');
  uLongf length = bytes.size();
  const auto code = ::uncompress(bytes_of(bytes), &length, bytes_of(std::string_view{kept.bytes}), kept.bytes.size());
  if (code != Z_OK || length != kept.size) throw std::runtime_error{"a kept mail is damaged"};
  return bytes;
}

}  // namespace store
