#include "web/stream.h"

#include <algorithm>
#include <cstring>

namespace web {

MemoryStream::MemoryStream(std::string head, const Peer& peer) : head_{std::move(head)}, peer_{peer} {}

bool MemoryStream::is_readable() const { return read_ < head_.size(); }

ssize_t MemoryStream::read(char* to, size_t size) {
  const auto taken = std::min(size, head_.size() - read_);
  std::memcpy(to, head_.data() + read_, taken);
  read_ += taken;
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
