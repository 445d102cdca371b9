#include "service/reminder_check.h"

#include <catch2/catch.hpp>

#include "service/claims.h"
#include "support/office.h"

using namespace service;
using namespace support;

namespace {

/// Half a year of an installation: a claim, a return, an extension, a contact who leaves, a stop of two weeks.
Installation half_a_year() {
  auto here = small_programme_in_force();
  for (auto each = day("2025-10-20"); each <= day("2026-04-20"); each += date::days{1}) {
    here.now_is(calendar::instant_in_vietnam(each, std::chrono::minutes{8 * 60}));
    if (each == day("2025-12-15"))
      REQUIRE(
          extend(here.context(), only_duty(here.context(), "1.1").id, day("2026-01-30"), by_document("2025-12-14")));
    if (each == day("2026-02-10"))
      load_agencies(here.context(), "tên,người liên hệ,email\nVăn phòng Tỉnh ủy,Đỗ Hoa,hoa@vanphong.example\n").value();
    if (each > day("2026-03-10") && each < day("2026-03-24")) continue;
    here.tick();
  }
  return here;
}

void check_sound(const ReminderCheck& check) {
  for (const auto* findings : {&check.missing, &check.doubled, &check.out_of_policy})
    for (const auto& finding : *findings) UNSCOPED_INFO(finding);
  CHECK(check.is_sound());
}

}  // namespace

TEST_CASE("reminders of sound data are neither missing nor doubled nor out of policy", "[service]") {
  const auto here = half_a_year();
  const auto check = check_reminders(here.context());
  check_sound(check);
  CHECK(check.steps > 20);
  CHECK(check.not_replayed == 0);
}

TEST_CASE("a row that was taken out of the ledger is found missing", "[service]") {
  const auto here = half_a_year();
  here.sql(
      "DELETE FROM ledger WHERE id = (SELECT id FROM ledger WHERE step = 'due-7' AND id NOT IN "
      "(SELECT merged_into FROM ledger WHERE merged_into IS NOT NULL) ORDER BY id LIMIT 1) RETURNING id");
  const auto check = check_reminders(here.context());
  REQUIRE(check.missing.size() == 2);  // the rule finds the step missing, the count finds the row
  CHECK(check.missing.front().find("due-7") != std::string::npos);
  CHECK(check.doubled.empty());
}

TEST_CASE("a row that slipped into the ledger is found", "[service]") {
  const auto here = half_a_year();
  here.sql(
      "INSERT INTO ledger (duty, due_version, step, recipient, channel, owed_on, owed_at, missed) SELECT duty, "
      "due_version, step, (SELECT max(id) FROM person), channel, owed_on, owed_at, 0 FROM ledger "
      "WHERE recipient <> (SELECT max(id) FROM person) AND step = 'due' LIMIT 1 RETURNING id");
  CHECK(check_reminders(here.context()).doubled.size() == 1);
}

TEST_CASE("a step that no ladder has, or of a day off, is out of policy", "[service]") {
  const auto here = half_a_year();
  here.sql(
      "UPDATE ledger SET step = 'due-8' WHERE id = (SELECT min(id) FROM ledger WHERE step = 'due-7') RETURNING id");
  const auto renamed = check_reminders(here.context());
  CHECK(renamed.out_of_policy.size() == 1);
  CHECK(renamed.missing.size() == 1);
  const auto other = half_a_year();
  other.sql(
      "UPDATE ledger SET owed_on = '2025-11-23' WHERE id = (SELECT max(id) FROM ledger WHERE owed_at < "
      "unixepoch('2025-12-31') AND step <> 'in_force') RETURNING id");
  CHECK(check_reminders(other.context()).out_of_policy.size() == 1);
}

TEST_CASE("a mail that arrived twice is found, unless the office sent it again", "[service]") {
  const auto here = half_a_year();
  const auto message = here.sql("SELECT message FROM delivery WHERE outcome = 'accepted' ORDER BY message LIMIT 1");
  here.sql(
      "INSERT INTO delivery (message, number, began_at, ended_at, outcome, words) SELECT message, number + 1, began_at, "
      "ended_at, outcome, words FROM delivery WHERE message = " +
      message + " RETURNING number");
  CHECK(check_reminders(here.context()).doubled.size() == 1);
}
