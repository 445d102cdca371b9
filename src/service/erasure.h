// Erasure: personal data of someone who has left is taken out, on their request or when it is needed no more.
#pragma once
#include <cstdint>

#include "service/people.h"

namespace service {

struct Erased {
  std::size_t mails = 0;    ///< emptied, in the database and in the folder of mails
  std::int64_t claims = 0;  ///< that stay, under the person's number
  std::int64_t events = 0;  ///< that stay, under the person's number: the log's chain holds
  bool whole = true;        ///< false: another program reads the database; its journal keeps old pages until it ends
};

/// Takes out name, function, address, password, second factor, sessions, and the mails that were sent to the person.
/// Claims, decisions and events stay under their number, for they are the record of the duties.
///
/// problems: "no_such_person", "still_holds" while a mandate is in force or to come, "erased_already"
base::Result<Erased> erase(const Context& context, base::PersonId person, const Author& author);

}  // namespace service
