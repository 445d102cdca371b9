// A conversation over a bare socket, for requests that no proper client would send.
#pragma once
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>

namespace support {

class RawConnection {
 public:
  explicit RawConnection(int port) : socket_{::socket(AF_INET, SOCK_STREAM, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error{"cannot connect"};
  }
  ~RawConnection() {
    if (socket_ >= 0) ::close(socket_);
  }
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;

  int number() const { return socket_; }

  /// False where the other side takes no more.
  bool send(const std::string& bytes) const {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
      const auto now = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (now <= 0) return false;
      sent += static_cast<std::size_t>(now);
    }
    return true;
  }

  /// Sends no more, and still reads.
  void end_sending() const { ::shutdown(socket_, SHUT_WR); }

  /// Leaves without a word: the other side's next write is answered with a reset.
  void reset() {
    const linger at_once{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(std::exchange(socket_, -1));
  }

  /// Takes no more than so many bytes before they are read.
  void take_at_most(int bytes) const { ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes); }

  /// What comes next, a block of it.
  std::string some() {
    std::array<char, 65536> block{};
    const auto got = ::recv(socket_, block.data(), block.size(), 0);
    return {block.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0))};
  }

  /// Whether the other side has closed within that time; what comes before that is thrown away.
  bool closes_within(int milliseconds) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds{milliseconds};
    while (!closed_ && std::chrono::steady_clock::now() < until) all(10);
    return closed_;
  }

  /// All that comes until the other side closes, or nothing has come for that time.
  std::string all(int milliseconds = 3000) {
    std::string bytes;
    std::array<char, 65536> block{};
    pollfd waited{socket_, POLLIN, 0};
    while (::poll(&waited, 1, milliseconds) > 0) {
      const auto got = ::recv(socket_, block.data(), block.size(), 0);
      closed_ = got <= 0;
      if (closed_) break;
      bytes.append(block.data(), static_cast<std::size_t>(got));
    }
    return bytes;
  }
  /// Whether `all` ended because the other side closed.
  bool closed() const { return closed_; }

 private:
  int socket_;
  bool closed_ = false;
};

/// The whole answer to the bytes, on a connection of their own.
inline std::string answer_to(int port, const std::string& bytes) {
  RawConnection connection{port};
  connection.send(bytes);
  return connection.all();
}

}  // namespace support
