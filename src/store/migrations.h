// Migrations: the numbered files of schema/, each run once and never edited after.
#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

namespace store {

/// Refuses, before anything is written, a database that is not this binary's to change.
/// throws: Unusable where it belongs to another program, or is newer than the binary
void refuse_foreign_or_newer(SQLite::Database& database);

/// Brings the database to the newest schema that the binary holds: each file in one transaction with its number going
/// into `user_version`.
/// throws: Unusable as above
void migrate(SQLite::Database& database);

/// The number of the newest file of schema/.
int newest_schema();

}  // namespace store
