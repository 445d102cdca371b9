// Ahead: mails that are made before it is their turn, while others are under way.
#pragma once
#include <deque>
#include <memory>
#include <span>

#include "service/letter.h"
#include "store/ledger.h"

namespace service {

class Ahead {
 public:
  /// context, connection, runners: must outlive it; connection: the one that settles what is sent
  Ahead(const Context& context, store::Connection& connection, base::Runners& runners)
      : context_{context}, connection_{connection}, runners_{runners} {}

  /// Makes the first of the mails that follow, where that has not been done: two, so that one is ready whole while the
  /// next is made.
  void make(std::span<const store::MessageRow> following);

  /// The mail, where what was made ahead is what would be made now; it is not there any more then. Nothing otherwise.
  std::unique_ptr<Letter> take(const store::MessageRow& message, base::Instant now);

  /// What the recipient is told may be another now.
  void forget(base::PersonId recipient);
  void forget_all() { made_.clear(); }

 private:
  struct Moment {
    base::Instant instant;
    std::int64_t data_version;  ///< of the database, as the connection saw it
  };
  struct Made {
    base::MessageId message;
    base::PersonId recipient;
    Moment at;
    std::unique_ptr<Letter> letter;  ///< null where it cannot be made ahead
  };

  bool holds(const Moment& moment, base::Instant now) const;
  bool is_made(base::MessageId message) const;

  const Context& context_;
  store::Connection& connection_;
  base::Runners& runners_;
  std::deque<Made> made_;
};

}  // namespace service
