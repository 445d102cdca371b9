// Stream: one request and its answer in memory, as the HTTP library wants to read and write them.
#pragma once
#include <httplib.h>

#include <string>

#include "web/sockets.h"

namespace web {

/// The library, which reads heads of any length, copies bodies into memory and waits for slow clients, is given this in
/// place of a socket: what it reads is a head of ours, and what it writes goes to memory.
class MemoryStream final : public httplib::Stream {
 public:
  /// head: all that the library reads. peer: must outlive the stream
  MemoryStream(std::string head, const Peer& peer);

  /// All that was written.
  std::string written() && { return std::move(written_); }

  bool is_readable() const override;
  bool is_writable() const override { return true; }
  ssize_t read(char* to, size_t size) override;
  ssize_t write(const char* from, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  /// Says nothing, for nothing of ours asks.
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return INVALID_SOCKET; }

 private:
  std::string head_;
  const Peer& peer_;
  std::size_t read_ = 0;
  std::string written_;
};

}  // namespace web
