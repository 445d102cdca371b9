// Connections: the database of a data folder, opened, migrated and lent out.
#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/problem.h"

namespace store {

/// The database cannot be used: it was written by a newer program, it is damaged, or the folder cannot be written.
/// `what()` says in Vietnamese what is wrong and what to do.
class Unusable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What a person is told of an exception from below, where it says that the database, or a file kept beside it, cannot
/// be used just now: kinds
/// "database_busy" (another program holds it), "disk_full", "database_unusable" (read-only, damaged, disk failing).
/// Nothing for any other exception.
std::optional<base::Problem> problem_of(const std::exception& failure);

/// One open connection with its prepared statements. It belongs to one thread at a time.
class Connection {
 public:
  /// Opens and, where needed, creates and migrates the database.
  /// throws: Unusable, SQLite::Exception
  explicit Connection(const std::filesystem::path& file);

  SQLite::Database& database() { return database_; }

  /// The statement of that text, prepared once. `sql` must be a string literal: it is known by its address.
  SQLite::Statement& prepared(const char* sql);

 private:
  SQLite::Database database_;
  std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> statements_;
};

/// One run of a prepared statement: bound, stepped, and reset when it goes out of scope, so that no read snapshot
/// stays open behind it.
class Query {
 public:
  Query(Connection& connection, const char* sql) : statement_{connection.prepared(sql)} {}
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  Query& bind(const char* name, std::int64_t value);
  Query& bind(const char* name, std::string_view value);
  Query& bind(const char* name, const char* value) { return bind(name, std::string_view{value}); }
  Query& bind(const char* name, const std::string& value) { return bind(name, std::string_view{value}); }
  Query& bind_blob(const char* name, std::string_view bytes);
  Query& bind_null(const char* name);
  template <typename T>
  Query& bind(const char* name, const std::optional<T>& value) {
    return value ? bind(name, *value) : bind_null(name);
  }

  /// The next row; false after the last.
  bool step() { return statement_.executeStep(); }
  /// Runs a statement that gives no rows, and the number of rows that it changed.
  int run() { return statement_.exec(); }

  std::int64_t integer(int column) { return statement_.getColumn(column).getInt64(); }
  std::optional<std::int64_t> integer_if(int column);
  std::string text(int column);
  std::string_view view(int column);  ///< valid until the next step
  std::optional<std::string> text_if(int column);
  std::string blob(int column);

 private:
  SQLite::Statement& statement_;
};

/// A writing transaction: begun IMMEDIATE, rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  void commit() { transaction_.commit(); }

 private:
  SQLite::Transaction transaction_;
};

/// A reading transaction: all its queries see one state of the database.
class Snapshot {
 public:
  explicit Snapshot(Connection& connection) : transaction_{connection.database()} {}

 private:
  SQLite::Transaction transaction_;
};

/// The connections of one data folder. As many are opened as are in use at the same time; they are kept for the next.
class Pool {
 public:
  explicit Pool(std::filesystem::path folder);

  /// A connection for the caller alone, back in the pool when the lease ends.
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Connection> connection) : pool_{&pool}, connection_{std::move(connection)} {}
    ~Lease();
    Lease(Lease&&) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    Connection& operator*() { return *connection_; }
    Connection* operator->() { return connection_.get(); }

   private:
    Pool* pool_;
    std::unique_ptr<Connection> connection_;
  };

  Lease lease();

  /// The data folder itself, in which files are kept beside the database.
  std::filesystem::path folder() const { return file_.parent_path(); }

 private:
  std::filesystem::path file_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

/// The name of the database in a data folder.
inline constexpr std::string_view database_name = "dondoc.db";

/// The number of the last event: it grows with every change that anyone makes, so what was computed from the store is
/// still right while it stays the same.
std::int64_t last_change(Connection& connection);

}  // namespace store
