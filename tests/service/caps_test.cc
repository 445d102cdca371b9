#include <catch2/catch.hpp>

#include "service/reminder_check.h"
#include "support/many_tasks.h"
#include "support/office.h"

using namespace service;
using namespace support;

namespace {

/// So many tasks of one agency, all due on one day.
Installation with_tasks(int count, const std::string& settings) {
  Installation here{"2026-01-05T08:00:00+07:00", settings};
  REQUIRE(load_agencies(here.context(), contacts));
  const auto owner = [](int n) { return n % 2 == 0 ? "Ban Tổ chức Tỉnh ủy" : "Văn phòng Tỉnh ủy"; };
  const auto due_on = [](int n) { return day("2026-09-01") - date::days{n}; };
  REQUIRE(import(here.context(), many_tasks(count, "2026-01-05", owner, due_on), Activate::yes));
  return here;
}

std::size_t lines_in(const mail::Message& mail) {
  std::size_t lines = 0;
  for (auto at = mail.text.find("\n* I."); at != std::string::npos; at = mail.text.find("\n* I.", at + 1)) ++lines;
  return lines;
}

std::vector<std::size_t> lines_to(Installation& here, std::string_view address) {
  std::vector<std::size_t> lines;
  for (const auto& mail : here.mailer().accepted)
    if (mail.to.address == address) lines.push_back(lines_in(mail));
  return lines;
}

}  // namespace

TEST_CASE("what one mail has no room for is in the next day's, and the mail says so", "[service]") {
  auto here = with_tasks(50, "[mail]\nlines_per_mail = 10\n");
  for (const auto* morning : {"05", "06", "07", "08"}) {
    here.now_is(std::string{"2026-01-"} + morning + "T08:00:00+07:00");
    here.tick();
    here.now_is(std::string{"2026-01-"} + morning + "T09:00:00+07:00");
    here.tick();  // the day's mail has gone: nothing more today
  }
  CHECK(lines_to(here, "binh@tochuc.example") == std::vector<std::size_t>{10, 10, 5});
  const auto& first = here.mailer().accepted.front();
  CHECK(first.text.find("Còn 15 việc nữa sẽ được nhắc trong thư sau") != std::string::npos);
  CHECK(first.html.find("Còn 15 việc nữa") != std::string::npos);
  CHECK(first.text.find("I.49.") == std::string::npos);
  CHECK(here.sql("SELECT count(*) FROM ledger WHERE message IS NULL") == "0");
  CHECK(check_reminders(here.context()).is_sound());
}

TEST_CASE("of what is owed on one day the earliest due is in the first mail", "[service]") {
  auto here = with_tasks(30, "[mail]\nlines_per_mail = 10\n");
  here.tick();
  const auto& mail = here.mailer().accepted.front();
  CHECK(mail.text.find("việc thứ 29") != std::string::npos);  // of the odd ones the last is due first
  CHECK(mail.text.find("việc thứ 1\n") == std::string::npos);
}

TEST_CASE("mails that one sweep does not begin are begun by the next, on the same day", "[service]") {
  auto here = with_tasks(4, "[mail]\nmails_per_sweep = 1\n");
  CHECK(here.tick().composed == 1);
  here.now_is("2026-01-05T08:00:20+07:00");
  CHECK(here.tick().composed == 1);
  here.now_is("2026-01-05T08:00:40+07:00");
  CHECK(here.tick().composed == 0);
  CHECK(here.mailer().accepted.size() == 2);
  CHECK(here.sql("SELECT count(*) FROM ledger WHERE message IS NULL") == "0");
}

TEST_CASE("a mail that takes over an earlier one's content leaves the rest for the next", "[service]") {
  auto here = with_tasks(50, "[mail]\nlines_per_mail = 10\n");
  here.mailer().defer_next(1000);
  here.tick();
  here.mailer().accept_again();
  here.now_is("2026-01-06T08:00:00+07:00");
  here.tick();
  here.now_is("2026-01-07T08:00:00+07:00");
  here.tick();
  here.now_is("2026-01-08T08:00:00+07:00");
  here.tick();
  CHECK(lines_to(here, "binh@tochuc.example") == std::vector<std::size_t>{10, 10, 5});
}
