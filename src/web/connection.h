// Connection: one client, from its first byte to its last. It never waits and knows no threads: whoever holds it lets
// it read or write once and looks at its state.
#pragma once
#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "base/spool.h"
#include "web/request_head.h"
#include "web/sockets.h"
#include "web/transport.h"

namespace web {

using Moment = std::chrono::steady_clock::time_point;

/// What clients may cost.
struct Limits {
  std::size_t workers = 32;                     ///< that answer; a connection has one only while it is answered
  std::size_t connections = 2000;               ///< open at once
  std::size_t connections_per_address = 256;    ///< of them; a trusted proxy's are not counted
  std::size_t memory = std::size_t{64} << 20U;  ///< bytes in memory of all that was sent and not yet answered or taken
  std::size_t disk = std::size_t{1} << 30U;     ///< and bytes of it in files
  int requests_a_connection = 1000;
  std::chrono::milliseconds greeting{5000};  ///< for the handshake of TLS
  std::chrono::milliseconds idle{20000};     ///< without the first byte of a request
  std::chrono::milliseconds head{10000};     ///< from that byte to the end of the head; single bytes do not prolong it
  std::chrono::milliseconds window{10000};   ///< in which a body or an answer must move on by
  std::size_t bytes_a_window = std::size_t{128} << 10U;  ///< so many bytes, or come to its end
  std::chrono::milliseconds parting{2000};               ///< for the client to close after us
  std::chrono::milliseconds stopping{1000};              ///< for bodies and answers on their way when the server stops
  std::chrono::milliseconds sweep{250};                  ///< between two looks at who is late
  std::chrono::milliseconds linger{5};                   ///< that a worker waits for the next request after an answer
};

/// A request that has come as a whole, or why it was refused.
struct Question {
  std::optional<Refusal> refusal;
  RequestHead head;
  base::Spool body = base::Spool{};
  Peer peer;
  bool is_last = false;  ///< the answer must say that the connection ends with it
};

struct Answer {
  std::string bytes;  ///< with status line and headers
  bool ends = false;  ///< the connection, although more could have come
};

/// Says whether a request may go on, once its head has come.
using Judge = std::function<std::optional<Refusal>(const RequestHead&, const Peer&)>;

/// What holds for all connections.
struct Terms {
  Limits limits;
  Judge judge;
  std::filesystem::path spool;  ///< folder in which long bodies lie while they come
};

/// The bytes that all connections hold.
struct Held {
  std::atomic<std::size_t> memory = 0, disk = 0;
};

class Connection {
 public:
  enum class State {
    greeting,  ///< both sides agree on how to encrypt
    idle,      ///< no byte of a request has come
    head,      ///< its head is coming
    body,      ///< its body is coming
    asked,     ///< it is whole, or refused: `take` it, and `answer`
    writing,   ///< the client has not yet taken the whole answer
    parting,   ///< all is said; what the client still sends is thrown away, lest a reset cost it the answer
    gone,      ///< to be closed
  };

  /// tls: by what it is encrypted, or null. held: where the bytes that this connection holds are counted. The
  /// references must outlive it.
  Connection(int socket, SSL_CTX* tls, Peer peer, const Terms& terms, Held& held, Moment now);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  State state() const { return state_; }
  const Peer& peer() const { return peer_; }
  int socket() const { return transport_.socket(); }
  Moment since() const { return since_; }         ///< its state began
  std::size_t holds() const { return counted_; }  ///< bytes in memory
  std::size_t holds_on_disk() const { return counted_on_disk_; }
  /// Whether it goes on once it can write; else once there is something to read.
  bool waits_to_write() const { return waits_to_write_; }
  bool is_late(Moment now) const { return now >= deadline_; }
  /// Bytes a second that the body or the answer has moved since it began.
  double pace(Moment now) const;

  /// Goes on with the handshake, or reads once.
  void receive(Moment now);
  /// Writes once; once all is written, looks for a next request among what was read.
  void send(Moment now);

  /// The request to be answered. Its body's bytes stay counted until then.
  Question take();
  void answer(Answer answer, Moment now);
  /// Answers a body that is still coming with a refusal, in place of its end.
  void refuse(const Refusal& refusal);
  /// Frees what it holds; it is gone.
  void give_up();
  /// Gives it no more time than until then.
  void hurry(Moment until) { deadline_ = std::min(deadline_, until); }

 private:
  void enter(State state, Moment now);
  void greet(Moment now);
  void read_once(Moment now);
  void take_body(std::string_view bytes, Moment now);
  bool reads() const;
  void advance(Moment now);
  void begin_body(Moment now);
  void welcome_body();
  void moved(std::size_t bytes, Moment now);
  void count();

  Transport transport_;
  const Peer peer_;
  const Terms& terms_;
  const Limits& limits_;
  Held& held_;

  State state_ = State::idle;
  bool waits_to_write_ = false;
  Moment since_, deadline_;
  std::string read_;  ///< and not yet understood
  Question question_;
  std::size_t body_size_ = 0;
  std::string written_;
  std::size_t sent_ = 0;  ///< of what was written
  bool ends_ = false;     ///< after what was written
  int answered_ = 0;
  std::size_t moved_ = 0, moved_in_window_ = 0;
  std::size_t counted_ = 0, counted_on_disk_ = 0;
};

}  // namespace web
