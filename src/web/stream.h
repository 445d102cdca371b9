// Stream: a browser's connection with limits on what it may send and how long it may take.
#pragma once
#include <httplib.h>

#include <array>
#include <chrono>
#include <string>

namespace web {

/// What one request may cost, from its first byte to its last.
struct RequestLimits {
  std::size_t bytes = 0;             ///< of the request line, headers and body together
  std::chrono::milliseconds time{};  ///< to send all of them; a byte now and then does not prolong it
};

/// The library reads headers of any length and number (its limits are checked after reading), lets a client drip bytes
/// for ever, and reads and writes in small pieces. So it is given this stream in place of its own: past a limit,
/// reading fails as if the client had gone; bytes are read in blocks, and an answer goes out in one piece.
class BoundedStream final : public httplib::Stream {
 public:
  /// The socket stays the caller's. stop_fd: readable once the server stops; waiting for a next request then ends
  BoundedStream(socket_t socket, int stop_fd, RequestLimits limits);

  /// Waits until the next request begins; false after that time, at the client's end, or when the server stops.
  bool next_request_begins(std::chrono::milliseconds within);
  /// Lets the request that is being read take more bytes and time than others.
  void allow(RequestLimits limits);
  /// Sends what was written. False where the client takes no more.
  bool flush();
  /// Ends sending and takes what the client is still sending, for a moment: closing over unread bytes would reset the
  /// connection, and the client might lose the answer with them.
  void part();

  bool is_readable() const override;
  bool is_writable() const override;
  ssize_t read(char* to, size_t size) override;
  ssize_t write(const char* from, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

 private:
  bool fill(std::chrono::milliseconds within);
  bool send_all(const char* from, size_t size, int flags);

  socket_t socket_;
  int stop_fd_;
  RequestLimits limits_;
  std::size_t bytes_left_ = 0;
  std::chrono::steady_clock::time_point until_{};
  std::array<char, 8192> read_{};
  std::size_t begin_ = 0, end_ = 0;  // of what was read and not yet taken
  std::string written_;
  bool broken_ = false;
};

}  // namespace web
