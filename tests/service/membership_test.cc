#include "service/membership.h"

#include <catch2/catch.hpp>

#include <set>

#include "service/claims.h"
#include "service/lists.h"
#include "service/register_sheet.h"
#include "support/installation.h"
#include "support/store.h"

using namespace service;
using support::day;
using support::Installation;

namespace {

constexpr auto group_name = "Các đảng ủy xã, phường";

/// A task that a group leads, due on the last day of each month of 2026.
programme::Task monthly_task(std::string ref) {
  auto task = support::task(std::move(ref), "Củng cố chi bộ thôn", "2026-12-31");
  task.owner = group_name;
  task.owners = {group_name};
  task.reading.kind = deadline::Kind::milestones;
  task.reading.due.reset();
  for (unsigned month = 1; month <= 12; ++month)
    task.reading.milestones.push_back(calendar::last_of_month(2026, month));
  return task;
}

constexpr auto communes =
    "tên,nhóm,từ ngày,đến ngày,người liên hệ,email,email lãnh đạo\n"
    "Đảng ủy xã Bắc,\"Các đảng ủy xã, phường\",,,An;Ân,an@bac.example;ana@bac.example,bithu@bac.example\n"
    "Đảng ủy xã Nam,\"Các đảng ủy xã, phường\",,14/5/2026,Bình,binh@nam.example,\n"
    "Đảng ủy xã Tây,\"Các đảng ủy xã, phường\",2026-04-10,,Chi,chi@tay.example,\n";

struct Communes : Installation {
  Communes() : Installation{"2026-01-05T08:00:00+07:00"} {}

  void in_force() { REQUIRE(import(context(), support::programme_of({monthly_task("I.1")}), Activate::yes)); }
  base::AgencyId agency(std::string_view name) const {
    auto connection = context().pool.lease();
    return store::agency_named(*connection, name, context().today()).value();
  }
  base::AgencyId body() const { return agency(group_name); }
  base::DutyId duty(std::string_view of_agency, int number) const {
    return base::DutyId{std::stoll(sql("SELECT id FROM duty_listed WHERE number = " + std::to_string(number) +
                                       " AND agency = " + std::to_string(base::number(agency(of_agency)))))};
  }
  base::PersonId person(const std::string& email) const {
    return base::PersonId{std::stoll(sql("SELECT id FROM person WHERE email = '" + email + "'"))};
  }
  void claim(base::DutyId id, const std::string& email) {
    REQUIRE(service::claim(
        context(),
        {.duty = id,
         .person = person(email),
         .evidence = {.document_number = "1-BC", .document_on = context().today(), .receiving_level = "Tỉnh ủy"},
         .note = ""},
        store::Door::page));
  }
  void decide(duty::Decision decision) {
    const auto waiting = waiting_claims(context());
    REQUIRE(waiting.size() == 1);
    REQUIRE(service::decide(context(),
                            {.claim = waiting[0].claim.claim.id,
                             .person = deciders(context()).front().id,
                             .decision = decision,
                             .reason = "Thiếu phụ lục"},
                            store::Door::page));
  }
  /// The numbers of the duties that an agency owes: "1 2 3".
  std::string open_of(std::string_view name) const {
    return sql("SELECT coalesce(group_concat(number, ' '), '') FROM (SELECT number FROM duty_listed WHERE agency = " +
               std::to_string(base::number(agency(name))) + " AND state <> 'cancelled' ORDER BY number)");
  }
  std::string ledger() const {
    return sql(
        "SELECT group_concat(line, char(10)) FROM (SELECT duty || ' ' || due_version || ' ' || step || ' ' || "
        "recipient "
        "AS line FROM ledger ORDER BY duty, due_version, step, recipient)");
  }
  std::set<std::string> mailed() {
    std::set<std::string> addresses;
    for (const auto& mail : mailer().accepted) addresses.insert(mail.to.address);
    return addresses;
  }
};

base::Instant morning_of(calendar::Day each) {
  return calendar::instant_in_vietnam(each, std::chrono::minutes{8 * 60});
}

}  // namespace

