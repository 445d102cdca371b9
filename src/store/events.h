// Events: the append-only log, each entry bound to the one before it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "store/connection.h"

namespace store {

/// Through what door a change came.
enum class Door { page, link, command, clock };
std::string_view code(Door door);
/// Nothing where the code names none.
std::optional<Door> door_named(std::string_view code);
Door door_of(std::string_view code);  ///< of a code that the database holds

struct Event {
  base::Instant at;
  std::optional<base::PersonId> person;  ///< nobody for the clock, and for the command line's administrator
  Door door = Door::command;
  std::string subject;  ///< "programme", "task", "duty", "agency", "calendar"
  std::int64_t number = 0;
  std::string what;  ///< "imported", "put_in_force", "claimed", "confirmed", "returned", "loaded"
  std::string old_json = "{}";
  std::string new_json = "{}";
  std::string reason;
};

/// Appends the event to the log, with the hash that binds it to the one before. Call it within the transaction of the
/// change itself.
void append(Connection& connection, const Event& event);

/// The events of one subject, oldest first.
std::vector<Event> events_of(Connection& connection, std::string_view subject, std::int64_t number);

/// The events of one subject after the event of that number, oldest first.
std::vector<Event> events_after(Connection& connection, std::string_view subject, std::int64_t number,
                                std::int64_t after);

/// The number of the subject's last event, 0 where it has none: the version by which two people tell whether they saw
/// the same.
std::int64_t version_of(Connection& connection, std::string_view subject, std::int64_t number);

/// The number of the first event whose hash is not what its content and the one before it give, or nothing where the
/// whole chain holds. Reads the log once, row by row.
std::optional<std::int64_t> first_broken_event(Connection& connection);

}  // namespace store
