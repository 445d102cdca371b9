// Data version: whether the database was changed since it was looked at, and by whom.
#pragma once
#include "store/connection.h"

namespace store {

/// A number that stays the same for this connection until another one commits a change.
/// source: https://sqlite.org/pragma.html#pragma_data_version
std::int64_t data_version(Connection& connection);

/// How many rows this connection has changed since it was opened, those of changes that were rolled back too.
std::int64_t rows_changed(Connection& connection);

}  // namespace store
