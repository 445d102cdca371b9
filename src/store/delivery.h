// Deliveries in the store: each attempt to send a mail, mails that are held, addresses that take none.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/ledger.h"

namespace store {

/// How one attempt to send a mail ended.
enum class Ending {
  accepted,
  deferred,
  failed,
  unknown,  ///< the program died meanwhile, or nothing was answered to the whole mail: it may have arrived
};
std::string_view code(Ending ending);

struct DeliveryRow {
  int number = 0;  ///< from 1
  base::Instant began_at;
  std::optional<base::Instant> ended_at;
  std::optional<Ending> ending;  ///< nothing while it is under way
  std::string words;
};

/// The attempt that `begin_attempt` counted begins now; while no mail leaves the house it brings the mail nowhere.
void open_delivery(Connection& connection, base::MessageId message, base::Instant now);
/// The attempt under way has ended; none where none is.
void close_delivery(Connection& connection, base::MessageId message, Ending ending, std::string_view words,
                    base::Instant now);
/// The attempts to send a mail, oldest first.
std::vector<DeliveryRow> deliveries_of(Connection& connection, base::MessageId message);
/// How many attempts ended without anybody knowing how.
int unknown_deliveries(Connection& connection, base::MessageId message);
/// How many attempts, of any mail, began in the minute after that instant: a clock that stood ahead may have left later
/// ones.
int deliveries_since(Connection& connection, base::Instant instant);

/// The people to whom a daily mail still waits to go out.
std::set<base::PersonId> people_awaited(Connection& connection);
/// The people who have had a daily mail on the day that begins at that instant, whatever its own day, or may have had
/// one that goes out once more: what else they are owed waits.
std::set<base::PersonId> people_served(Connection& connection, base::Instant begin_of_day);

/// How many daily mails there were on each of the last days, at most 20, on which some went out, before that day.
std::vector<int> usual_volumes(Connection& connection, calendar::Day before);
/// The daily mails of that day, whatever became of them.
int volume_of(Connection& connection, calendar::Day day);
/// Holds the daily mails of that day that have not been tried, unless some of that day were let go before; how many.
int hold(Connection& connection, calendar::Day day, base::Instant now);
/// Lets the held mails go, to be tried until `not_after` at least: all of them, or one. How many there were.
int release(Connection& connection, std::optional<base::MessageId> message, base::Instant now, base::Instant not_after);

/// An address that a mail server refused for good.
struct BadAddress {
  std::string address;
  int failures = 0;
  base::Instant failed_at;
  std::string words;
  std::optional<base::Instant> aside_at;  ///< since when nothing is sent there
};

/// The address was refused once more; true where that puts it aside, which the second time in a row does.
bool address_refused(Connection& connection, std::string_view address, std::string_view words, base::Instant now);
/// The address is good, as far as anyone knows. False where nothing else was known.
bool address_works(Connection& connection, std::string_view address);
/// A mail server took a mail for the address: a refusal before it is forgotten, but not what a report said.
void address_took_mail(Connection& connection, std::string_view address);
/// A report said that a mail to the person could not be delivered to the address; as `address_refused`, and a mail that
/// was taken in between and did not come back within a week breaks the row.
bool address_reported(Connection& connection, base::PersonId person, std::string_view address, std::string_view words,
                      base::Instant now);
bool is_aside(Connection& connection, std::string_view address);
std::vector<BadAddress> addresses_aside(Connection& connection);

/// Steps that a mail to the person failed to bring, each duty's last one, of its present version.
struct FailedStep {
  base::DutyId duty;
  std::string step;
};
std::vector<FailedStep> failed_steps_of(Connection& connection, base::PersonId recipient);

}  // namespace store
