#include "web/transport.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace web {
namespace {

Moved moved_of(ssize_t bytes, Moved::How waiting) {
  if (bytes > 0) return {Moved::How::moved, static_cast<std::size_t>(bytes)};
  if (bytes < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return {waiting, 0};
  return {Moved::How::ended, 0};
}

}  // namespace

Transport::~Transport() { ::close(socket_); }

Moved Transport::read(char* to, std::size_t size) const {
  ssize_t got = 0;
  do got = ::recv(socket_, to, size, MSG_DONTWAIT);
  while (got < 0 && errno == EINTR);
  return moved_of(got, Moved::How::wait_to_read);
}

Moved Transport::write(const char* from, std::size_t size) const {
  ssize_t sent = 0;
  do sent = ::send(socket_, from, size, MSG_DONTWAIT | MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return moved_of(sent, Moved::How::wait_to_write);
}

void Transport::end_writing() const { ::shutdown(socket_, SHUT_WR); }

}  // namespace web
