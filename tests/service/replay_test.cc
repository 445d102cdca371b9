#include <catch2/catch.hpp>
#include <fstream>

#include "service/calendar.h"
#include "service/claims.h"
#include "service/digest_choices.h"
#include "service/people.h"
#include "service/reminder_check.h"
#include "support/office.h"

using namespace service;
using namespace support;

namespace {

constexpr auto settings = "[mail]\nwindow_opens = \"07:30\"\n";

void tick_at(Installation& here, calendar::Day each, int hour) {
  here.now_is(calendar::instant_in_vietnam(each, std::chrono::minutes{hour * 60}));
  here.tick();
}

/// The clock works at eight o'clock of each day, up to and with the last.
void days_pass(Installation& here, std::string_view first, std::string_view last) {
  for (auto each = day(first); each <= day(last); each += date::days{1}) tick_at(here, each, 8);
}

void load_calendar(const Installation& here, const std::string& days_off) {
  const CalendarUpload file{"lich.csv", "ngày,loại,tên,nguồn,dự kiến\n" + days_off};
  const auto change = would_load(here.context(), file).value();
  REQUIRE(load(here.context(), file, {.person = {}, .sha256 = change.sha256, .over = change.over}));
}

void use_settings(Installation& here, const std::string& toml) {
  std::ofstream{here.path() / "dondoc.toml"} << toml;
  here.reopen();
}

ReminderCheck check_sound(const Installation& here) {
  const auto check = check_reminders(here.context());
  for (const auto* findings : {&check.missing, &check.doubled, &check.out_of_policy})
    for (const auto& finding : *findings) UNSCOPED_INFO(finding);
  CHECK(check.is_sound());
  return check;
}

/// The whole history as it was, and nothing that could not be replayed.
ReminderCheck check_whole(const Installation& here) {
  const auto check = check_sound(here);
  CHECK(check.not_replayed == 0);
  CHECK(check.steps > 0);
  CHECK(check.digests > 0);
  return check;
}

void report_done(const Installation& here, std::string_view ref) {
  REQUIRE(claim(here.context(),
                {.duty = only_duty(here.context(), ref).id,
                 .person = person_of_email(here.context(), "binh@tochuc.example").value(),
                 .evidence = {.document_number = "12-BC/BTC",
                              .document_on = here.context().today(),
                              .receiving_level = "Ban Thường vụ Tỉnh ủy"},
                 .note = ""},
                store::Door::page));
}

}  // namespace

TEST_CASE("each day is replayed by the calendar that was in use when its sweep came", "[service]") {
  auto here = small_programme_in_force(settings);
  days_pass(here, "2025-10-20", "2025-12-10");
  // A day on which something was owed was none of work, as a file says that came later.
  load_calendar(here, "2025-12-01,nghỉ,Nghỉ,Thông báo 1/TB,không\n2026-03-24,nghỉ,Nghỉ,Thông báo 1/TB,không\n");
  days_pass(here, "2025-12-11", "2026-03-20");
  load_calendar(here, "2026-03-31,nghỉ,Nghỉ,Thông báo 2/TB,không\n2026-03-24,nghỉ,Nghỉ,Thông báo 2/TB,không\n");
  days_pass(here, "2026-03-21", "2026-04-20");
  CHECK(check_whole(here).steps > 20);
}

TEST_CASE("what an earlier version of the program went by is replayed, whatever this one brings", "[service]") {
  auto here = small_programme_in_force(settings);
  days_pass(here, "2025-10-20", "2025-12-20");
  const auto steps = check_whole(here).steps;
  // As that version's calendar had it, one of the days with a step was none of work.
  here.sql("UPDATE tick_calendar SET days = days || '-2025-12-01' || char(10) RETURNING id");
  const auto check = check_reminders(here.context());
  CHECK_FALSE(check.out_of_policy.empty());
  CHECK(check.steps + check.missing.size() >= steps - 2);
}

TEST_CASE("sweeps from before their terms were kept count as not replayed, and nothing is found in them", "[service]") {
  auto here = small_programme_in_force(settings);
  days_pass(here, "2025-10-20", "2025-12-20");
  for (const auto* older :
       {"UPDATE swept_day SET event = NULL, swept_from = NULL RETURNING day",
        "UPDATE owing SET event = NULL RETURNING at", "UPDATE delivery SET event = NULL RETURNING message",
        "UPDATE mandate SET given = NULL, ended = NULL RETURNING id"})
    here.sql(older);
  load_calendar(here, "2025-12-01,nghỉ,Nghỉ,Thông báo 1/TB,không\n");
  const auto check = check_sound(here);
  CHECK(check.steps == 0);
  CHECK(check.not_replayed > 5);
}

