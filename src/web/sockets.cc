#include "web/sockets.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace web {
namespace {

constexpr int waiting_connections = 512;
constexpr int send_buffer = 256 << 10;  // bytes; what the kernel would let grow to megabytes for each slow reader

struct SocketName {
  sockaddr_storage storage{};
  socklen_t size = sizeof storage;

  sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
};

SocketName name_of(const Address& address) {
  SocketName name;
  sockaddr_in v4{};
  sockaddr_in6 v6{};
  if (::inet_pton(AF_INET, address.host.c_str(), &v4.sin_addr) == 1) {
    v4.sin_family = AF_INET;
    v4.sin_port = htons(static_cast<std::uint16_t>(address.port));
    std::memcpy(&name.storage, &v4, name.size = sizeof v4);
  } else if (::inet_pton(AF_INET6, address.host.c_str(), &v6.sin6_addr) == 1) {
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(static_cast<std::uint16_t>(address.port));
    std::memcpy(&name.storage, &v6, name.size = sizeof v6);
  } else {
    errno = EADDRNOTAVAIL;
    throw_system_error("address");
  }
  return name;
}

Peer peer_of(const SocketName& name) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  sockaddr_in v4{};
  sockaddr_in6 v6{};
  if (name.storage.ss_family == AF_INET) {
    std::memcpy(&v4, &name.storage, sizeof v4);
    ::inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
    return {text.data(), ntohs(v4.sin_port)};
  }
  std::memcpy(&v6, &name.storage, sizeof v6);
  ::inet_ntop(AF_INET6, &v6.sin6_addr, text.data(), text.size());
  return {text.data(), ntohs(v6.sin6_port)};
}

void turn_on(int socket, int level, int option) {
  const int on = 1;
  if (::setsockopt(socket, level, option, &on, sizeof on) != 0) throw_system_error("setsockopt");
}

}  // namespace

void Descriptor::reset(int number) {
  if (number_ >= 0) ::close(number_);
  number_ = number;
}

void throw_system_error(const char* what) { throw std::system_error{errno, std::generic_category(), what}; }

void raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= limit.rlim_max) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);  // without it, new connections wait when there are no more
}

int listening_socket(const Address& address) {
  auto name = name_of(address);
  Descriptor socket{::socket(name.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
  if (socket.number() < 0) throw_system_error("socket");
  turn_on(socket.number(), SOL_SOCKET, SO_REUSEADDR);
  if (name.storage.ss_family == AF_INET6) turn_on(socket.number(), IPPROTO_IPV6, IPV6_V6ONLY);
  // Accepted sockets have these from here.
  turn_on(socket.number(), IPPROTO_TCP, TCP_NODELAY);
  ::setsockopt(socket.number(), SOL_SOCKET, SO_SNDBUF, &send_buffer, sizeof send_buffer);
  if (::bind(socket.number(), name.get(), name.size) != 0) throw_system_error("bind");
  if (::listen(socket.number(), waiting_connections) != 0) throw_system_error("listen");
  return socket.release();
}

int port_of(int socket) {
  SocketName name;
  if (::getsockname(socket, name.get(), &name.size) != 0) throw_system_error("getsockname");
  return peer_of(name).port;
}

Accepted accept_from(int listening) {
  SocketName name;
  const int socket = ::accept4(listening, name.get(), &name.size, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (socket >= 0) return {.socket = socket, .peer = peer_of(name)};
  const bool none = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
  return {.socket = -1, .peer = {}, .is_out_of_descriptors = none};
}

}  // namespace web
