#include "store/migrations.h"

#include <charconv>
#include <string>

#include "base/embedded.h"
#include "store/connection.h"

namespace store {
namespace {

constexpr std::string_view folder = "schema/";
constexpr std::int64_t application_id = 0x44D4C;  // this program's databases, so that no other's is migrated by mistake

int number_of(const base::embedded::File& file) {
  int number = 0;
  const auto digits = file.path.substr(folder.size(), 4);
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

int version_of(SQLite::Database& database) { return database.execAndGet("PRAGMA user_version").getInt(); }

bool is_foreign(SQLite::Database& database) {
  const SQLite::Transaction one_state{database};  // another process may be migrating it right now
  const auto owner = database.execAndGet("PRAGMA application_id").getInt64();
  const auto tables = database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt64();
  return owner != application_id && (owner != 0 || tables != 0 || version_of(database) != 0);
}

}  // namespace

int newest_schema() {
  int newest = 0;
  for (const auto& file : base::embedded::files_under(folder)) newest = std::max(newest, number_of(file));
  return newest;
}

void refuse_foreign_or_newer(SQLite::Database& database) {
  if (is_foreign(database))
    throw Unusable{"Tệp " + database.getFilename() +
                   " là cơ sở dữ liệu của chương trình khác. Xin chọn thư mục dữ liệu khác."};
  if (const int version = version_of(database); version > newest_schema())
    throw Unusable{"Cơ sở dữ liệu " + database.getFilename() + " thuộc phiên bản mới hơn (" + std::to_string(version) +
                   ") so với chương trình này (" + std::to_string(newest_schema()) +
                   "). Xin dùng bản dondoc mới hơn; chưa có gì bị thay đổi."};
}

void migrate(SQLite::Database& database) {
  refuse_foreign_or_newer(database);
  const int version = version_of(database);
  if (version == newest_schema()) return;
  for (const auto& file : base::embedded::files_under(folder)) {
    const auto number = number_of(file);
    if (number <= version) continue;
    SQLite::Transaction transaction{database, SQLite::TransactionBehavior::IMMEDIATE};
    // Another process may have migrated while this one waited for the lock.
    if (version_of(database) >= number) continue;
    database.exec(std::string{file.content});
    database.exec("PRAGMA application_id = " + std::to_string(application_id));
    database.exec("PRAGMA user_version = " + std::to_string(number));
    transaction.commit();
  }
}

}  // namespace store
