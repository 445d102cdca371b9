// Sockets: what the system is asked for before a connection can be talked to.
#pragma once
#include <string>
#include <utility>

#include "web/address.h"

namespace web {

/// Where a connection comes from.
struct Peer {
  std::string address;  ///< "192.0.2.7", "2001:db8::7"
  int port = 0;
};

/// A file descriptor, owned; -1 for none.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_{number} {}
  ~Descriptor() { reset(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }
  int release() { return std::exchange(number_, -1); }
  /// Closes what is owned and owns that number.
  void reset(int number = -1);

 private:
  int number_;
};

/// throws: std::system_error with errno
[[noreturn]] void throw_system_error(const char* what);

/// As many descriptors as the system lets this process have, since each connection takes one.
void raise_descriptor_limit();

/// A socket that listens on that address, which does not block and which no child process inherits. A second program
/// cannot listen there as well; a restart need not wait for connections that are timing out.
/// throws: std::system_error where the port is taken or may not be used
int listening_socket(const Address& address);

/// The port on which a socket listens.
int port_of(int socket);

struct Accepted {
  int socket = -1;  ///< -1 where nobody waits, or whoever waited has gone; does not block, no child inherits it
  Peer peer;
  bool is_out_of_descriptors = false;  ///< somebody waits, but the system gives no socket
};

Accepted accept_from(int listening);

}  // namespace web
