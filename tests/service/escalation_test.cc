#include <catch2/catch.hpp>

#include "service/lists.h"
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

duty::Alert alert_of_first(const Installation& here) {
  const auto sheet = duty_sheet(here.context(), only_duty(here.context(), "1.1").id);
  return sheet->line.position.alert;
}

/// Who was owed a step of 1.1 on those days.
std::string told(const Installation& here, const std::string& from, const std::string& until) {
  const auto duty = std::to_string(base::number(only_duty(here.context(), "1.1").id));
  return here.sql(
      "SELECT coalesce(group_concat(email, ' '), '') FROM (SELECT DISTINCT email FROM ledger l JOIN person p ON p.id = "
      "l.recipient WHERE duty = " +
      duty + " AND owed_on BETWEEN '" + from + "' AND '" + until + "' ORDER BY email)");
}

}  // namespace

TEST_CASE("a duty goes from yellow to red to critical, and ever more people hear of it", "[service]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-11-28");
  CHECK(alert_of_first(here) == duty::Alert::yellow);
  CHECK(told(here, "2025-11-24", "2025-12-01") == "binh@tochuc.example");
  days_pass(here, "2025-11-29", "2025-12-02");
  CHECK(alert_of_first(here) == duty::Alert::red);
  CHECK(told(here, "2025-12-02", "2025-12-02") == "binh@tochuc.example lanhdao@tochuc.example");
  days_pass(here, "2025-12-03", "2025-12-08");
  CHECK(alert_of_first(here) == duty::Alert::critical);
  const auto& mails = here.mailer().accepted;
  CHECK(std::ranges::any_of(mails, [](const auto& mail) {
    return mail.to.address == "ban-thuong-vu@localhost" && mail.text.find("* 1.1") != std::string::npos &&
           mail.text.find("(nghiêm trọng)") != std::string::npos;
  }));
}

TEST_CASE("after an extension a critical duty is none any more, its head is left alone and its ladder begins anew",
          "[service]") {
  auto here = small_programme_in_force("[digest]\nkinds = []\n");
  days_pass(here, "2025-10-20", "2025-12-08");
  REQUIRE(alert_of_first(here) == duty::Alert::critical);
  REQUIRE(extend(here.context(), only_duty(here.context(), "1.1").id, day("2026-01-30"), by_document("2025-12-08")));
  CHECK(alert_of_first(here) == duty::Alert::none);
  const auto mails = here.mailer().accepted.size();
  days_pass(here, "2025-12-09", "2026-01-30");
  CHECK(told(here, "2025-12-09", "2026-01-30") == "binh@tochuc.example");
  for (auto at = mails; at < here.mailer().accepted.size(); ++at) {
    const auto& mail = here.mailer().accepted[at];
    if (mail.to.address == "lanhdao@tochuc.example") CHECK(mail.text.find("* 1.1") == std::string::npos);
  }
  days_pass(here, "2026-01-31", "2026-02-02");
  CHECK(told(here, "2026-02-02", "2026-02-02") == "binh@tochuc.example lanhdao@tochuc.example");
  CHECK(check_reminders(here.context()).is_sound());
}

TEST_CASE("what was queued for a critical duty is not sent once it is extended", "[service]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-12-03");
  here.mailer().defer_next(1000);
  days_pass(here, "2025-12-04", "2025-12-04");
  REQUIRE(extend(here.context(), only_duty(here.context(), "1.1").id, day("2026-01-30"), by_document("2025-12-04")));
  const auto mails = here.mailer().accepted.size();
  here.mailer().accept_again();
  here.now_is("2025-12-04T10:00:00+07:00");
  here.tick();
  for (auto at = mails; at < here.mailer().accepted.size(); ++at)
    CHECK(here.mailer().accepted[at].text.find("quá hạn 3 ngày") == std::string::npos);
}