TEST_CASE("another window, and another plan of digests, change nothing of the days before", "[service]") {
  auto here = small_programme_in_force(settings);
  days_pass(here, "2025-10-20", "2025-12-20");
  use_settings(here,
               "[mail]\nwindow_opens = \"09:00\"\nwindow_closes = \"16:00\"\n[digest]\nweekday = 4\nmonth_day = 9\n");
  for (auto each = day("2025-12-21"); each <= day("2026-02-10"); each += date::days{1})
    for (const int hour : {8, 9, 15}) tick_at(here, each, hour);
  use_settings(here, "[digest]\nkinds = [\"agency\", \"quarter\"]\nat = \"10:00\"\n");
  for (auto each = day("2026-02-11"); each <= day("2026-04-20"); each += date::days{1})
    for (const int hour : {8, 11}) tick_at(here, each, hour);
  check_whole(here);
}

TEST_CASE("a digest that is not in the ledger is found missing, with whom it was for", "[service]") {
  auto here = small_programme_in_force(settings);
  days_pass(here, "2025-10-20", "2026-01-20");
  check_whole(here);
  here.sql("DELETE FROM digest WHERE id = (SELECT min(id) FROM digest WHERE kind = 'committee') RETURNING id");
  const auto check = check_reminders(here.context());
  REQUIRE(check.missing.size() == 1);
  CHECK_THAT(check.missing.front(), Catch::Matchers::Contains("ban-thuong-vu@localhost"));
}

TEST_CASE("digests are replayed for the people of their day", "[service]") {
  auto here = small_programme_in_force(settings);
  days_pass(here, "2025-10-20", "2025-11-20");
  const auto joins = give_mandate(here.context(),
                                  {.name = "Phạm Lan",
                                   .email = "lan@tinh.example",
                                   .function = {},
                                   .role = people::Role::committee,
                                   .agency = {},
                                   .period = {},
                                   .substitute_for = {}},
                                  {});
  REQUIRE(joins);
  days_pass(here, "2025-11-21", "2025-12-20");
  REQUIRE(choose_digest(here.context(), *joins, schedule::DigestKind::committee, false, {}));
  REQUIRE(disable(here.context(), person_of_email(here.context(), "cuong@vanphong.example").value(), {}));
  days_pass(here, "2025-12-21", "2026-01-20");
  REQUIRE(choose_digest(here.context(), *joins, schedule::DigestKind::committee, true, {}));
  days_pass(here, "2026-01-21", "2026-02-20");
  check_whole(here);
  const auto id = std::to_string(base::number(*joins));
  CHECK(here.sql("SELECT count(*) FROM digest WHERE kind = 'committee' AND recipient = " + id) == "7");
}

TEST_CASE("a digest to whom it was not for, or of a day that no plan names, is out of policy", "[service]") {
  auto here = small_programme_in_force(settings);
  days_pass(here, "2025-10-20", "2026-01-20");
  const auto committee = person_of_email(here.context(), "ban-thuong-vu@localhost").value();
  here.sql(
      "UPDATE digest SET recipient = (SELECT id FROM person WHERE email = 'binh@tochuc.example') "
      "WHERE id = (SELECT min(id) FROM digest WHERE kind = 'committee') RETURNING id");
  auto check = check_reminders(here.context());
  CHECK(check.missing.size() == 1);
  CHECK(check.out_of_policy.size() == 1);
  here.sql("UPDATE digest SET recipient = " + std::to_string(base::number(committee)) +
           ", owed_on = date(owed_on, '+1 day') WHERE id = (SELECT min(id) FROM digest WHERE kind = 'committee') "
           "RETURNING id");
  check = check_reminders(here.context());
  CHECK(check.missing.empty());
  CHECK(check.out_of_policy.size() == 1);
}

TEST_CASE("a clock that was three days ahead and is right again is no reason for findings", "[service]") {
  auto here = small_programme_in_force(settings);
  days_pass(here, "2025-10-20", "2025-11-25");
  tick_at(here, day("2025-11-28"), 8);  // swept for the days to come: three days before the due day is among them
  here.now_is("2025-11-25T15:00:00+07:00");
  here.tick();
  report_done(here, "1.1");
  for (auto each = day("2025-11-26"); each <= day("2026-01-10"); each += date::days{1}) tick_at(here, each, 9);
  check_sound(here);
}
