// Settling: what became of an attempt to send a mail, written down.
#pragma once
#include <string>

#include "mail/mailer.h"
#include "service/tick.h"
#include "store/delivery.h"

namespace service {

/// An attempt whose end is known.
struct Attempted {
  store::MessageRow message;  ///< as it was before the attempt
  std::string address;
  mail::Outcome outcome;
};

/// What is counted of it.
using Count = std::size_t Ticked::*;

/// Writes down how an attempt ended, and what follows: when the next try is due, that the mail has failed, that its
/// address is put aside and its steps are owed to others. Gives what to count once that is committed.
Count settle(store::Connection& connection, const Attempted& attempted, base::Instant now);

/// A mail that was being sent when the program died may have arrived: it goes out once more, and no oftener. True where
/// that is still to be done.
bool may_be_repeated(store::Connection& connection, const store::MessageRow& message, base::Instant now);

/// The mail may have arrived twice, and nobody knows.
Count give_up(store::Connection& connection, const store::MessageRow& message, base::Instant now);

}  // namespace service
