#include <catch2/catch.hpp>

#include "service/arming.h"
#include "service/reminder_check.h"
#include "support/office.h"

using namespace service;
using namespace support;

namespace {

constexpr std::chrono::hours ten_days{240};

/// The clock's work at eight o'clock, as the program does it: a look at the clock first.
void tick_on(Installation& here, calendar::Day each) {
  here.now_is(calendar::instant_in_vietnam(each, std::chrono::minutes{8 * 60}));
  look_at_clock(here.context(), {}, std::chrono::hours{0});
  here.tick();
}

void days_pass(Installation& here, std::string_view first, std::string_view last) {
  for (auto each = day(first); each <= day(last); each += date::days{1}) tick_on(here, each);
}

void check_three_zeros(const Installation& here) {
  const auto check = check_reminders(here.context());
  for (const auto* findings : {&check.missing, &check.doubled, &check.out_of_policy})
    for (const auto& finding : *findings) UNSCOPED_INFO(finding);
  CHECK(check.is_sound());
}

/// What was owed: of each duty, its version, step and person. With the day for which it was.
std::string owed(const Installation& here, const std::string& where = "1") {
  return here.sql(
      "SELECT group_concat(line, char(10)) FROM (SELECT duty || ' ' || due_version || ' ' || step || ' ' || recipient "
      "|| "
      "' ' || owed_on AS line FROM ledger WHERE " +
      where + " UNION ALL SELECT kind || ' ' || period || ' ' || recipient || ' ' || owed_on FROM digest WHERE " +
      where + " ORDER BY 1)");
}

/// The same weeks in a house whose clock is right.
Installation quiet_weeks(std::string_view last) {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", last);
  return here;
}

/// Who had a mail of which day, and what became of it.
std::string mails(const Installation& here, const std::string& from) {
  return here.sql(
      "SELECT group_concat(line, char(10)) FROM (SELECT o.for_day || ' ' || p.email || ' ' || o.state AS line FROM "
      "outbox o "
      "JOIN person p ON p.id = o.recipient WHERE o.sort = 'daily' AND o.astray = 0 AND o.for_day >= '" +
      from + "' ORDER BY 1)");
}

}  // namespace

TEST_CASE("a clock that ran ten days ahead while mail was held back costs nobody a mail once it is right and armed",
          "[service]") {
  auto here = quiet_weeks("2025-11-24");
  const auto right = at("2025-11-24T15:00:00+07:00");
  here.now_is(right + ten_days);
  look_at_clock(here.context(), right, std::chrono::seconds{20});
  REQUIRE(disarmed(here.context()));
  here.tick();  // ten days are swept, and their mails go into the folder
  REQUIRE(here.sql("SELECT count(*) FROM ledger WHERE owed_at > " + std::to_string(right.time_since_epoch().count())) !=
          "0");
  here.now_is(right);
  here.tick();
  CHECK(arming(here.context()).swept_ahead == right + ten_days);
  REQUIRE(arm(here.context(), {}));
  CHECK_FALSE(arming(here.context()).swept_ahead);
  check_three_zeros(here);
  days_pass(here, "2025-11-25", "2025-12-20");
  CHECK_FALSE(disarmed(here.context()));

  const auto undisturbed = quiet_weeks("2025-12-20");
  CHECK(owed(here) == owed(undisturbed));
  CHECK(mails(here, "2025-11-25") == mails(undisturbed, "2025-11-25"));
  check_three_zeros(here);
}

TEST_CASE("what a clock that ran ahead sent to people stays sent, and nothing of it is owed twice", "[service]") {
  auto here = quiet_weeks("2025-11-24");
  const auto right = at("2025-11-24T15:00:00+07:00");
  here.now_is(right + ten_days);
  here.tick();  // the program was started under the wrong clock, so it could not know
  const auto sent = here.mailer().accepted.size();
  const auto ahead = owed(here, "owed_at > " + std::to_string(right.time_since_epoch().count()));
  here.now_is(right);
  look_at_clock(here.context(), right + ten_days, std::chrono::seconds{20});
  REQUIRE(disarmed(here.context()));
  REQUIRE(arm(here.context(), {}));
  CHECK(owed(here, "owed_at > " + std::to_string(right.time_since_epoch().count())) == ahead);
  check_three_zeros(here);
  days_pass(here, "2025-11-25", "2025-12-03");
  CHECK(here.sql("SELECT count(*) FROM ledger WHERE step = 'overdue+1' AND owed_on = '2025-12-02'") == "2");
  days_pass(here, "2025-12-04", "2025-12-20");
  CHECK_FALSE(disarmed(here.context()));
  CHECK(owed(here) == owed(quiet_weeks("2025-12-20")));
  CHECK(here.mailer().accepted.size() > sent);  // of the days after, the mails go out on them
  check_three_zeros(here);
}

