// Listener: the HTTP library's server with the cures that it needs before strangers may talk to it.
#pragma once
#include <httplib.h>

#include <atomic>

#include "web/address.h"

namespace web {

/// A server that reads each connection through a BoundedStream and closes it after a request that was refused.
class Listener final : public httplib::Server {
 public:
  Listener();
  ~Listener() override;
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  /// Takes the port; connections wait until `run`.
  /// throws: std::runtime_error, in Vietnamese, where the port is taken or may not be used
  void start(const Address& address);
  /// Answers until `halt`, then finishes the requests in flight.
  void run();
  /// Ends `run`, now or as soon as it begins. Safe from any thread, more than once.
  void halt();

  int port() const { return port_; }

 private:
  bool process_and_close_socket(socket_t socket) override;
  bool answer_next(class BoundedStream& stream, bool last);
  void bind_exclusively();
  void lengthen_queue() const;

  int port_ = 0;
  std::atomic<int> listening_ = -1;  // the library's socket until it closes it
  int stop_fd_ = -1;                 // an eventfd: readable once stopping
  std::atomic<bool> stopping_ = false;
};

}  // namespace web
