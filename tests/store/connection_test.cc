#include "store/connection.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "base/embedded.h"
#include "store/migrations.h"
#include "support/folder.h"
#include "support/not_root.h"
#include "support/store.h"

using namespace store;
using Catch::Matchers::Contains;
using support::Folder;

namespace {

std::filesystem::path file_in(const Folder& folder) { return folder.path() / database_name; }

std::int64_t number(SQLite::Database& database, const std::string& sql) { return database.execAndGet(sql).getInt64(); }
std::int64_t number(Connection& connection, const std::string& sql) { return number(connection.database(), sql); }

/// What the store says of a file that it cannot use.
std::string refusal_of(const std::filesystem::path& file) {
  try {
    const Connection connection{file};
    return "";
  } catch (const Unusable& unusable) {
    return unusable.what();
  }
}

void run_raw(const std::filesystem::path& file, const std::string& sql) {
  SQLite::Database{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 1000}.exec(sql);
}

/// Whether the file's bytes are those, said without printing them.
bool is_as(const std::string& before, const std::filesystem::path& file) { return support::bytes_of(file) == before; }

}  // namespace

TEST_CASE("a new database has every migration and keeps its promises", "[store]") {
  const Folder folder;
  Connection connection{file_in(folder)};
  CHECK(newest_schema() >= 5);
  CHECK(number(connection, "PRAGMA user_version") == newest_schema());
  CHECK(number(connection, "PRAGMA foreign_keys") == 1);
  CHECK(number(connection, "PRAGMA synchronous") == 2);  // FULL: an acknowledged change survives a power cut
  CHECK(connection.database().execAndGet("PRAGMA journal_mode").getString() == "wal");
  CHECK(connection.database().execAndGet("PRAGMA integrity_check").getString() == "ok");
}