TEST_CASE("a year with joiners and leavers: each duty is owed by the members of its day, however the clock ran",
          "[service]") {
  Communes daily, with_hole, twice;
  for (auto* here : {&daily, &with_hole, &twice}) {
    REQUIRE(load_agencies(here->context(), communes));
    here->in_force();
  }
  for (auto each = day("2026-01-05"); each <= day("2027-01-31"); each += date::days{1}) {
    for (auto* here : {&daily, &with_hole, &twice}) here->now_is(morning_of(each));
    daily.tick();
    if (each < day("2026-04-01") || each > day("2026-05-20")) with_hole.tick();
    twice.tick();
    CHECK(twice.tick().steps.empty());
  }
  for (auto* here : {&daily, &with_hole, &twice}) {
    CHECK(here->open_of("Đảng ủy xã Bắc") == "1 2 3 4 5 6 7 8 9 10 11 12");
    CHECK(here->open_of("Đảng ủy xã Nam").empty());
    CHECK(here->open_of("Đảng ủy xã Tây") == "4 5 6 7 8 9 10 11 12");
    CHECK(here->open_of(group_name).empty());
    CHECK(here->sql("SELECT count(*) FROM (SELECT 1 FROM duty GROUP BY assignment, number HAVING count(*) > 1)") ==
          "0");
    CHECK(
        here->sql("SELECT count(*) FROM ledger l JOIN person p ON p.id = l.recipient WHERE p.email = 'chi@tay.example' "
                  "AND owed_on < '2026-04-10'") == "0");
    CHECK(here->sql(
              "SELECT count(*) FROM ledger l JOIN person p ON p.id = l.recipient WHERE p.email = 'binh@nam.example' "
              "AND owed_on >= '2026-05-15'") == "0");
    CHECK(here->sql("SELECT count(*) FROM ledger WHERE instead_of IS NOT NULL") ==
          "0");  // nothing for the group's head
  }
  CHECK(std::stoi(daily.sql("SELECT count(*) FROM ledger l JOIN person p ON p.id = l.recipient WHERE p.email = "
                            "'binh@nam.example' AND step LIKE 'overdue%'")) > 3);
  CHECK(daily.ledger() == with_hole.ledger());
  CHECK(daily.ledger() == twice.ledger());
}

TEST_CASE("members listed while a task is in force take the place of the group, and hear of it once", "[service]") {
  Communes here;
  here.in_force();
  here.tick();
  CHECK(here.mailed().contains("van-phong@localhost"));  // the office follows a group without members
  CHECK(here.open_of(group_name) == "1 2 3 4 5 6 7 8 9 10 11 12");
  here.now_is("2026-02-10T08:00:00+07:00");
  here.tick();
  REQUIRE(load_agencies(here.context(), communes));
  here.now_is("2026-02-10T08:01:00+07:00");
  here.mailer().accepted.clear();
  here.tick();
  CHECK(here.open_of(group_name).empty());
  CHECK(here.open_of("Đảng ủy xã Bắc") == "1 2 3 4 5 6 7 8 9 10 11 12");  // the one overdue among them
  CHECK(here.mailed() == std::set<std::string>{"an@bac.example", "ana@bac.example", "binh@nam.example"});
  const auto total = overview(here.context())->total;
  CHECK(total.total() == 24);  // two members on 10 February, all twelve days open since the day of issue
  CHECK(total.open_overdue == 2);
  const auto before = here.mailer().accepted.size();
  here.tick();
  CHECK(here.mailer().accepted.size() == before);
  CHECK(task_sheet(here.context(), base::TaskId{1})->history.back().event.what == "fanned_out");
}

TEST_CASE("a past day's list tells who owed it then", "[service]") {
  Communes here;
  here.in_force();
  here.now_is("2026-02-10T08:00:00+07:00");
  here.tick();
  REQUIRE(load_agencies(here.context(), communes));
  REQUIRE(overdue_as_of(here.context(), day("2026-02-09")).size() == 1);
  CHECK(overdue_as_of(here.context(), day("2026-02-09"))[0].duty.agency_name == group_name);
  CHECK(overdue_as_of(here.context(), day("2026-02-10")).size() == 2);
  CHECK(overdue(here.context(), {.agency = here.body(), .after = {}})->lines.size() == 2);
  CHECK(overdue(here.context(), {.agency = here.agency("Đảng ủy xã Nam"), .after = {}})->lines.size() == 1);
}

TEST_CASE("the group's task rolls up how many members have reported", "[service]") {
  Communes here;
  REQUIRE(load_agencies(here.context(), communes));
  here.in_force();
  here.now_is("2026-02-02T08:00:00+07:00");
  const auto standing = [&] { return tasks(here.context(), {}).lines.at(0).groups.at(0); };
  CHECK(standing().has_members);
  REQUIRE(standing().current() != nullptr);
  CHECK(standing().current()->total == 2);
  CHECK(standing().current()->reported == 0);
  CHECK(standing().current()->overdue == 0);  // 31/1/2026 is a Saturday: Monday is still in time
  here.claim(here.duty("Đảng ủy xã Bắc", 1), "an@bac.example");
  CHECK(standing().current()->reported == 1);
  CHECK(standing().current()->waiting == 1);
  here.decide(duty::Decision::confirm);
  here.now_is("2026-02-03T08:00:00+07:00");
  CHECK(standing().current()->reported == 1);
  CHECK(standing().current()->waiting == 0);
  CHECK(standing().current()->overdue == 1);
  here.claim(here.duty("Đảng ủy xã Nam", 1), "binh@nam.example");
  CHECK(standing().current()->number == 2);  // all have reported on the first
  const auto sheet = members_sheet(here.context(), base::TaskId{1}, here.body(), 1);
  REQUIRE(sheet);
  CHECK(sheet->lines.size() == 2);
  CHECK(task_sheet(here.context(), base::TaskId{1})->duties.empty());
  CHECK(overview(here.context())->leads.size() == 1);
  CHECK(overview(here.context())->agencies.size() == 2);
}

