// A conversation over a bare socket, for requests that no proper client would send.
#pragma once
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <stdexcept>
#include <string>

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
  ~RawConnection() { ::close(socket_); }
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;

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
