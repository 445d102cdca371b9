// Ticks: the clock's work. What is owed by now goes into the ledger, and from there, once, into mails.
#pragma once
#include <string>
#include <vector>

#include "mail/mailer.h"
#include "service/context.h"

namespace service {

/// One line of what a tick owes: "due-7" of a duty to a person.
struct Owed {
  std::string ref, agency, step, recipient;
  calendar::Day owed_on;
};

struct Ticked {
  std::vector<Owed> steps;   ///< new in the ledger
  std::size_t digests = 0;   ///< new in the ledger
  std::size_t composed = 0;  ///< mails begun
  std::size_t held = 0;      ///< mails that wait for the office, since the day has far more than usual
  std::size_t accepted = 0, deferred = 0, failed = 0, withdrawn = 0;
  std::size_t returned = 0;  ///< mails that were accepted before and came back
};

/// Does the clock's work once, for the instant that the clock shows.
///
/// What is owed in (last instant swept, now] is written to the ledger in one transaction; then, in the window of a
/// working day, each person to whom something is owed gets one mail; then the mails that wait are sent, unless the
/// clock is in doubt. Late, twice or after a gap it owes the same. A clock that stands before the last instant swept
/// owes nothing.
Ticked tick(const Context& context, mail::Mailer& mailer);

/// What a tick would owe, with nothing kept and nothing sent.
Ticked would_tick(const Context& context);

/// Sends the mails that wait and may be tried now, a short transaction between two of them; daily ones in the
/// window of a working day only, and no more a minute than the settings let the mail server get. One mail's failure
/// stops no other.
///
/// What may have arrived (the program died while it was sent, or nothing was answered to the whole of it) goes out once
/// more under the same Message-ID; where that is not answered either, the mail has failed. What fails for its address
/// twice puts the address aside, and is owed to those who answer for the agency then.
void deliver(const Context& context, mail::Mailer& mailer, Ticked& ticked);

}  // namespace service
