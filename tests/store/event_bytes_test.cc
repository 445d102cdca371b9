#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

#include "store/events.h"
#include "support/disagreements.h"
#include "support/store.h"

using namespace store;
using support::day;
using support::instant;

namespace {

constexpr std::size_t page_size = 4096;

/// A database with four events in one page of its file, one of them by a person and one that tells of a duty.
struct Desk {
  support::Store store;
  Connection& connection = store.connection;

  Desk() {
    const auto office = store.person("vp@tinh.example", people::Role::office);
    tell("imported", {});
    const auto programme = store.in_force(support::programme_of({support::task("I.1", "Rà soát")}));
    store.duties(tasks_of(connection, programme).front().id, store.agency("Sở Y tế"), {"2026-01-31"});
    tell("put_in_force", office);
    tell("claimed", office);
    tell("accepted", {});
    connection.database().exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  void tell(std::string what, std::optional<base::PersonId> person) {
    append(connection, {.at = instant("2026-01-21T01:00:00Z"),
                        .person = person,
                        .door = Door::page,
                        .subject = "duty",
                        .number = 1,
                        .what = std::move(what),
                        .old_json = R"({"state":"needs_action"})",
                        .new_json = R"({"state":"claimed"})",
                        .reason = "đủ hồ sơ"});
  }

  std::size_t page_at() const {
    auto raw = store.raw();
    const auto root = raw.execAndGet("SELECT rootpage FROM sqlite_schema WHERE name = 'event'").getInt64();
    REQUIRE(raw.execAndGet("PRAGMA page_size").getInt64() == static_cast<std::int64_t>(page_size));
    return (static_cast<std::size_t>(root) - 1) * page_size;
  }
  std::string bytes() const {
    std::ifstream file{store.file(), std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
  void put(std::size_t at, char byte) const {
    std::fstream file{store.file(), std::ios::binary | std::ios::in | std::ios::out};
    file.seekp(static_cast<std::streamoff>(at)).put(byte);
  }
  /// Whether the log, read from the file anew, is found to be broken or cannot be read at all.
  bool is_found() {
    try {
      connection.database().exec("PRAGMA shrink_memory");
      return first_broken_event(connection).has_value();
    } catch (const SQLite::Exception&) {
      return true;
    }
  }
};

/// The two bytes at that place as a number.
std::size_t number_at(const std::string& bytes, std::size_t at) {
  return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])) * 256 +
         static_cast<unsigned char>(bytes[at + 1]);
}

}  // namespace

TEST_CASE("any byte of the file in which an event stands is missed where it is another, whichever column it is of",
          "[store][bytes]") {
  Desk desk;
  const auto bytes = desk.bytes();
  const auto page = desk.page_at();
  constexpr char leaf_of_a_table = 0x0d;
  REQUIRE(bytes[page] == leaf_of_a_table);        // all events lie in this page
  REQUIRE(number_at(bytes, page + 3) == 4);       // cells
  const auto first = number_at(bytes, page + 5);  // where their content begins
  REQUIRE(page_size - first > 800);
  REQUIRE_FALSE(desk.is_found());
  support::Disagreements missed;
  for (auto at = page + first; at < page + page_size; ++at) {
    for (const int mask : {0x01, 0x80, 0xff}) {
      desk.put(at, static_cast<char>(bytes[at] ^ mask));
      if (!desk.is_found()) missed.add("byte ", at - page, " by ", mask);
    }
    desk.put(at, bytes[at]);
  }
  CHECK(missed.told() == "");
  CHECK_FALSE(desk.is_found());
}