TEST_CASE("what people changed between the clock's return and the arming is owed from then", "[service]") {
  auto here = quiet_weeks("2025-11-24");
  const auto right = at("2025-11-24T15:00:00+07:00");
  here.now_is(right + ten_days);
  here.tick();
  here.now_is(right);
  look_at_clock(here.context(), {}, std::chrono::hours{0});
  REQUIRE(extend(here.context(), only_duty(here.context(), "1.1").id, day("2025-12-05"), by_document("2025-11-24")));
  here.now_is(right + std::chrono::hours{1});
  REQUIRE(arm(here.context(), {}));
  days_pass(here, "2025-11-25", "2025-12-20");
  CHECK(here.sql("SELECT min(owed_on) FROM ledger WHERE due_version = 2 AND step = 'due-7'") == "2025-11-28");
  CHECK(here.sql("SELECT count(*) FROM ledger WHERE due_version = 2 AND step = 'due'") == "1");
  check_three_zeros(here);
}

TEST_CASE("an arming says in the log what it took back, and a second one takes nothing", "[service]") {
  auto here = quiet_weeks("2025-11-24");
  const auto right = at("2025-11-24T15:00:00+07:00");
  here.now_is(right + ten_days);
  look_at_clock(here.context(), right, std::chrono::seconds{20});
  here.tick();
  here.now_is(right);
  REQUIRE(arm(here.context(), {}));
  CHECK_THAT(here.sql("SELECT new FROM event WHERE what = 'armed'"),
             Catch::Matchers::Contains("\"swept_until\":\"2025-12-04T08:00:00Z\""));
  CHECK(here.sql("SELECT swept_until FROM sweep") ==
        std::to_string(at("2025-11-24T08:00:00+07:00").time_since_epoch().count()));
  CHECK(kind_of(arm(here.context(), {})) == "armed_already");
}

TEST_CASE("what the next sweep will owe once more is foreseen before the arming", "[service]") {
  auto here = quiet_weeks("2025-11-24");
  const auto right = at("2025-11-24T15:00:00+07:00");
  here.now_is(right + ten_days);
  look_at_clock(here.context(), right, std::chrono::seconds{20});
  here.tick();
  here.now_is("2025-11-28T15:00:00+07:00");
  const auto before = owed(here);
  const auto foreseen = arming(here.context()).owed;
  CHECK(foreseen > 0);
  CHECK(owed(here) == before);
  REQUIRE(arm(here.context(), {}));
  CHECK(here.tick().steps.size() == foreseen);
}

TEST_CASE("what waited when the clock jumped goes nowhere until it is armed, and then to people", "[service]") {
  for (const std::chrono::hours jump : {std::chrono::hours{72}, std::chrono::hours{96}}) {
    auto here = quiet_weeks("2025-11-23");
    here.mailer().defer_next(100);
    days_pass(here, "2025-11-24", "2025-11-24");  // owed, but the server is away
    here.mailer().accept_again();
    const auto tried = here.mailer().tried.size(), accepted = here.mailer().accepted.size();
    const auto right = at("2025-11-24T15:00:00+07:00");
    here.now_is(right + jump);
    look_at_clock(here.context(), right, std::chrono::seconds{20});
    REQUIRE(is_clock_in_doubt(here.context()));
    here.tick();
    CHECK(here.mailer().tried.size() == tried);
    here.now_is(right);
    CHECK(arming(here.context()).waiting > 0);
    here.tick();
    CHECK(here.mailer().tried.size() == tried);
    REQUIRE(arm(here.context(), {}));
    here.tick();
    days_pass(here, "2025-11-25", "2025-11-25");
    CHECK(here.sql("SELECT count(*) FROM ledger l JOIN outbox o ON o.id = l.message WHERE l.owed_on = '2025-11-24' AND "
                   "o.state <> 'accepted'") == "0");
    CHECK(here.mailer().accepted.size() > accepted);
    check_three_zeros(here);
  }
}
