// Transport: the one place where bytes of a connection go in and out. It never waits.
#pragma once
#include <cstddef>

namespace web {

/// What a read or a write came to.
struct Moved {
  /// moved: so many bytes. wait: none for now; until there is something to read, or room to write. ended: the other
  /// side sends no more, or is gone.
  enum class How { moved, wait_to_read, wait_to_write, ended };
  How how = How::ended;
  std::size_t bytes = 0;
};

/// A connected socket that does not block, owned. An encrypted connection would stand in its place, with the same
/// words: there a read may have to wait until it can write.
class Transport {
 public:
  explicit Transport(int socket) : socket_{socket} {}
  ~Transport();
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;

  int socket() const { return socket_; }

  Moved read(char* to, std::size_t size) const;
  /// A client that has gone is `ended`, not a signal.
  Moved write(const char* from, std::size_t size) const;
  /// Says that nothing more will be written; what is on its way still arrives.
  void end_writing() const;

 private:
  int socket_;
};

}  // namespace web
