#include "web/stream.h"

#include <algorithm>
#include <cstring>

namespace web {
namespace {

std::size_t copy(const std::string& from, std::size_t& at, char* to, std::size_t size) {
  const auto taken = std::min(size, from.size() - at);
  std::memcpy(to, from.data() + at, taken);
  at += taken;
  return taken;
}

}  // namespace

MemoryStream::MemoryStream(std::string head, std::string body, const Peer& peer)
    : head_{std::move(head)}, body_{std::move(body)}, peer_{peer} {}

bool MemoryStream::is_readable() const { return head_read_ < head_.size() || body_read_ < body_.size(); }

ssize_t MemoryStream::read(char* to, size_t size) {
  if (head_read_ < head_.size()) return static_cast<ssize_t>(copy(head_, head_read_, to, size));
  const auto taken = copy(body_, body_read_, to, size);
  if (body_read_ == body_.size()) {
    body_ = {};
    body_read_ = 0;
  }
  return static_cast<ssize_t>(taken);
}

ssize_t MemoryStream::write(const char* from, size_t size) {
  written_.append(from, size);
  return static_cast<ssize_t>(size);
}

void MemoryStream::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip = peer_.address;
  port = peer_.port;
}

void MemoryStream::get_local_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

}  // namespace web
