#include "service/calendar.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "service/lists.h"
#include "store/calendar.h"
#include "support/installation.h"

using namespace service;
using support::day;
using support::Installation;

namespace {

/// Puts a day off into the store, as a loaded file does, with the event that says so.
void add_day_off(const Context& context, std::string_view on) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto id = store::add_calendar_file(
      *connection, {.name = "lich.toml", .sha256 = std::string(64, 'a'), .loaded_at = context.clock.now()},
      {{.day = day(on), .working = false, .name = "Nghỉ", .source = "TB 12/TB-BNV"}});
  store::append(*connection, {.at = context.clock.now(), .subject = "calendar", .number = id, .what = "loaded"});
  transaction.commit();
}

/// A mailer during whose first sending someone else changes the calendar.
class ChangingMailer : public mail::Mailer {
 public:
  explicit ChangingMailer(const Context& context, std::string_view day_off) : context_{context}, day_off_{day_off} {}
  mail::Outcome send(const mail::Message& message) override {
    if (texts.empty()) add_day_off(context_, day_off_);
    texts.push_back(message.text);
    return {mail::Outcome::Kind::accepted, "250"};
  }
  std::vector<std::string> texts;

 private:
  Context context_;
  std::string_view day_off_;
};

}  // namespace

TEST_CASE("an installation works by the calendar that the program brings until a file is loaded", "[service]") {
  Installation here;
  const auto before = working_days(here.context());
  CHECK(before->is_working(day("2025-12-01")));
  CHECK_FALSE(before->is_working(day("2026-01-01")));
  CHECK(working_days(here.context()) == before);  // built once
  add_day_off(here.context(), "2025-12-01");
  CHECK_FALSE(working_days(here.context())->is_working(day("2025-12-01")));
  CHECK_FALSE(working_days(here.context())->is_working(day("2026-01-01")));
  here.reopen();
  CHECK_FALSE(working_days(here.context())->is_working(day("2025-12-01")));
}

TEST_CASE("every list follows the calendar at once", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  here.now_is("2025-12-02T09:00:00+07:00");  // 1.1 was due on Sunday 30/11, so by Monday 1/12
  CHECK(overdue(here.context(), {})->lines.size() == 1);
  CHECK(overview(here.context())->total.open_overdue == 1);
  add_day_off(here.context(), "2025-12-01");
  CHECK(overdue(here.context(), {})->lines.empty());
  CHECK(overview(here.context())->total.open_overdue == 0);
  CHECK(overdue_as_of(here.context(), day("2025-12-02")).empty());
}

TEST_CASE("a tick sees one calendar in all its mails, and the next tick the new one", "[service]") {
  Installation here;
  load_agencies(here.context(), support::contacts).value();
  here.put_in_force(support::small_programme);
  here.tick();
  here.now_is("2026-06-29T08:00:00+07:00");
  add_day_off(here.context(), "2026-06-30");
  ChangingMailer mailer{here.context(), "2026-07-01"};
  tick(here.context(), mailer);
  const auto mails_that_say = [&](const char* words) {
    return std::ranges::count_if(mailer.texts, [&](const auto& text) { return text.find(words) != std::string::npos; });
  };
  CHECK(mails_that_say("1/7/2026") >= 2);  // 2.1 has two leads, and is due on 30/6/2026
  CHECK(mails_that_say("2/7/2026") == 0);
  CHECK_FALSE(working_days(here.context())->is_working(day("2026-07-01")));
}
