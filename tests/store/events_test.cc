#include "store/events.h"

#include <catch2/catch.hpp>

#include "support/disagreements.h"
#include "support/store.h"

using namespace store;
using support::instant;

namespace {

Event event(std::string what, std::int64_t number = 1) {
  return {.at = instant("2026-06-30T01:00:00Z"),
          .person = {},
          .door = Door::page,
          .subject = "duty",
          .number = number,
          .what = std::move(what),
          .old_json = R"({"state":"needs_action"})",
          .new_json = R"({"state":"claimed"})",
          .reason = "đủ hồ sơ"};
}

/// Three events, the middle one with a person.
void write_three(support::Store& store) {
  const auto office = store.person("vp@tinh.example", people::Role::office);
  append(store.connection, event("imported"));
  auto claimed = event("claimed");
  claimed.person = office;
  append(store.connection, claimed);
  append(store.connection, event("confirmed"));
}

/// A second connection that the triggers do not stop, as someone with a database tool has.
SQLite::Database forger(const support::Store& store) {
  auto raw = store.raw();
  raw.exec("PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON");
  raw.exec("DROP TRIGGER event_stays; DROP TRIGGER event_is_never_deleted");
  return raw;
}

}  // namespace

TEST_CASE("events of a subject come back as they were written, oldest first", "[store]") {
  support::Store store;
  const auto person = store.person("vp@tinh.example", people::Role::office);
  auto written = event("claimed", 7);
  written.person = person;
  written.door = Door::link;
  append(store.connection, event("imported", 7));
  append(store.connection, event("claimed", 8));
  append(store.connection, written);

  const auto events = events_of(store.connection, "duty", 7);
  REQUIRE(events.size() == 2);
  CHECK(events[0].what == "imported");
  CHECK_FALSE(events[0].person);
  CHECK(events[1].what == "claimed");
  CHECK(events[1].person == person);
  CHECK(events[1].door == Door::link);
  CHECK(events[1].at == written.at);
  CHECK(events[1].old_json == written.old_json);
  CHECK(events[1].new_json == written.new_json);
  CHECK(events[1].reason == "đủ hồ sơ");
  CHECK(events_of(store.connection, "task", 7).empty());
  CHECK(last_change(store.connection) == 3);
}

TEST_CASE("a chain that nobody touched holds", "[store]") {
  support::Store store;
  CHECK_FALSE(first_broken_event(store.connection));
  for (int n = 0; n < 50; ++n) append(store.connection, event("claimed", n));
  CHECK_FALSE(first_broken_event(store.connection));
}

TEST_CASE("the log can be neither changed nor deleted", "[store]") {
  support::Store store;
  write_three(store);
  auto& database = store.connection.database();
  for (const auto* sql : {"UPDATE event SET reason = 'khác' WHERE id = 2", "DELETE FROM event WHERE id = 3",
                          "DELETE FROM event", "UPDATE event SET hash = hash"})
    CHECK_THROWS_WITH(database.exec(sql), Catch::Matchers::Contains("append-only"));
  CHECK(last_change(store.connection) == 3);
  CHECK_FALSE(first_broken_event(store.connection));
}

TEST_CASE("an event of a transaction that was rolled back leaves no gap in the chain", "[store]") {
  support::Store store;
  write_three(store);
  {
    const Transaction transaction{store.connection};
    append(store.connection, event("returned"));
  }
  append(store.connection, event("returned"));
  CHECK(last_change(store.connection) == 4);
  CHECK_FALSE(first_broken_event(store.connection));
}

TEST_CASE("a flipped byte anywhere in an event is found", "[store]") {
  support::Store store;
  write_three(store);
  auto raw = forger(store);
  support::Disagreements found;
  int flipped_bytes = 0;
  for (const std::string column : {"door", "subject", "what", "old", "new", "reason", "previous", "hash"}) {
    const bool is_text = column != "previous" && column != "hash";
    SQLite::Statement read{raw, "SELECT CAST(" + column + " AS BLOB) FROM event WHERE id = 2"};
    REQUIRE(read.executeStep());
    const std::string original{static_cast<const char*>(read.getColumn(0).getBlob()),
                               static_cast<std::size_t>(read.getColumn(0).getBytes())};
    read.reset();
    SQLite::Statement write{raw,
                            "UPDATE event SET " + column + (is_text ? " = CAST(? AS TEXT)" : " = ?") + " WHERE id = 2"};
    const auto put = [&](const std::string& bytes) {
      write.bind(1, bytes.data(), static_cast<int>(bytes.size()));
      write.exec();
      write.reset();
    };
    for (std::size_t at = 0; at < original.size(); ++at) {
      auto flipped = original;
      flipped[at] = static_cast<char>(flipped[at] ^ 0x01);
      put(flipped);
      ++flipped_bytes;
      if (first_broken_event(store.connection) != 2) found.add(column, " byte ", at);
    }
    put(original);
    if (first_broken_event(store.connection)) found.add(column, " put back");
  }
  CHECK(found.told() == "");
  CHECK(flipped_bytes > 120);
}

TEST_CASE("a changed number, person, instant or length in an event is found", "[store]") {
  for (const auto* sql :
       {"UPDATE event SET at = at + 1 WHERE id = 2", "UPDATE event SET person = NULL WHERE id = 2",
        "UPDATE event SET person = 1 WHERE id = 3", "UPDATE event SET number = number + 1 WHERE id = 2",
        "UPDATE event SET reason = '' WHERE id = 2", "UPDATE event SET reason = reason || ' ' WHERE id = 2",
        "UPDATE event SET what = subject, subject = what WHERE id = 2",
        "UPDATE event SET old = new, new = old WHERE id = 2", "DELETE FROM event WHERE id = 2",
        "DELETE FROM event WHERE id = 1", "UPDATE event SET id = 9 WHERE id = 3",
        "INSERT INTO event SELECT 4, at, person, door, subject, number, what, old, new, reason, previous, hash, duties "
        "FROM event WHERE id = 3"}) {
    support::Store store;
    write_three(store);
    forger(store).exec(sql);
    INFO(sql);
    CHECK(first_broken_event(store.connection));
  }
}

TEST_CASE("what two fields hold together is not the same shared out otherwise", "[store]") {
  support::Store store;
  auto split = event("ab");
  split.reason = "c";
  append(store.connection, split);
  forger(store).exec("UPDATE event SET what = 'a', old = old, reason = 'bc'");
  CHECK(first_broken_event(store.connection) == 1);
}

TEST_CASE("the first broken event is named, not a later one", "[store]") {
  support::Store store;
  for (int n = 0; n < 20; ++n) append(store.connection, event("claimed", n));
  forger(store).exec("UPDATE event SET reason = 'khác' WHERE id IN (7, 13)");
  CHECK(first_broken_event(store.connection) == 7);
}
