#include <sqlite3.h>
#include <catch2/catch.hpp>

#include <array>
#include <set>

#include "service/tick.h"
#include "support/many_tasks.h"
#include "support/office.h"

using namespace service;
using namespace support;

namespace {

/// What is asked of the database while a connection is watched: the statements, and how much work they were.
class Watch {
 public:
  explicit Watch(const Installation& here) : here_{here} {
    auto connection = here.context().pool.lease();
    handle_ = connection->database().getHandle();
    sqlite3_trace_v2(handle_, SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE, &Watch::note, this);
  }
  ~Watch() { sqlite3_trace_v2(handle_, 0, nullptr, nullptr); }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  std::int64_t steps() const { return steps_; }
  /// How often a statement was planned anew that had been planned before.
  std::int64_t plans_made_again() const { return plans_made_again_; }

  /// The lines of the query plans of all that was asked that walk over a whole table.
  std::set<std::string> scans() const {
    std::set<std::string> found;
    auto connection = here_.context().pool.lease();
    for (const auto& sql : asked_) {
      if (sql.find("FROM") == std::string::npos || sql.starts_with("--")) continue;
      SQLite::Statement plan{connection->database(), "EXPLAIN QUERY PLAN " + sql};
      while (plan.executeStep())
        if (const std::string line = plan.getColumn(3).getString(); line.starts_with("SCAN")) found.insert(line);
    }
    return found;
  }

 private:
  static int note(unsigned what, void* watch, void* statement, void* words) {
    auto& self = *static_cast<Watch*>(watch);
    auto* prepared = static_cast<sqlite3_stmt*>(statement);
    if (what == SQLITE_TRACE_STMT && std::string_view{static_cast<const char*>(words)}.substr(0, 2) != "--")
      self.asked_.insert(sqlite3_sql(prepared));
    if (what == SQLITE_TRACE_PROFILE) {
      self.steps_ += sqlite3_stmt_status(prepared, SQLITE_STMTSTATUS_VM_STEP, 1);
      self.plans_made_again_ += sqlite3_stmt_status(prepared, SQLITE_STMTSTATUS_REPREPARE, 1);
    }
    return 0;
  }

  const Installation& here_;
  sqlite3* handle_ = nullptr;
  std::set<std::string> asked_;
  std::int64_t steps_ = 0, plans_made_again_ = 0;
};

/// So many tasks in force since January, each due on a day of September 2026.
Installation with_tasks(int count) {
  Installation here{"2026-01-05T08:00:00+07:00", "[mail]\nlines_per_mail = 1000\n"};
  REQUIRE(load_agencies(here.context(), contacts));
  const auto owner = [](int /*n*/) { return "Ban Tổ chức Tỉnh ủy"; };
  const auto due_on = [](int n) { return day("2026-09-01") + date::days{n % 28}; };
  REQUIRE(import(here.context(), many_tasks(count, "2026-01-05", owner, due_on), Activate::yes));
  here.tick();
  return here;
}

/// Forty tasks before the window of a day opens on which some of them have a step.
Installation on_a_day_that_owes() {
  auto here = with_tasks(40);
  here.now_is("2026-09-15T06:00:00+07:00");
  here.tick();
  here.now_is("2026-09-15T08:00:00+07:00");
  return here;
}

/// The steps that SQLite's machine takes for a tick at that instant.
std::int64_t cost_of_tick(Installation& here, std::string_view instant, std::size_t owed) {
  here.now_is(instant);
  const Watch watch{here};
  CHECK(here.tick().steps.size() == owed);
  return watch.steps();
}

}  // namespace

TEST_CASE("a sweep walks over no table of duties, messages or the ledger", "[service]") {
  auto here = on_a_day_that_owes();
  const Watch watch{here};
  CHECK_FALSE(here.tick().steps.empty());
  for (const auto& scan : watch.scans()) {
    CAPTURE(scan);
    // The earliest due day is the first entry of its index; what is unsent or waits stands in an index of its own; of
    // programmes and calendar files there are few; `carried` is one mail's own.
    constexpr std::array bounded{"SCAN CONSTANT",      "SCAN carried",   "SCAN (",          "SCAN changed_duty",
                                 "SCAN calendar_file", "SCAN programme", "INDEX duty_open", "duty_report_open",
                                 "ledger_unsent",      "digest_unsent",  "answer_unsent",   "outbox_waiting",
                                 "outbox_astray"};
    const bool is_stored =
        std::ranges::none_of(bounded, [&](const char* each) { return scan.find(each) != std::string::npos; });
    CHECK_FALSE(is_stored);
  }
}

TEST_CASE("a sweep that owes nothing costs the same whatever is stored", "[service]") {
  auto few = with_tasks(20), many = with_tasks(900);
  for (auto* here : {&few, &many}) {
    cost_of_tick(*here, "2026-03-10T08:00:00+07:00", 0);
    cost_of_tick(*here, "2026-03-11T06:00:00+07:00", 0);
  }
  const auto over_an_opening = [](Installation& here) { return cost_of_tick(here, "2026-03-11T08:00:00+07:00", 0); };
  CHECK(over_an_opening(many) <= over_an_opening(few) + 50);
  const auto within_a_day = [](Installation& here) { return cost_of_tick(here, "2026-03-11T09:00:00+07:00", 0); };
  CHECK(within_a_day(many) <= within_a_day(few) + 50);
}

TEST_CASE("duties that are due on a day on which only other lengths have a step cost nothing", "[service]") {
  // Ninety days before the due day a year's ladder speaks, a month's does not.
  auto few = with_tasks(28), many = with_tasks(840);
  const auto lengths = [](const Installation& here) {
    return here.sql("SELECT group_concat(DISTINCT ladder) FROM duty");
  };
  REQUIRE(lengths(few) == "year");
  for (auto* here : {&few, &many}) {
    here->sql("UPDATE duty SET ladder = 'month' RETURNING id");
    cost_of_tick(*here, "2026-06-08T08:00:00+07:00", 0);  // the week's digest
    cost_of_tick(*here, "2026-06-09T06:00:00+07:00", 0);
  }
  const auto cost = [](Installation& here) { return cost_of_tick(here, "2026-06-09T08:00:00+07:00", 0); };
  CHECK(cost(many) <= cost(few) + 50);
}

TEST_CASE("a sweep plans no statement twice", "[service]") {
  auto here = on_a_day_that_owes();
  const Watch watch{here};
  CHECK_FALSE(here.tick().steps.empty());
  CHECK(watch.plans_made_again() == 0);
}

TEST_CASE("a mail costs the same however many others there are", "[service]") {
  const auto cost_of_mails = [](int agencies) {
    constexpr int tasks_each = 4;
    Installation here{"2026-01-05T08:00:00+07:00", "[mail]\nhold_above = 0\n[digest]\nkinds = []\n"};
    REQUIRE(load_agencies(here.context(), made_up_agencies(agencies)));
    const auto owner = [&](int n) { return made_up_agency(n % agencies); };
    const auto due_on = [](int /*n*/) { return day("2026-09-15"); };
    REQUIRE(import(here.context(), many_tasks(agencies * tasks_each, "2026-01-05", owner, due_on), Activate::yes));
    here.now_is("2026-09-15T06:00:00+07:00");
    here.tick();
    here.now_is("2026-09-15T08:00:00+07:00");
    const Watch watch{here};
    CHECK(here.tick().accepted == static_cast<std::size_t>(agencies));
    return watch.steps();
  };
  // A hundred mails may cost ten times what ten cost, and a little for longer sorting; not a hundred times.
  CHECK(cost_of_mails(100) < 13 * cost_of_mails(10));
}