TEST_CASE("every table is strict, but the one for search and what it keeps", "[store]") {
  const Folder folder;
  Connection connection{file_in(folder)};
  CHECK(number(connection,
               "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 "
               "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'task_words%'") == 0);
  CHECK(number(connection, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 1") >= 12);
}

TEST_CASE("a database that is opened again is as it was", "[store]") {
  const Folder folder;
  { add_agency(*std::make_unique<Connection>(file_in(folder)), "Sở Nội vụ", false); }
  Connection again{file_in(folder)};
  migrate(again.database());
  CHECK(number(again, "PRAGMA user_version") == newest_schema());
  CHECK(agencies(again).size() == 1);
}

TEST_CASE("a database of any older program is brought to the newest schema", "[store]") {
  const Folder newest;
  const auto application = number(*std::make_unique<Connection>(file_in(newest)), "PRAGMA application_id");
  const auto schema_of = [](SQLite::Database& database) {
    return database.execAndGet("SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY type, name)")
        .getString();
  };
  Connection fresh{file_in(newest)};
  const auto files = base::embedded::files_under("schema/");
  for (std::size_t known = 1; known < files.size(); ++known) {
    const Folder folder;
    for (std::size_t n = 0; n < known; ++n) run_raw(file_in(folder), std::string{files[n].content});
    run_raw(file_in(folder), "PRAGMA application_id = " + std::to_string(application) +
                                 "; PRAGMA user_version = " + std::string{files[known - 1].path.substr(7, 4)});
    Connection connection{file_in(folder)};
    INFO("from schema " << known);
    CHECK(number(connection, "PRAGMA user_version") == newest_schema());
    CHECK(schema_of(connection.database()) == schema_of(fresh.database()));
  }
}

TEST_CASE("the database refuses what is of another type, or refers to nothing", "[store]") {
  const Folder folder;
  Connection connection{file_in(folder)};
  connection.database().exec("INSERT INTO person (id, name, email) VALUES (1, 'A', 'a@b.c')");
  for (const auto* sql :
       {"INSERT INTO agency (name, folded, is_group) VALUES ('A', 'a', 'không')",
        "INSERT INTO agency (name, folded, is_group) VALUES ('A', 'a', 2)",
        "INSERT INTO agency (name, folded, is_group) VALUES (NULL, 'a', 0)",
        "INSERT INTO agency_alias (agency, name, folded) VALUES (77, 'A', 'a')",
        "INSERT INTO assignment (task, agency) VALUES (1, 1)", "INSERT INTO sweep (id, swept_until) VALUES (2, 0)",
        "INSERT INTO sweep (id, swept_until) VALUES (1, 'hôm nay')",
        "INSERT INTO mandate (person, role) VALUES (1, 'admin')",
        "INSERT INTO mandate (person, role) VALUES (1, 'contact')"}) {
    INFO(sql);
    CHECK_THROWS_AS(connection.database().exec(sql), SQLite::Exception);
  }
}

TEST_CASE("a database of a newer program is refused, and nothing in it changes", "[store]") {
  const Folder folder;
  { const Connection connection{file_in(folder)}; }
  run_raw(file_in(folder), "PRAGMA user_version = " + std::to_string(newest_schema() + 1));
  const auto before = support::bytes_of(file_in(folder));
  CHECK_THAT(refusal_of(file_in(folder)), Contains("phiên bản mới hơn") && Contains("dondoc.db"));
  CHECK(is_as(before, file_in(folder)));
}

TEST_CASE("a database of another program is refused, whatever its version, and stays as it was", "[store]") {
  for (const int version : {0, 1, newest_schema(), newest_schema() + 1}) {
    const Folder folder;
    run_raw(file_in(folder), "CREATE TABLE song (title TEXT); PRAGMA user_version = " + std::to_string(version));
    const auto before = support::bytes_of(file_in(folder));
    INFO("user_version " << version);
    CHECK_THAT(refusal_of(file_in(folder)), Contains("chương trình khác"));
    CHECK(is_as(before, file_in(folder)));
  }
}

TEST_CASE("a file that is no database is refused with words", "[store]") {
  const Folder folder;
  folder.write("dondoc.db", "Kính gửi: Ban Thường vụ Tỉnh ủy. " + std::string(4096, 'x'));
  CHECK_THAT(refusal_of(file_in(folder)), Contains("không phải cơ sở dữ liệu của dondoc hoặc đã hỏng"));
}

TEST_CASE("a database whose first page is damaged is refused with words", "[store]") {
  const Folder folder;
  { const Connection connection{file_in(folder)}; }
  auto bytes = support::bytes_of(file_in(folder));
  for (std::size_t at = 100; at < 1024; ++at) bytes[at] = '\xff';
  folder.write("dondoc.db", bytes);
  CHECK_THAT(refusal_of(file_in(folder)), Contains("đã hỏng") && Contains("bản sao lưu"));
}

TEST_CASE("a folder that is not there, or stands where the database should, is refused with words", "[store]") {
  const Folder folder;
  CHECK_THAT(refusal_of(folder.path() / "none" / "dondoc.db"), Contains("Không mở được cơ sở dữ liệu"));
  std::filesystem::create_directory(file_in(folder));
  CHECK_THAT(refusal_of(file_in(folder)), Contains("cơ sở dữ liệu"));
}

TEST_CASE("a database that may not be written is refused with words", "[store]") {
  namespace fs = std::filesystem;
  const Folder folder;
  { const Connection connection{file_in(folder)}; }
  fs::permissions(file_in(folder), fs::perms::owner_read | fs::perms::others_read);
  for (const auto of_folder : {fs::perms::all, fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                                                   fs::perms::others_exec}) {
    fs::permissions(folder.path(), of_folder);
    std::string refusal;
    {
      const support::NotRoot not_root;
      refusal = refusal_of(file_in(folder));
    }
    CHECK_THAT(refusal, Contains("không ghi được") || Contains("Không mở được"));
    CHECK_THAT(refusal, Contains("Xin kiểm tra"));
  }
  fs::permissions(folder.path(), fs::perms::all);
}

TEST_CASE("a transaction that is not committed leaves nothing", "[store]") {
  support::Store store;
  {
    const Transaction transaction{store.connection};
    store.agency("Sở Nội vụ");
    CHECK(agencies(store.connection).size() == 1);
  }
  CHECK(agencies(store.connection).empty());
  {
    Transaction transaction{store.connection};
    store.agency("Sở Nội vụ");
    transaction.commit();
  }
  CHECK(agencies(store.connection).size() == 1);
}

TEST_CASE("an exception on its way out leaves the store as it was", "[store]") {
  support::Store store;
  const auto fail = [&] {
    Transaction transaction{store.connection};
    store.agency("Sở Nội vụ");
    store.agency("SỞ NỘI VỤ");  // the same name
    transaction.commit();
  };
  CHECK_THROWS_AS(fail(), std::logic_error);
  CHECK(agencies(store.connection).empty());
  CHECK_NOTHROW(store.agency("Sở Tài chính"));
}

TEST_CASE("a reader sees one state of the store while others write", "[store]") {
  support::Store store;
  Connection other{store.file()};
  {
    const Snapshot snapshot{other};
    CHECK(agencies(other).empty());
    store.agency("Sở Nội vụ");
    CHECK(agencies(other).empty());
  }
  CHECK(agencies(other).size() == 1);
}

TEST_CASE("connections that write at once wait for each other instead of failing", "[store]") {
  support::Store store;
  constexpr int writers = 4, each = 25;
  std::atomic<int> failed = 0;
  {
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < writers; ++writer)
      threads.emplace_back([&, writer] {
        try {
          Connection connection{store.file()};
          for (int n = 0; n < each; ++n) {
            Transaction transaction{connection};
            const auto seen = agencies(connection).size();  // reads before it writes
            add_agency(connection, std::to_string(seen) + '/' + std::to_string(writer), false);
            transaction.commit();
          }
        } catch (const std::exception&) {
          ++failed;
        }
      });
  }
  CHECK(failed == 0);
  CHECK(agencies(store.connection).size() == writers * each);
}

TEST_CASE("programs that start at once on an empty folder all start", "[store]") {
  for (int turn = 0; turn < 5; ++turn) {
    const Folder folder;
    std::atomic<int> failed = 0;
    std::string words;
    {
      std::vector<std::jthread> threads;
      for (int program = 0; program < 4; ++program)
        threads.emplace_back([&] {
          try {
            Connection connection{file_in(folder)};
            if (number(connection, "PRAGMA user_version") != newest_schema()) ++failed;
          } catch (const std::exception& error) {
            if (failed++ == 0) words = error.what();
          }
        });
    }
    INFO(words);
    CHECK(failed == 0);
  }
}

TEST_CASE("a pool lends each thread a connection of its own and takes it back", "[store]") {
  const Folder folder;
  Pool pool{folder.path()};
  Connection* first = nullptr;
  {
    auto one = pool.lease();
    auto two = pool.lease();
    first = &*one;
    CHECK(first != &*two);
    auto moved = std::move(one);
    CHECK(&*moved == first);
  }
  auto again = pool.lease();
  auto and_again = pool.lease();
  CHECK((&*again == first || &*and_again == first));
}

TEST_CASE("a statement that was left half read holds nothing up", "[store]") {
  support::Store store;
  store.agency("Sở Nội vụ");
  store.agency("Sở Tài chính");
  {
    Query query{store.connection, "SELECT name FROM agency ORDER BY id"};
    REQUIRE(query.step());
  }
  Connection other{store.file()};
  store.agency("Sở Y tế");
  CHECK(number(other, "PRAGMA wal_checkpoint(TRUNCATE)") == 0);
}

TEST_CASE("the last change is the number of the last event", "[store]") {
  support::Store store;
  CHECK(last_change(store.connection) == 0);
}
