#include "web/stream.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace web {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds write_time{5000};  // for the client to take some more
constexpr milliseconds parting_time{200};
constexpr std::size_t too_large_to_copy = 16384;

bool is_ready(int fd, short events, milliseconds within) {
  pollfd waited{fd, events, 0};
  const auto ready = ::poll(&waited, 1, static_cast<int>(std::max<std::int64_t>(within.count(), 0)));
  return ready > 0;
}

milliseconds left_until(steady_clock::time_point until) {
  return std::chrono::duration_cast<milliseconds>(until - steady_clock::now());
}

void read_name(const sockaddr_storage& name, std::string& ip, int& port) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (name.ss_family == AF_INET) {
    sockaddr_in address{};
    std::memcpy(&address, &name, sizeof address);
    ::inet_ntop(AF_INET, &address.sin_addr, text.data(), text.size());
    port = ntohs(address.sin_port);
  } else if (name.ss_family == AF_INET6) {
    sockaddr_in6 address{};
    std::memcpy(&address, &name, sizeof address);
    ::inet_ntop(AF_INET6, &address.sin6_addr, text.data(), text.size());
    port = ntohs(address.sin6_port);
  }
  ip = text.data();
}

}  // namespace

BoundedStream::BoundedStream(socket_t socket, int stop_fd, RequestLimits limits)
    : socket_{socket}, stop_fd_{stop_fd}, limits_{limits} {}

bool BoundedStream::next_request_begins(milliseconds within) {
  if (begin_ == end_) {
    std::array<pollfd, 2> waited{{{socket_, POLLIN, 0}, {stop_fd_, POLLIN, 0}}};
    if (::poll(waited.data(), waited.size(), static_cast<int>(within.count())) <= 0) return false;
    if (waited[1].revents != 0) return false;
  }
  bytes_left_ = limits_.bytes;
  until_ = steady_clock::now() + limits_.time;
  return begin_ < end_ || fill(milliseconds{0});
}

void BoundedStream::allow(RequestLimits limits) {
  bytes_left_ += limits.bytes;
  until_ += limits.time;
}

bool BoundedStream::fill(milliseconds within) {
  if (broken_ || !is_ready(socket_, POLLIN, within)) return false;
  ssize_t got = 0;
  do got = ::recv(socket_, read_.data(), read_.size(), 0);
  while (got < 0 && errno == EINTR);
  begin_ = 0;
  end_ = got > 0 ? static_cast<std::size_t>(got) : 0;
  return got > 0;
}

bool BoundedStream::is_readable() const { return begin_ < end_ || is_ready(socket_, POLLIN, left_until(until_)); }

bool BoundedStream::is_writable() const { return !broken_; }

ssize_t BoundedStream::read(char* to, size_t size) {
  if (!written_.empty() && !flush()) return -1;  // a "100 Continue" that the client waits for
  if (bytes_left_ == 0 || left_until(until_) <= milliseconds{0}) return -1;
  if (begin_ == end_ && !fill(left_until(until_))) return broken_ ? -1 : 0;
  const auto taken = std::min({size, end_ - begin_, bytes_left_});
  std::memcpy(to, read_.data() + begin_, taken);
  begin_ += taken;
  bytes_left_ -= taken;
  return static_cast<ssize_t>(taken);
}

ssize_t BoundedStream::write(const char* from, size_t size) {
  if (size < too_large_to_copy) {
    written_.append(from, size);
  } else {
    send_all(written_.data(), written_.size(), MSG_MORE);
    written_.clear();
    send_all(from, size, 0);
  }
  return broken_ ? -1 : static_cast<ssize_t>(size);
}

bool BoundedStream::flush() {
  send_all(written_.data(), written_.size(), 0);
  written_.clear();
  return !broken_;
}

bool BoundedStream::send_all(const char* from, size_t size, int flags) {
  for (std::size_t sent = 0; !broken_ && sent < size;) {
    const auto now = ::send(socket_, from + sent, size - sent, MSG_NOSIGNAL | MSG_DONTWAIT | flags);
    if (now > 0) {
      sent += static_cast<std::size_t>(now);
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      broken_ = !is_ready(socket_, POLLOUT, write_time);
    } else if (errno != EINTR) {
      broken_ = true;
    }
  }
  return !broken_;
}

void BoundedStream::part() {
  ::shutdown(socket_, SHUT_WR);
  const auto until = steady_clock::now() + parting_time;
  while (is_ready(socket_, POLLIN, left_until(until)) && left_until(until) > milliseconds{0})
    if (::recv(socket_, read_.data(), read_.size(), 0) <= 0) return;
}

void BoundedStream::get_remote_ip_and_port(std::string& ip, int& port) const {
  sockaddr_storage name{};
  socklen_t size = sizeof name;
  if (::getpeername(socket_, reinterpret_cast<sockaddr*>(&name), &size) == 0) read_name(name, ip, port);
}

void BoundedStream::get_local_ip_and_port(std::string& ip, int& port) const {
  sockaddr_storage name{};
  socklen_t size = sizeof name;
  if (::getsockname(socket_, reinterpret_cast<sockaddr*>(&name), &size) == 0) read_name(name, ip, port);
}

}  // namespace web
