#include "store/told.h"

#include <catch2/catch.hpp>

#include "store/duty_changes.h"
#include "store/events.h"
#include "support/store.h"

using namespace store;
using support::day;
using support::instant;

namespace {

void tell(Connection& connection, std::string_view at, std::string what = "put_in_force") {
  append(connection, {.at = instant(at),
                      .person = {},
                      .door = Door::page,
                      .subject = "programme",
                      .number = 1,
                      .what = std::move(what),
                      .reason = {}});
}

/// One duty of an agency, made in November and told.
struct Desk {
  support::Store store;
  Connection& connection = store.connection;
  base::DutyId duty{};

  Desk() {
    const auto programme = store.in_force(support::programme_of({support::task("I.1", "Rà soát")}));
    const auto task = tasks_of(connection, programme).front().id;
    duty = store.duties(task, store.agency("Sở Y tế"), {"2026-01-31"}).front();
    tell(connection, "2025-11-20T01:00:00Z");
  }
};

}  // namespace

TEST_CASE("an event tells what was changed of duties since the one before, and nothing else", "[store][told]") {
  Desk desk;
  set_state(desk.connection, desk.duty, duty::State::claimed, day("2026-01-20"));
  tell(desk.connection, "2026-01-21T01:00:00Z");
  tell(desk.connection, "2026-01-22T01:00:00Z");
  Query query{desk.connection, "SELECT duties FROM event ORDER BY id"};
  REQUIRE(query.step());
  CHECK(query.text_if(0).value().find("\"original_due_on\":\"2026-01-31\"") != std::string::npos);
  REQUIRE(query.step());
  CHECK(query.text_if(0) ==
        R"([{"state":"claimed","evidence_on":"2026-01-20","duty":)" + std::to_string(base::number(desk.duty)) + "}]");
  REQUIRE(query.step());
  CHECK_FALSE(query.text_if(0));
}

TEST_CASE("a value that was set again to what it was tells nothing", "[store][told]") {
  Desk desk;
  set_state(desk.connection, desk.duty, duty::State::needs_action, {});
  CHECK_FALSE(has_untold_duties(desk.connection));
}

TEST_CASE("duties stand as the events up to a moment tell", "[store][told]") {
  Desk desk;
  set_state(desk.connection, desk.duty, duty::State::claimed, day("2026-01-20"));
  tell(desk.connection, "2026-01-21T01:00:00Z");
  CHECK(duties_told(desk.connection, instant("2025-11-20T00:59:59Z")).empty());
  const auto before = duties_told(desk.connection, instant("2026-01-21T00:59:59Z")),
             after = duties_told(desk.connection, instant("2026-01-21T01:00:00Z"));
  REQUIRE(before.size() == 1);
  CHECK(before.front().state == duty::State::needs_action);
  CHECK(after.front().state == duty::State::claimed);
  CHECK(after.front().evidence_on == day("2026-01-20"));
  CHECK(after.front().state_since == instant("2026-01-21T01:00:00Z"));
}

TEST_CASE("what is rolled back is told by no event", "[store][told]") {
  Desk desk;
  {
    const Transaction rolled_back{desk.connection};
    set_state(desk.connection, desk.duty, duty::State::suspended, {});
    CHECK(has_untold_duties(desk.connection));
  }
  CHECK_FALSE(has_untold_duties(desk.connection));
}

TEST_CASE("a duty that is dropped is gone, and its number may be another's", "[store][told]") {
  Desk desk;
  Query{desk.connection, "DELETE FROM duty"}.run();
  tell(desk.connection, "2026-01-21T01:00:00Z");
  CHECK(duties_told(desk.connection, instant("2026-01-21T01:00:00Z")).empty());
  CHECK(duties_told(desk.connection, instant("2026-01-20T01:00:00Z")).size() == 1);
  CHECK(compare_with_log(desk.connection).differences.empty());
}

TEST_CASE("each column of a duty that was changed by hand is found, and so is one made or taken away",
          "[store][told]") {
  struct Case {
    const char *sql, *what;
  };
  for (const auto& [sql, what] : {
           Case{"UPDATE duty SET due_on = '2026-09-30'", "due_on"},
           Case{"UPDATE duty SET original_due_on = '2026-09-30'", "original_due_on"},
           Case{"UPDATE duty SET opens_on = '2026-01-01'", "opens_on"},
           Case{"UPDATE duty SET due_version = 2", "due_version"},
           Case{"UPDATE duty SET state = 'suspended'", "state"},
           Case{"UPDATE duty SET state = 'completed', evidence_on = '2026-01-31'", "state"},
           Case{"UPDATE duty SET sort = 'report'", "sort"},
           Case{"UPDATE duty SET number = 7", "number"},
           Case{"UPDATE assignment SET agency = (SELECT max(id) FROM agency)", "agency"},
           Case{"UPDATE assignment SET of_group = (SELECT max(id) FROM agency)", "group"},
           Case{"DELETE FROM duty", "duty"},
           Case{"INSERT INTO duty (assignment, number, sort, opens_on, original_due_on, due_on, ladder) "
                "SELECT assignment, 9, sort, opens_on, original_due_on, due_on, ladder FROM duty",
                "duty"},
       }) {
    INFO(sql);
    Desk desk;
    desk.store.agency("Sở Tài chính");
    CHECK(compare_with_log(desk.connection).differences.empty());
    desk.store.raw().exec(sql);
    const auto differences = compare_with_log(desk.connection).differences;
    REQUIRE_FALSE(differences.empty());
    CHECK(differences.front().what == what);
  }
}

TEST_CASE("what was changed by hand is still found after the program has changed something else of the duty",
          "[store][told]") {
  Desk desk;
  desk.store.raw().exec("UPDATE duty SET due_on = '2026-09-30'");
  set_state(desk.connection, desk.duty, duty::State::claimed, day("2026-01-20"));
  tell(desk.connection, "2026-01-21T01:00:00Z");
  const auto differences = compare_with_log(desk.connection).differences;
  REQUIRE(differences.size() == 1);
  CHECK(differences.front().about == "I.1, Sở Y tế");
  CHECK(differences.front().told == "2026-01-31");
  CHECK(differences.front().held == "2026-09-30");
}
