// Migrations: the numbered files of schema/, each run once and never edited after.
#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

namespace store {

/// Brings the database to the newest schema that the binary holds: each file in one transaction with its number going
/// into `user_version`.
/// throws: Unusable where the database is newer than the binary, or belongs to another program
void migrate(SQLite::Database& database);

/// The number of the newest file of schema/.
int newest_schema();

}  // namespace store
