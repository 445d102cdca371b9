// Duty changes: what a transaction changes of duties is kept aside until an event of the same transaction tells it.
#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>

namespace store {

class Connection;

/// From now on the connection keeps aside what it changes of duties, whatever statement does it. Another program that
/// changes them is not watched: what it does stays untold, and is found by that.
void watch_duties(SQLite::Database& database);

/// What was changed since the last call, as the column `duties` of an event holds it; nothing where nothing was.
std::optional<std::string> take_duty_changes(Connection& connection);

/// Whether anything was changed that no event has told.
bool has_untold_duties(Connection& connection);

/// Takes every duty there is for changed, so that the next event tells the standing of all.
void tell_all_duties(Connection& connection);

}  // namespace store
