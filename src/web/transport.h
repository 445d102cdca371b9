// Transport: the one place where bytes of a connection go in and out, encrypted or not. It never waits.
#pragma once
#include <openssl/ssl.h>

#include <cstddef>
#include <memory>

namespace web {

/// What a greeting, a read or a write came to.
struct Moved {
  /// moved: so many bytes. wait: none for now; until there is something to read, or room to write. ended: the other
  /// side sends no more, or is gone.
  enum class How { moved, wait_to_read, wait_to_write, ended };
  How how = How::ended;
  std::size_t bytes = 0;
};

/// A connected socket that does not block, owned; with TLS, once both sides have greeted each other. Then a read may
/// have to wait until it can write.
class Transport {
 public:
  /// tls: by what the connection is encrypted; null for one in the clear
  Transport(int socket, SSL_CTX* tls);
  ~Transport();
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;

  int socket() const { return socket_; }

  /// Goes on with the handshake; `moved` once it is done. Whoever begins with anything but a handshake is spoken to in
  /// the clear, and `is_in_the_clear` from then on.
  Moved greet();
  bool is_in_the_clear() const { return tls_ == nullptr; }

  Moved read(char* to, std::size_t size);
  /// Whether bytes have come that nobody was given yet, although the socket has none to read.
  bool has_more() const;
  /// A client that has gone is `ended`, not a signal.
  Moved write(const char* from, std::size_t size);
  /// Says that nothing more will be written; what is on its way still arrives.
  void end_writing();

 private:
  struct Freed {
    void operator()(SSL* tls) const { SSL_free(tls); }
  };

  Moved moved_of(int result);

  int socket_;
  std::unique_ptr<SSL, Freed> tls_;
  bool has_begun_ = false;        ///< the first byte was that of a handshake
  bool may_say_goodbye_ = false;  ///< the handshake is done, and nothing has failed since
};

}  // namespace web
