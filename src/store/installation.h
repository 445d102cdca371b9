// The installation in the store: where the data is at home, and whether mail may leave it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "store/connection.h"

namespace store {

/// Why no mail leaves the house.
enum class Disarmed {
  copied,    ///< the data is at another place than where it was at home
  restored,  ///< the data is older than what has been sent from here
  clock,     ///< the machine's clock jumped by more than a day
};
std::string_view code(Disarmed why);

struct Installation {
  std::string place;    ///< SHA-256 of where the data is at home
  base::Instant known;  ///< up to which mails that this database does not know of are no matter
  std::optional<base::Instant> disarmed_at;
  std::optional<Disarmed> why;
};

/// Nothing before the first opening.
std::optional<Installation> installation(Connection& connection);
/// The data was opened at that place, beside which a file says when the last mail was sent. The first place is its
/// home.
void open_at(Connection& connection, std::string_view place, base::Instant mark);
/// The data is at home where it was opened last, whatever was sent from there until now, and mail may leave it.
void arm(Connection& connection, base::Instant now);
/// No mail leaves the house from now on; one that is disarmed stays so for its first reason.
void disarm(Connection& connection, Disarmed why, base::Instant now);

/// When the last mail was taken by the other side, as far as this database knows; up to that instant.
std::optional<base::Instant> last_accepted(Connection& connection, base::Instant until = base::Instant::max());

}  // namespace store
