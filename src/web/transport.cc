#include "web/transport.h"

#include <openssl/err.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <new>

namespace web {
namespace {

constexpr unsigned char handshake = 0x16;                         // type of a TLS record (RFC 8446, section 5.1)
constexpr std::size_t written_at_once = std::size_t{256} << 10U;  // as much as the system's buffer takes

Moved moved_of_system(ssize_t bytes, Moved::How waiting) {
  if (bytes > 0) return {Moved::How::moved, static_cast<std::size_t>(bytes)};
  if (bytes < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return {waiting, 0};
  return {Moved::How::ended, 0};
}

Moved receive(int socket, void* to, std::size_t size, int flags) {
  ssize_t got = 0;
  do got = ::recv(socket, to, size, MSG_DONTWAIT | flags);
  while (got < 0 && errno == EINTR);
  return moved_of_system(got, Moved::How::wait_to_read);
}

int as_int(std::size_t size) { return static_cast<int>(std::min<std::size_t>(size, INT_MAX)); }

}  // namespace

Transport::Transport(int socket, SSL_CTX* tls) : socket_{socket} {
  if (tls == nullptr) return;
  tls_.reset(SSL_new(tls));
  if (!tls_ || SSL_set_fd(tls_.get(), socket_) != 1) {
    ::close(socket_);
    throw std::bad_alloc{};
  }
  SSL_set_accept_state(tls_.get());
}

Transport::~Transport() {
  if (tls_) end_writing();
  ::close(socket_);
}

Moved Transport::greet() {
  if (!tls_) return {Moved::How::moved, 0};
  if (!has_begun_) {
    unsigned char first = 0;
    const auto looked = receive(socket_, &first, 1, MSG_PEEK);
    if (looked.how != Moved::How::moved) return looked;
    if (first != handshake) {
      tls_.reset();
      return {Moved::How::moved, 0};
    }
    has_begun_ = true;
  }
  ERR_clear_error();
  const auto moved = moved_of(SSL_do_handshake(tls_.get()));
  may_say_goodbye_ = moved.how == Moved::How::moved;
  return moved;
}

/// What OpenSSL's function came to.
Moved Transport::moved_of(int result) {
  if (result > 0) return {Moved::How::moved, static_cast<std::size_t>(result)};
  switch (SSL_get_error(tls_.get(), result)) {
    case SSL_ERROR_WANT_READ: return {Moved::How::wait_to_read, 0};
    case SSL_ERROR_WANT_WRITE: return {Moved::How::wait_to_write, 0};
    case SSL_ERROR_ZERO_RETURN: return {Moved::How::ended, 0};
    default:
      may_say_goodbye_ = false;
      ERR_clear_error();
      return {Moved::How::ended, 0};
  }
}

Moved Transport::read(char* to, std::size_t size) {
  if (!tls_) return receive(socket_, to, size, 0);
  ERR_clear_error();
  return moved_of(SSL_read(tls_.get(), to, as_int(size)));
}

bool Transport::has_more() const { return tls_ && SSL_pending(tls_.get()) > 0; }

Moved Transport::write(const char* from, std::size_t size) {
  if (!tls_) {
    ssize_t sent = 0;
    do sent = ::send(socket_, from, size, MSG_DONTWAIT | MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return moved_of_system(sent, Moved::How::wait_to_write);
  }
  std::size_t sent = 0;
  while (sent < std::min(size, written_at_once)) {  // a record at a time
    ERR_clear_error();
    const auto moved = moved_of(SSL_write(tls_.get(), from + sent, as_int(size - sent)));
    if (moved.how == Moved::How::ended || (moved.how != Moved::How::moved && sent == 0)) return moved;
    if (moved.how != Moved::How::moved) break;
    sent += moved.bytes;
  }
  return {Moved::How::moved, sent};
}

void Transport::end_writing() {
  if (tls_ && may_say_goodbye_) {
    ERR_clear_error();
    SSL_shutdown(tls_.get());
    ERR_clear_error();
    may_say_goodbye_ = false;
  }
  ::shutdown(socket_, SHUT_WR);
}

}  // namespace web
