// Stream: one request and its answer in memory, as the HTTP library wants to read and write them.
#pragma once
#include <httplib.h>

#include <string>

#include "web/sockets.h"

namespace web {

/// The library, which reads heads of any length and waits for slow clients, is given this in place of a socket: what it
/// reads has come, and what it writes goes to memory.
class MemoryStream final : public httplib::Stream {
 public:
  /// head: what the library reads first. peer: must outlive the stream
  MemoryStream(std::string head, std::string body, const Peer& peer);

  const std::string& body() const { return body_; }
  /// All that was written.
  std::string written() && { return std::move(written_); }

  bool is_readable() const override;
  bool is_writable() const override { return true; }
  /// Frees the body once all of it was read, for the library keeps its own copy.
  ssize_t read(char* to, size_t size) override;
  ssize_t write(const char* from, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  /// Says nothing, for nothing of ours asks.
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return INVALID_SOCKET; }

 private:
  std::string head_, body_;
  const Peer& peer_;
  std::size_t head_read_ = 0, body_read_ = 0;
  std::string written_;
};

}  // namespace web
