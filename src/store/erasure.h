// Erasure: what is known of a person is taken out of the store; what they did stays under their number.
#pragma once
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "store/connection.h"

namespace store {

/// What an erasure took out and what it left.
struct Erasure {
  std::vector<std::string> message_ids;  ///< of the mails to the person, whose words are gone now
  std::int64_t claims = 0;               ///< that the person made or decided on, which stay
  std::int64_t events = 0;               ///< of theirs, which stay
};

/// Replaces name, function and address by ones that tell no more than the number, closes the account, and empties the
/// mails to the person: what they said, the files that came along, and what servers answered. Passwords, second factors, sessions, links, the feed
/// and failed attempts are gone.
Erasure erase_person(Connection& connection, base::PersonId person, base::Instant now);

/// Writes the database anew without what was deleted from it, and empties the journal beside it. Outside any
/// transaction. False where another program reads just now, so that old pages stay in the journal until it has ended.
bool forget_deleted(Connection& connection);

}  // namespace store
