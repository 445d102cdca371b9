#include "store/event_log.h"

#include <catch2/catch.hpp>

#include "support/store.h"

using namespace store;
using support::instant;

namespace {

Event at(std::string_view when, std::string subject, std::string what, std::optional<base::PersonId> person = {},
         Door door = Door::page) {
  return {.at = instant(when),
          .person = person,
          .door = door,
          .subject = std::move(subject),
          .number = 7,
          .what = std::move(what),
          .old_json = "{}",
          .new_json = "{}",
          .reason = {}};
}

struct Log {
  support::Store store;
  base::PersonId office = store.person("vp@tinh.example", people::Role::office);
  std::size_t before = events_matching(store.connection, {}).size();

  Log() {
    append(store.connection, at("2026-06-28T16:59:59Z", "duty", "claimed", office, Door::link));
    append(store.connection, at("2026-06-28T17:00:00Z", "agency", "renamed", office));
    append(store.connection, at("2026-06-29T02:00:00Z", "duty", "confirmed", office));
    append(store.connection, at("2026-06-30T17:00:00Z", "calendar", "loaded", {}, Door::command));
  }

  std::vector<std::string> what(const EventFilter& filter) {
    std::vector<std::string> all;
    for (const auto& line : events_matching(store.connection, filter)) all.push_back(line.event.what);
    return all;
  }
};

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("the log is looked through newest first, by person, subject, door and instant", "[store]") {
  Log log;
  CHECK(log.what({.limit = 4}) == Words{"loaded", "confirmed", "renamed", "claimed"});
  CHECK(log.what({.person = log.office}) == Words{"confirmed", "renamed", "claimed"});
  CHECK(log.what({.person = log.office, .subject = "duty"}) == Words{"confirmed", "claimed"});
  CHECK(log.what({.subject = "duty", .door = Door::link}) == Words{"claimed"});
  CHECK(log.what({.subject = "letter"}).empty());
  CHECK(log.what({.from = instant("2026-06-28T17:00:00Z"), .until = instant("2026-06-30T17:00:00Z")}) ==
        Words{"confirmed", "renamed"});
  CHECK(log.what({.from = instant("2027-01-01T00:00:00Z")}).empty());
}

TEST_CASE("the log goes on behind the last event that was shown", "[store]") {
  Log log;
  const auto first = events_matching(log.store.connection, {.limit = 2});
  REQUIRE(first.size() == 2);
  CHECK(log.what({.older_than = first.back().id, .limit = 2}) == Words{"renamed", "claimed"});
}

TEST_CASE("each filter of the log runs along an index", "[store]") {
  Log log;
  auto raw = log.store.raw();
  for (const auto* where : {"person = 1 AND id < 9", "subject = 'duty' AND id < 9", "at >= 5"}) {
    SQLite::Statement plan{raw, std::string{"EXPLAIN QUERY PLAN SELECT id FROM event WHERE "} + where};
    REQUIRE(plan.executeStep());
    INFO(where);
    CHECK(plan.getColumn(3).getString().find("USING COVERING INDEX") != std::string::npos);
  }
}

TEST_CASE("an anchor noted earlier tells that the log was cut off and written anew", "[store]") {
  Log log;
  const auto noted = newest_anchor(log.store.connection);
  CHECK(noted.event == static_cast<std::int64_t>(log.before) + 4);
  CHECK(holds(log.store.connection, noted));
  append(log.store.connection, at("2026-07-01T00:00:00Z", "duty", "returned", log.office));
  CHECK(holds(log.store.connection, noted));
  {
    auto raw = log.store.raw();
    raw.exec("DROP TRIGGER event_is_never_deleted");
    raw.exec("DELETE FROM event WHERE id >= " + std::to_string(noted.event));
  }
  CHECK_FALSE(holds(log.store.connection, noted));
  append(log.store.connection, at("2026-06-30T17:00:01Z", "calendar", "loaded", {}, Door::command));
  CHECK_FALSE(first_broken_event(log.store.connection));  // the chain alone does not tell
  CHECK_FALSE(holds(log.store.connection, noted));
}