TEST_CASE("a claim sent back to one that has left meanwhile is owed by nobody", "[service]") {
  Communes here;
  REQUIRE(load_agencies(here.context(), communes));
  here.in_force();
  here.now_is("2026-05-14T08:00:00+07:00");
  const auto duty = here.duty("Đảng ủy xã Nam", 5);
  here.claim(duty, "binh@nam.example");
  here.now_is("2026-05-15T08:00:00+07:00");
  here.tick();
  CHECK(here.open_of("Đảng ủy xã Nam") == "5");
  here.decide(duty::Decision::send_back);
  CHECK(here.open_of("Đảng ủy xã Nam").empty());
  here.now_is("2026-06-15T08:00:00+07:00");
  CHECK(overdue(here.context(), {.agency = here.agency("Đảng ủy xã Nam"), .after = {}})->lines.empty());
}

TEST_CASE("a membership is changed and ended from a day on, and says why it cannot be", "[service]") {
  Communes here;
  REQUIRE(load_agencies(here.context(), communes));
  here.in_force();
  const auto body = here.body(), north = here.agency("Đảng ủy xã Bắc"), south = here.agency("Đảng ủy xã Nam");
  const auto kind = [](const auto& result) { return result ? std::string{} : result.error().kind; };
  CHECK(kind(join(here.context(), body, body, {}, {})) == "member_is_group");
  CHECK(kind(join(here.context(), north, south, {}, {})) == "group_is_member");
  CHECK(kind(join(here.context(), body, north, {day("2026-05-01"), day("2026-04-01")}, {})) == "bad_period");
  CHECK(kind(join(here.context(), base::AgencyId{99}, north, {}, {})) == "no_such_agency");
  CHECK(kind(join(here.context(), body, north, {}, {.door = store::Door::page, .person = {}})) == "no_such_person");
  CHECK(kind(join(here.context(), body, north, {},
                  {.door = store::Door::page, .person = here.person("an@bac.example")})) == "not_allowed");
  CHECK(kind(leave(here.context(), body, south, day("2026-08-01"), {})) == "not_a_member");
  REQUIRE(leave(here.context(), body, north, day("2026-02-01"), {}));
  CHECK(here.open_of("Đảng ủy xã Bắc") == "1 2 3 4 5 6 7 8 9 10 11 12");  // still, until that day
  here.now_is("2026-02-01T00:05:00+07:00");
  here.tick();
  CHECK(here.open_of("Đảng ủy xã Bắc").empty());
  CHECK(here.sql("SELECT count(*) FROM turn WHERE day <= '2026-02-01'") == "0");
}

TEST_CASE("a file of agencies loaded twice changes nothing, and a bad day or group in it is said with its line",
          "[service]") {
  Communes here;
  here.in_force();
  REQUIRE(load_agencies(here.context(), communes)->memberships == 3);
  const auto events = here.sql("SELECT count(*) FROM event");
  const auto again = load_agencies(here.context(), communes);
  CHECK(again->memberships == 0);
  CHECK(again->changed == 0);
  CHECK(here.sql("SELECT count(*) FROM event") == events);
  struct Case {
    std::string row, kind;
  };
  for (const auto& each :
       {Case{"Sở Nội vụ,Nhóm,31/2/2026,,,,", "bad_day"}, Case{"Sở Nội vụ,Nhóm,1/5/2026,1/4/2026,,,", "bad_period"},
        Case{"Sở Nội vụ,Đảng ủy xã Bắc,,,,,", "group_is_member"},
        Case{"Sở Nội vụ,,,,An;Bình,an@x.example,", "mail_address"}}) {
    const auto refused = load_agencies(
        here.context(), "tên,nhóm,từ ngày,đến ngày,người liên hệ,email,email lãnh đạo\n" + each.row + "\n");
    INFO(each.row);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == each.kind);
    CHECK(refused.error().line == 2);
    CHECK(here.sql("SELECT count(*) FROM event") == events);
  }
}
