// The log as it is looked through: events by who acted, what about, when and through what door, newest first.
#pragma once
#include <string>
#include <vector>

#include "store/events.h"

namespace store {

/// What is looked for. What is not set is not asked for.
struct EventFilter {
  std::optional<base::PersonId> person;
  std::string subject;  ///< "duty", "programme", as in Event
  std::optional<Door> door;
  std::optional<base::Instant> from, until;  ///< from the first, before the second
  std::optional<std::int64_t> older_than;    ///< the number of an event
  int limit = 50;
};

struct LoggedEvent {
  std::int64_t id = 0;
  Event event;
  std::string person;  ///< their name; empty where nobody acted
  std::string about;   ///< what the subject is called: «II.3, Sở Y tế»; empty where it is gone or has no name
};

/// The events that the filter lets through, newest first. Costs grow with what is found, not with the log.
std::vector<LoggedEvent> events_matching(Connection& connection, const EventFilter& filter);

/// The newest link of the chain: whoever has noted it can tell later that nothing up to it was changed or taken away.
struct Anchor {
  std::int64_t event = 0;  ///< its number; 0 where the log is empty
  std::string hash;        ///< in hexadecimal digits
};
Anchor newest_anchor(Connection& connection);

/// Whether the event of that number is in the log with that hash.
bool holds(Connection& connection, const Anchor& anchor);

/// Everyone who stands in the log, by name.
struct Actor {
  base::PersonId id;
  std::string name;
};
std::vector<Actor> actors(Connection& connection);

}  // namespace store
