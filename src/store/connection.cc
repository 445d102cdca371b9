#include "store/connection.h"

#include <sqlite3.h>

#include <cassert>
#include <cerrno>
#include <chrono>
#include <system_error>
#include <thread>

#include "store/duty_changes.h"
#include "store/migrations.h"

namespace store {
namespace {

constexpr int busy_milliseconds = 3000;  // a person waits no longer for a page

SQLite::Database opened(const std::filesystem::path& file) {
  try {
    return SQLite::Database{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX,
                            busy_milliseconds};
  } catch (const SQLite::Exception& error) {
    throw Unusable{"Không mở được cơ sở dữ liệu " + file.string() + ": " + error.what() +
                   ". Xin kiểm tra thư mục dữ liệu có tồn tại và ghi được."};
  }
}

/// The journal mode after asking for WAL. SQLite itself does not wait for another connection that is changing to it at
/// the same moment: each might wait for the other. So this one lets go, and asks again.
std::string with_wal(SQLite::Database& database) {
  const auto enough = std::chrono::steady_clock::now() + std::chrono::milliseconds{busy_milliseconds};
  while (true) {
    try {
      return database.execAndGet("PRAGMA journal_mode = WAL").getString();
    } catch (const SQLite::Exception& error) {
      if (error.getErrorCode() != SQLITE_BUSY || std::chrono::steady_clock::now() > enough) throw;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
}

/// A plan depends on what a statement says alone: else SQLite plans one anew at each run that has other values bound,
/// wherever a table has an index of some rows only.
void keep_plans(SQLite::Database& database) {
  ::sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
}

/// What SQLite calls the machine's reason why a file beside the database cannot be written.
int as_sqlite(const std::error_code& reason) {
  if (reason.category() != std::generic_category() && reason.category() != std::system_category()) return SQLITE_ERROR;
  switch (reason.value()) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
    case EIO: return SQLITE_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
    case EEXIST:  // a file in the place of a folder
    case ENOTDIR: return SQLITE_READONLY;
    default: return SQLITE_ERROR;
  }
}

}  // namespace

std::optional<base::Problem> problem_of(const std::exception& failure) {
  const auto problem = [](const char* kind, std::string detail) {
    return base::Problem{.kind = kind, .detail = std::move(detail), .words = {}};
  };
  if (dynamic_cast<const Unusable*>(&failure) != nullptr) return problem("database_unusable", failure.what());
  const auto* of_system = dynamic_cast<const std::system_error*>(&failure);
  const auto* below = dynamic_cast<const SQLite::Exception*>(&failure);
  if (below == nullptr && of_system == nullptr) return std::nullopt;
  switch (below != nullptr ? below->getErrorCode() : as_sqlite(of_system->code())) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return problem("database_busy",
                     "Cơ sở dữ liệu đang bị chương trình khác khóa, chưa có gì thay đổi. Xin thử lại sau ít phút.");
    case SQLITE_FULL:
    case SQLITE_IOERR:
      return problem(
          "disk_full",
          "Đĩa chứa thư mục dữ liệu đã đầy hoặc gặp lỗi, chưa có gì thay đổi. Xin giải phóng chỗ trống rồi thử lại.");
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return problem("database_unusable",
                     "Không ghi được vào thư mục dữ liệu, chưa có gì thay đổi. Xin kiểm tra quyền của thư mục.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return problem("database_unusable", "Cơ sở dữ liệu đã hỏng. Xin dừng chương trình và khôi phục từ bản sao lưu.");
    default: return std::nullopt;
  }
}

Connection::Connection(const std::filesystem::path& file) : database_{opened(file)} {
  try {
    keep_plans(database_);
    refuse_foreign_or_newer(database_);  // before the first write, which the change to WAL is
    database_.exec("PRAGMA foreign_keys = ON");
    database_.exec("PRAGMA cache_size = -1024");  // KiB: many connections, small memory
    if (with_wal(database_) != "wal" && file != ":memory:")
      throw Unusable{"Cơ sở dữ liệu " + file.string() + " không chuyển được sang chế độ WAL. Xin đặt trên đĩa cục bộ."};
    database_.exec("PRAGMA synchronous = FULL");  // an acknowledged change survives a power cut
    migrate(database_);
    watch_duties(database_);
  } catch (const SQLite::Exception& error) {
    switch (error.getErrorCode()) {
      case SQLITE_READONLY:
      case SQLITE_CANTOPEN:
        throw Unusable{"Cơ sở dữ liệu " + file.string() + " không ghi được (" + error.what() +
                       "). Xin kiểm tra quyền của thư mục dữ liệu."};
      case SQLITE_NOTADB:
      case SQLITE_CORRUPT:
        throw Unusable{"Tệp " + file.string() + " không phải cơ sở dữ liệu của dondoc hoặc đã hỏng (" + error.what() +
                       "). Xin khôi phục từ bản sao lưu."};
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        throw Unusable{"Cơ sở dữ liệu " + file.string() +
                       " đang bị chương trình khác khóa. Xin đóng chương trình đó rồi thử lại."};
      default: throw;
    }
  }
}

SQLite::Statement& Connection::prepared(const char* sql) {
  auto& statement = statements_[sql];
  if (!statement) statement = std::make_unique<SQLite::Statement>(database_, sql);
  return *statement;
}

Query::~Query() {
  try {
    statement_.tryReset();
    statement_.clearBindings();
  } catch (const SQLite::Exception&) {  // clearing cannot fail on a statement that is there
  }
}

Query& Query::bind(const char* name, std::int64_t value) {
  statement_.bind(name, value);
  return *this;
}

Query& Query::bind(const char* name, std::string_view value) {
  statement_.bind(name, std::string{value});
  return *this;
}

Query& Query::bind_blob(const char* name, std::string_view bytes) {
  statement_.bind(name, bytes.data(), static_cast<int>(bytes.size()));
  return *this;
}

Query& Query::bind_null(const char* name) {
  statement_.bind(name);
  return *this;
}

std::optional<std::int64_t> Query::integer_if(int column) {
  const auto value = statement_.getColumn(column);
  return value.isNull() ? std::nullopt : std::optional{value.getInt64()};
}

std::string_view Query::view(int column) {
  const auto value = statement_.getColumn(column);
  return {value.getText(), static_cast<std::size_t>(value.getBytes())};
}

std::string Query::text(int column) { return std::string{view(column)}; }

std::optional<std::string> Query::text_if(int column) {
  const auto value = statement_.getColumn(column);
  if (value.isNull()) return std::nullopt;
  return std::string{value.getText(), static_cast<std::size_t>(value.getBytes())};
}

std::string Query::blob(int column) {
  const auto value = statement_.getColumn(column);
  return {static_cast<const char*>(value.getBlob()), static_cast<std::size_t>(value.getBytes())};
}

Transaction::Transaction(Connection& connection)
    : transaction_{connection.database(), SQLite::TransactionBehavior::IMMEDIATE} {}

Pool::Pool(std::filesystem::path folder) : file_{std::move(folder) / database_name} {
  idle_.push_back(std::make_unique<Connection>(file_));
}

Pool::Lease Pool::lease() {
  {
    const std::scoped_lock lock{mutex_};
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return {*this, std::move(connection)};
    }
  }
  return {*this, std::make_unique<Connection>(file_)};
}

Pool::Lease::~Lease() {
  if (!connection_) return;
  assert(!has_untold_duties(*connection_));  // every change of a duty has an event in the same transaction
  const std::scoped_lock lock{pool_->mutex_};
  pool_->idle_.push_back(std::move(connection_));
}

std::int64_t last_change(Connection& connection) {
  Query query{connection, "SELECT max(id) FROM event"};
  query.step();
  return query.integer_if(0).value_or(0);
}

}  // namespace store
