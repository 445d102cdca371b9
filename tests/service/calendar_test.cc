#include "service/calendar.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "base/sha256.h"
#include "service/lists.h"
#include "support/installation.h"
#include "support/store.h"

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
  mail::Outcome hand_over(const mail::Message& message, std::string_view /*bytes*/) override {
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

namespace {

const CalendarUpload swap{.name = "hoan-doi.toml", .bytes = R"(source = "Thông báo 12/TB-BNV"
day_off = [ { day = 2026-11-23, name = "Nghỉ hoán đổi với 28/11" } ]
working_day = [ { day = 2026-11-28, name = "Làm bù ngày 23/11" } ]
)"};

/// A programme with a duty that is due on 23/11/2026 and one due on 30/11/2026, in force since October.
struct Swapped {
  Swapped() {
    const auto programme = support::programme_of({support::task("II.2.1", "Trình đề án sắp xếp", "2026-11-23"),
                                                  support::task("II.2.2", "Báo cáo sơ kết", "2026-11-30")});
    import(here.context(), programme, Activate::yes).value();
    here.now_is("2026-11-01T08:00:00+07:00");
    here.tick();
  }

  CalendarDecision decision() const {
    const auto change = would_load(here.context(), swap).value();
    return {.door = store::Door::command, .person = {}, .sha256 = change.sha256, .over = change.over};
  }

  /// The day on which each step of the first duty goes out, day by day until December.
  std::map<std::string, std::string> ladder() {
    std::map<std::string, std::string> steps;
    for (auto on = day("2026-11-02"); on < day("2026-12-01"); on += date::days{1}) {
      here.now_is(calendar::instant_in_vietnam(on, std::chrono::hours{8}));
      for (const auto& step : here.tick().steps)
        if (step.ref == "II.2.1") steps.emplace(step.step, calendar::iso(step.owed_on));
    }
    return steps;
  }

  Installation here{"2026-10-26T08:00:00+07:00"};
};

}  // namespace

TEST_CASE("a calendar file shows the days that change and the duties that move before it is accepted", "[service]") {
  Swapped swapped;
  const auto change = would_load(swapped.here.context(), swap).value();
  CHECK(change.sha256 == base::sha256(swap.bytes));
  CHECK(change.over == 0);
  REQUIRE(change.changed.size() == 2);
  CHECK(change.changed[0].exception.day == day("2026-11-23"));
  CHECK(change.changed[0].working_before);
  CHECK(change.changed[1].exception.working);
  CHECK_FALSE(change.changed[1].working_before);
  REQUIRE(change.moved.size() == 1);
  CHECK(change.moved[0].duty.ref == "II.2.1");
  CHECK(change.moved[0].from == day("2026-11-23"));
  CHECK(change.moved[0].to == day("2026-11-25"));  // 24/11 is off
  CHECK(swapped.here.sql("SELECT count(*) FROM calendar_file") == "0");
  CHECK(working_days(swapped.here.context())->is_working(day("2026-11-23")));
}

TEST_CASE("the ladder of a duty follows the calendar that was loaded", "[service]") {
  const std::map<std::string, std::string> as_shipped{
      {"due-14", "2026-11-09"}, {"due", "2026-11-23"}, {"overdue+1", "2026-11-25"}, {"overdue+3", "2026-11-27"}};
  CHECK(Swapped{}.ladder() == as_shipped);

  Swapped swapped;
  REQUIRE(load(swapped.here.context(), swap, swapped.decision()));
  const std::map<std::string, std::string> as_swapped{
      {"due-14", "2026-11-11"}, {"due", "2026-11-25"}, {"overdue+1", "2026-11-26"}, {"overdue+3", "2026-11-28"}};
  CHECK(swapped.ladder() == as_swapped);
}

TEST_CASE("loading a calendar is logged, keeps due days, and mails nobody", "[service]") {
  Swapped swapped;
  const auto& here = swapped.here;
  const auto mails = here.sql("SELECT count(*) FROM outbox"), steps = here.sql("SELECT count(*) FROM ledger");
  REQUIRE(load(here.context(), swap, swapped.decision()));
  CHECK(here.sql("SELECT subject || ' ' || what || ' ' || (new ->> 'name') || ' ' || (new ->> 'moved') FROM event "
                 "ORDER BY id DESC LIMIT 1") == "calendar loaded hoan-doi.toml 1");
  CHECK(here.sql("SELECT group_concat(due_on, ' ') FROM duty") == "2026-11-23 2026-11-30");
  CHECK(here.sql("SELECT count(*) FROM outbox") == mails);
  CHECK(here.sql("SELECT count(*) FROM ledger") == steps);
  const auto sheet = calendar_sheet(here.context());
  CHECK(sheet.files.size() == 1);
  CHECK(sheet.exceptions.at(day("2026-11-23")).source == "Thông báo 12/TB-BNV");
  CHECK(sheet.exceptions.at(day("2026-11-24")).source == "Nghị quyết 28/2026/QH16, Điều 2");
}

TEST_CASE("a file that changes nothing is not kept", "[service]") {
  Swapped swapped;
  REQUIRE(load(swapped.here.context(), swap, swapped.decision()));
  const auto events = swapped.here.sql("SELECT count(*) FROM event");
  const auto again = load(swapped.here.context(), swap, swapped.decision());
  REQUIRE(again);
  CHECK(again->changed.empty());
  CHECK(swapped.here.sql("SELECT count(*) FROM calendar_file") == "1");
  CHECK(swapped.here.sql("SELECT count(*) FROM event") == events);
}

TEST_CASE("a later file replaces an earlier one day by day, and may take a day off back", "[service]") {
  Swapped swapped;
  const auto& here = swapped.here;
  REQUIRE(load(here.context(), swap, swapped.decision()));
  const CalendarUpload back{.name = "thoi.csv", .bytes = "ngày,loại,tên,nguồn\n23/11/2026,làm việc,Không nghỉ,TB 13\n"};
  const auto change = would_load(here.context(), back).value();
  REQUIRE(change.moved.size() == 1);
  CHECK(change.moved[0].from == day("2026-11-25"));
  CHECK(change.moved[0].to == day("2026-11-23"));
  REQUIRE(load(here.context(), back, {.sha256 = change.sha256, .over = change.over}));
  CHECK(working_days(here.context())->is_working(day("2026-11-23")));
  CHECK(working_days(here.context())->is_working(day("2026-11-28")));
}

TEST_CASE("what was not shown is not loaded: another file, or another calendar meanwhile", "[service]") {
  Swapped swapped;
  const auto& here = swapped.here;
  const auto shown = swapped.decision();
  auto other = swap;
  other.bytes += "# và một dòng\n";
  CHECK(load(here.context(), other, shown).error().kind == "calendar_changed");
  add_day_off(here.context(), "2026-12-07");
  CHECK(load(here.context(), swap, shown).error().kind == "calendar_changed");
  CHECK(here.sql("SELECT count(*) FROM calendar_file") == "1");
}

TEST_CASE("at the page only a person of the office changes the calendar", "[service]") {
  Swapped swapped;
  const auto& here = swapped.here;
  load_agencies(here.context(), "tên,người liên hệ,email\nBan Tổ chức Tỉnh ủy,Trần Thị Bình,binh@tochuc.example\n")
      .value();
  auto decision = swapped.decision();
  decision.door = store::Door::page;
  CHECK(load(here.context(), swap, decision).error().kind == "no_such_person");
  decision.person = base::PersonId{std::stoll(here.sql("SELECT person FROM mandate WHERE role = 'contact'"))};
  CHECK(load(here.context(), swap, decision).error().kind == "not_allowed");
  decision.person = base::PersonId{std::stoll(here.sql("SELECT person FROM mandate WHERE role = 'office'"))};
  REQUIRE(load(here.context(), swap, decision));
  CHECK(here.sql("SELECT person FROM event ORDER BY id DESC LIMIT 1") ==
        std::to_string(base::number(*decision.person)));
}

TEST_CASE("a notice of a year names the days that it leaves merely expected", "[service]") {
  Installation here;
  const auto change = would_load(here.context(), {.name = "2027.toml", .bytes = R"(source = "Thông báo 99/TB-BNV"
day_off = [ { day = 2027-02-05, name = "Tết Nguyên đán" } ]
)"})
                          .value();
  CHECK(change.changed.size() == 1);
  CHECK(change.changed[0].before->expected_only);
  CHECK_FALSE(change.still_expected.empty());
  for (const auto& exception : change.still_expected) {
    CHECK(exception.expected_only);
    CHECK(exception.day != day("2027-02-05"));
  }
}

TEST_CASE("a file whose make-up day is a working day already is refused and nothing is kept", "[service]") {
  Installation here;
  const CalendarUpload file{.name = "sai.csv", .bytes = "ngày,loại,tên,nguồn\n27/11/2026,làm bù,Làm bù,TB 12\n"};
  const auto refused = would_load(here.context(), file);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().line == 2);
  CHECK_FALSE(load(here.context(), file, {.sha256 = base::sha256(file.bytes), .over = 0}));
  CHECK(here.sql("SELECT count(*) FROM calendar_file") == "0");
}
