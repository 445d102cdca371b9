#include "store/deflated.h"

#include <zlib.h>

#include <new>
#include <stdexcept>

namespace store {
namespace {

constexpr std::size_t max_size = 1U << 30U;  // zlib counts in 32 bits

const Bytef* bytes_of(std::string_view text) { return reinterpret_cast<const Bytef*>(text.data()); }
Bytef* bytes_of(std::string& text) { return reinterpret_cast<Bytef*>(text.data()); }

/// A stream that deflates. To make one costs more than to deflate a mail.
class Stream {
 public:
  Stream() {
    if (::deflateInit(&stream_, Z_BEST_SPEED) != Z_OK) throw std::bad_alloc{};  // it fails for want of memory alone
  }
  ~Stream() { ::deflateEnd(&stream_); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  std::string deflated(std::string_view bytes) {
    ::deflateReset(&stream_);
    std::string into(::deflateBound(&stream_, bytes.size()), '\0');
    stream_.next_in = const_cast<Bytef*>(bytes_of(bytes));  // it is only read
    stream_.avail_in = static_cast<uInt>(bytes.size());
    stream_.next_out = bytes_of(into);
    stream_.avail_out = static_cast<uInt>(into.size());
    if (::deflate(&stream_, Z_FINISH) != Z_STREAM_END) throw std::logic_error{"no room for deflated bytes"};
    into.resize(stream_.total_out);
    return into;
  }

 private:
  z_stream stream_{};
};

}  // namespace

Deflated deflated(std::string_view bytes) {
  if (bytes.empty()) return {};
  if (bytes.size() > max_size) throw std::length_error{"too long to be deflated at once"};
  thread_local Stream stream;
  return {.bytes = stream.deflated(bytes), .size = bytes.size()};
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
