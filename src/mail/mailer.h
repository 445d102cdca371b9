// Mailers: where a message leaves the house.
#pragma once
#include <string>
#include <string_view>

#include "mail/message.h"

namespace mail {

/// What became of a message that was handed over.
struct Outcome {
  enum class Kind {
    accepted,  ///< someone else answers for it now
    deferred,  ///< not now, perhaps later: a 4xx answer, no connection, a full disk
    unknown,   ///< all of it went out, and no answer came: it may have arrived or not
    failed,    ///< never: a 5xx answer
  };

  Kind kind = Kind::accepted;
  std::string words;             ///< the other side's, for the outbox page
  bool address_refused = false;  ///< it failed because of the address that it was for, not of what it says

  bool operator==(const Outcome&) const = default;
};

/// What a mailer wants of a message: its `mime_of`; empty where the recipient's address is none, and nothing is sent.
/// throws:  what `mime_of` throws
std::string bytes_to_send(const Message& message);

/// How the sending of a message ends whose recipient's address is none.
Outcome no_address(const Message& message);

class Mailer {
 public:
  virtual ~Mailer() = default;

  /// Hands one message over, under `envelope_of` it. What the other side or the machine does to it is an Outcome; so is
  /// an address that is not `is_address`: failed.
  /// throws:  what `mime_of` throws for a message that no person wrote
  Outcome send(const Message& message) { return hand_over(message, bytes_to_send(message)); }

  /// The same of a message whose bytes were made ahead.
  ///
  /// bytes: `bytes_to_send` of the message
  virtual Outcome hand_over(const Message& message, std::string_view bytes) = 0;

  /// Nothing more is to be sent for now: what is open towards the other side is closed.
  virtual void end_session() {}
};

}  // namespace mail
