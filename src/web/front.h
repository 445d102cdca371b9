// Front: every connection of the page. One thread waits for all of them, and workers answer what has come as a whole.
#pragma once
#include <atomic>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/ip_address.h"
#include "web/connection.h"
#include "web/sockets.h"
#include "web/tls.h"
#include "base/workers.h"

namespace web {

/// Accepts connections and keeps them by epoll: idle, slow and dripping clients cost a few hundred bytes each and no
/// thread. A request goes to a worker once its head and body are there, bounded in size and time; what a client does
/// not take of its answer goes back to the waiting thread.
///
/// Where there are more connections than `Limits` allow, of all or of one address, the one that has been idle longest
/// makes room, else the one that has been sending its head longest, else the newest is not taken. An IPv6 address
/// stands for all that begin alike (`base::counted_as`). Where bodies and answers hold more memory, or bodies more of
/// the disk, than allowed, the slowest of them is given up: a body with 503, an answer unsaid.
///
/// With a certificate every connection begins with the handshake of TLS, which waits for nobody either.
class Front {
 public:
  /// What has come of connections so far; for whoever watches.
  struct Counts {
    std::atomic<std::size_t> open = 0;           ///< now
    std::atomic<std::uint64_t> crowded = 0;      ///< closed or not taken, for there were too many of their address
    std::atomic<std::uint64_t> shed = 0;         ///< closed or not taken, for there were too many
    std::atomic<std::uint64_t> late = 0;         ///< closed for they said nothing, or did not move on
    std::atomic<std::uint64_t> costly = 0;       ///< given up for the memory or the disk that they held
    std::atomic<std::uint64_t> refused = 0;      ///< requests that were refused before any route
    std::atomic<std::uint64_t> unencrypted = 0;  ///< ended before their handshake was done
  };

  /// Gives the answer to a request, on a worker's thread, many at once. What it throws costs that connection.
  using Answerer = std::function<Answer(Question)>;
  /// Whether an address is that of a trusted proxy, whose connections are many people's.
  using IsProxy = std::function<bool(std::string_view)>;

  /// tls: by what connections are encrypted, and must outlive the front; null to speak in the clear
  Front(Terms terms, const Tls* tls, IsProxy is_proxy, Answerer answer);
  ~Front();
  Front(const Front&) = delete;
  Front& operator=(const Front&) = delete;

  /// Takes the port alone; connections wait until `run`.
  /// throws: std::system_error where it is taken or may not be used
  void bind(const Address& address);
  /// The port taken.
  int port() const { return port_; }

  /// Answers until `halt`. Then idle and dripping connections are closed, requests that were asked are answered, and
  /// bodies and answers on their way have `Limits::stopping`.
  void run();
  /// Ends `run`, now or as soon as it begins. Safe from any thread, more than once.
  void halt();

  const Counts& counts() const { return counts_; }

 private:
  /// A connection and where it stands among the others.
  struct Guest {
    Guest(int socket, SSL_CTX* tls, Peer peer, const Terms& terms, Held& held, Moment now)
        : counted_as{base::counted_as(peer.address)}, connection{socket, tls, std::move(peer), terms, held, now} {}

    std::string counted_as;  ///< among connections of one address
    Connection connection;
    bool is_lent = false;              ///< a worker holds it, and nobody else may look at it
    std::list<Guest>* line = nullptr;  ///< one of those below
    std::list<Guest>::iterator place = {};
  };

  // The waiting thread.
  void wait_once();
  void take_new(Moment now);
  void let_in(int socket, Peer peer, Moment now);
  bool make_room_for(const std::string& address, const std::string& counted_as);
  void make_descriptor_free();
  Guest* longest_waiting(std::optional<std::string_view> counted_as);
  std::vector<Guest*> at_hand();
  std::size_t count() const { return idle_.size() + begun_.size() + busy_.size(); }
  void look_after(Guest& guest, Moment now);
  void settle(Guest& guest, Moment now);
  void watch(Guest& guest);
  void move_to(std::list<Guest>& line, Guest& guest);
  void drop(Guest& guest);
  void drop_late(Guest& guest);
  bool shed(Guest* guest);
  void lend(Guest& guest);
  void take_back(Moment now);
  void begin_to_stop(Moment now);
  void sweep(Moment now);
  bool holds_too_much() const { return held_.memory > limits_.memory || held_.disk > limits_.disk; }
  void relieve(Moment now);
  void listen_for(std::uint32_t events);

  // Workers.
  void serve(Guest& guest);
  void answer_once(Connection& connection);
  bool asks_again(Connection& connection) const;
  void wake() const;

  const Terms terms_;
  const Limits& limits_;
  const Tls* const tls_;
  const IsProxy is_proxy_;
  const Answerer answer_;
  Descriptor listening_, epoll_, wake_;
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  bool is_stopping_ = false;  ///< the waiting thread has seen it
  bool is_deaf_ = false;      ///< new connections wait, for want of descriptors
  Held held_;
  Counts counts_;
  // Each as long there as its place in the line says: who says nothing, who has begun a head, who is answered, read
  // from or written to, and who is closed but may still be named by an event that was already fetched.
  std::list<Guest> idle_, begun_, busy_, gone_;
  std::unordered_map<std::string, std::size_t> of_address_;
  Moment swept_, told_, stop_until_;
  std::size_t shed_ = 0;  ///< since it was told
  std::mutex mutex_;
  std::vector<Guest*> returned_;  ///< by workers; under the mutex
  std::unique_ptr<base::Workers<Guest>> workers_;
};

}  // namespace web
