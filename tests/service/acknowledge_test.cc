#include "service/acknowledge.h"

#include <catch2/catch.hpp>

#include "service/ladders.h"
#include "service/progress.h"
#include "service/reminder_check.h"
#include "support/office.h"

using namespace service;
using namespace support;

namespace {

void days_pass(Installation& here, std::string_view first, std::string_view last) {
  for (auto each = day(first); each <= day(last); each += date::days{1}) {
    here.now_is(calendar::instant_in_vietnam(each, std::chrono::minutes{8 * 60}));
    here.tick();
  }
}

base::PersonId person(const Installation& here, std::string_view email) {
  auto connection = here.context().pool.lease();
  return store::person_of_email(*connection, email).value();
}

/// 1.1 is due on Monday 1 December 2025; its agency's contact says it until that day.
std::string say(const Installation& here, std::string_view until, std::string_view by = "binh@tochuc.example") {
  return kind_of(acknowledge(here.context(), only_duty(here.context(), "1.1").id,
                             {.until_on = until.empty() ? std::nullopt : std::optional{day(until)}, .words = ""},
                             {.person = person(here, by), .door = store::Door::page, .seen = {}}));
}

std::string steps_of_first(const Installation& here, const std::string& from) {
  const auto duty = std::to_string(base::number(only_duty(here.context(), "1.1").id));
  return here.sql("SELECT coalesce(group_concat(step, ' '), '') FROM (SELECT DISTINCT step FROM ledger WHERE duty = " +
                  duty + " AND owed_on >= '" + from + "' ORDER BY owed_on)");
}

void check_sound(const Installation& here) {
  const auto check = check_reminders(here.context());
  for (const auto* findings : {&check.missing, &check.doubled, &check.out_of_policy})
    for (const auto& finding : *findings) UNSCOPED_INFO(finding);
  CHECK(check.is_sound());
}

std::size_t mails_to(const Installation& here, std::string_view address, std::string_view words) {
  auto& mails = const_cast<Installation&>(here).mailer().accepted;
  return static_cast<std::size_t>(std::ranges::count_if(mails, [&](const auto& mail) {
    return mail.to.address == address && mail.text.find(words) != std::string::npos;
  }));
}

}  // namespace

TEST_CASE("an agency that names a day is not reminded until then, and from then on is again by itself", "[service]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-12-01");
  REQUIRE(say(here, "2025-12-10") == "");
  days_pass(here, "2025-12-02", "2025-12-25");
  CHECK(steps_of_first(here, "2025-12-02") == "overdue+7 overdue+12 overdue+17");  // not +1 and +3
  CHECK(here.sql("SELECT count(*) FROM event WHERE what = 'acknowledged' AND new LIKE '%2025-12-10%'") == "1");
  check_sound(here);
}

TEST_CASE("a day that was named stops neither the committee nor the office", "[service]") {
  auto here = small_programme_in_force();
  REQUIRE(set_ladder(
      here.context(), base::ProgrammeId{1},
      "tháng 0 đầu mối\nquý 0 đầu mối\nnăm 0 đầu mối\nquá hạn +1 đầu mối\nquá hạn +3 đầu mối, ban thường vụ\n",
      {.door = store::Door::command, .person = {}}));
  days_pass(here, "2025-10-21", "2025-12-01");
  REQUIRE(say(here, "2025-12-10") == "");
  days_pass(here, "2025-12-02", "2025-12-08");
  CHECK(steps_of_first(here, "2025-12-02") == "overdue+3");
  CHECK(here.sql("SELECT group_concat(DISTINCT p.email) FROM ledger l JOIN person p ON p.id = l.recipient WHERE "
                 "l.step = 'overdue+3'") == "ban-thuong-vu@localhost");
  CHECK(mails_to(here, "ban-thuong-vu@localhost", "hẹn ngày 10/12/2025") > 0);  // its digest of Monday the 8th
  check_sound(here);
}

TEST_CASE("what waits to be sent when the day is named is dropped from the agency's mail", "[service]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-11-27");
  here.mailer().defer_next(100);
  here.now_is("2025-11-28T08:00:00+07:00");
  here.tick();
  here.now_is("2025-11-28T08:30:00+07:00");
  REQUIRE(say(here, "2025-12-05") == "");
  const auto before = mails_to(here, "binh@tochuc.example", "1.1");
  here.mailer().accept_again();
  here.now_is("2025-11-28T10:00:00+07:00");
  here.tick();
  CHECK(mails_to(here, "binh@tochuc.example", "1.1") == before);
  check_sound(here);
}

TEST_CASE("a day is named within bounds, and twice for one due day", "[service]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-12-01");
  CHECK(say(here, "") == "day_missing");
  CHECK(say(here, "2025-12-01") == "day_passed");
  CHECK(say(here, "2025-12-16") == "day_too_late");
  CHECK(say(here, "2025-12-15", "cuong@vanphong.example") == "not_allowed");
  CHECK(here.sql("SELECT count(*) FROM acknowledgement") == "0");
  CHECK(say(here, "2025-12-15") == "");
  CHECK(say(here, "2025-12-05") == "");
  CHECK(say(here, "2025-12-08") == "acknowledged_before");
  CHECK(may_acknowledge(here.context(), only_duty(here.context(), "1.1"))->times == 0);
  // Another due day begins anew.
  REQUIRE(extend(here.context(), only_duty(here.context(), "1.1").id, day("2025-12-31"), by_document("2025-12-01")));
  CHECK(say(here, "2025-12-08") == "");
}

TEST_CASE("who takes a duty over is not bound by the day that the agency before had named", "[service]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-12-01");
  REQUIRE(say(here, "2025-12-15") == "");
  REQUIRE(transfer(here.context(), task_of(here.context(), "1.1"), agency_of(here.context(), "Ban Tổ chức Tỉnh ủy"),
                   agency_of(here.context(), "Văn phòng Tỉnh ủy"), by_document("2025-12-01")));
  days_pass(here, "2025-12-02", "2025-12-05");
  CHECK(mails_to(here, "cuong@vanphong.example", "1.1") >= 2);  // how it stands, and three days late
  check_sound(here);
}

TEST_CASE("a row owed to an agency that had named a day is out of policy", "[service]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-12-03");
  here.sql(
      "INSERT INTO acknowledgement (duty, person, said_at, until_on, words) SELECT duty, "
      "recipient, owed_at - 86400, '2025-12-10', '' FROM ledger WHERE step = 'overdue+1' LIMIT 1 RETURNING id");
  CHECK(check_reminders(here.context()).out_of_policy.size() == 2);  // contact and head
}
