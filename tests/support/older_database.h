// Databases as older versions of the program left them.
#pragma once
#include <filesystem>
#include <string>

#include "base/embedded.h"
#include "store/connection.h"
#include "support/folder.h"

namespace support {

/// A new database with the migrations before that one, "0013".
inline SQLite::Database older_database(const std::filesystem::path& file, std::string_view before) {
  const Folder newest;
  store::Connection fresh{newest.path() / store::database_name};
  const auto application = fresh.database().execAndGet("PRAGMA application_id").getString();
  SQLite::Database old{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 1000};
  std::string known;
  for (const auto& each : base::embedded::files_under("schema/")) {
    const auto number = std::string{each.path.substr(7, 4)};
    if (number >= before) break;
    old.exec(std::string{each.content});
    known = number;
  }
  old.exec("PRAGMA application_id = " + application + "; PRAGMA user_version = " + known);
  return old;
}

}  // namespace support
