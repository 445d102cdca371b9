// Mailers: where a message leaves the house.
#pragma once
#include <string>

#include "mail/message.h"

namespace mail {

/// What became of a message that was handed over.
struct Outcome {
  enum class Kind {
    accepted,  ///< someone else answers for it now
    deferred,  ///< not now, perhaps later: a 4xx answer, no connection, a full disk
    failed,    ///< never: a 5xx answer
  };

  Kind kind = Kind::accepted;
  std::string words;  ///< the other side's, for the outbox page

  bool operator==(const Outcome&) const = default;
};

class Mailer {
 public:
  virtual ~Mailer() = default;

  /// Hands one message over, under `envelope_of` it. What the other side or the machine does to it is an Outcome.
  /// throws:  what `mime_of` throws for a message that no person wrote
  virtual Outcome send(const Message& message) = 0;
};

}  // namespace mail
