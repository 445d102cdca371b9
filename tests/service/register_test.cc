#include "service/register.h"

#include <catch2/catch.hpp>

#include <set>

#include "service/lists.h"
#include "service/membership.h"
#include "service/register_sheet.h"
#include "support/installation.h"
#include "support/store.h"

using namespace service;
using support::day;
using support::Installation;

namespace {

template <typename Result>
std::string kind(const Result& result) {
  return result ? std::string{} : result.error().kind;
}

struct Register : Installation {
  Register() : Installation{"2026-01-05T08:00:00+07:00", "[digest]\nkinds = []\n"} {}
  base::AgencyId added(const std::string& name) {
    return add_agency(context(), {.name = name, .is_group = false, .since = {}}, {}).value();
  }
  std::optional<base::AgencyId> named(std::string_view name, std::string_view on) const {
    auto connection = context().pool.lease();
    return store::agency_named(*connection, name, day(on));
  }
  std::string name(base::AgencyId id) const { return register_sheet(context(), id)->agency.name; }
};

/// A task of the first of two departments due at the end of June.
programme::Programme one_task(const std::string& owner) {
  auto task = support::task("I.1", "Rà soát bến thủy", "2026-06-30");
  task.owner = owner;
  task.owners = {owner};
  return support::programme_of({task});
}

std::size_t mails_to(support::RecordingMailer& mailer, std::string_view address) {
  return static_cast<std::size_t>(
      std::ranges::count_if(mailer.accepted, [&](const auto& mail) { return mail.to.address == address; }));
}

}  // namespace

TEST_CASE("an agency is renamed from a day on, and its former name finds it until another bears that", "[service]") {
  Register here;
  const auto agency = here.added("Ban Tiếp khách");
  REQUIRE(rename(here.context(), agency, "Ban Lễ tân", day("2026-03-01"), {}));
  CHECK(here.name(agency) == "Ban Tiếp khách");
  CHECK(kind(rename(here.context(), agency, "Ban Lễ nghi", day("2026-04-01"), {})) == "rename_waits");
  here.now_is("2026-03-01T00:01:00+07:00");
  here.tick();
  CHECK(here.name(agency) == "Ban Lễ tân");
  CHECK(here.named("Ban Tiếp khách", "2026-05-01") == agency);
  const auto next =
      add_agency(here.context(), {.name = "Ban Tiếp khách", .is_group = false, .since = day("2026-04-01")}, {});
  REQUIRE(next);
  CHECK(here.named("Ban Tiếp khách", "2026-03-31") == agency);
  CHECK(here.named("Ban Tiếp khách", "2026-04-01") == *next);
  CHECK(kind(rename(here.context(), agency, "Ban Tiếp khách", day("2026-05-01"), {})) == "name_taken");
  CHECK(kind(rename(here.context(), agency, "Ban Lễ nghi", day("2026-02-01"), {})) == "bad_period");
  CHECK(kind(rename(here.context(), agency, " ", day("2026-06-01"), {})) == "agency_name");
  CHECK(kind(rename(here.context(), base::AgencyId{99}, "X", day("2026-06-01"), {})) == "no_such_agency");
}

TEST_CASE("a document means the agency that bore the name on its day", "[service]") {
  Register here;
  const auto old_one = here.added("Ban Tiếp khách");
  REQUIRE(rename(here.context(), old_one, "Ban Lễ tân", day("2025-12-01"), {}));
  REQUIRE(add_agency(here.context(), {.name = "Ban Tiếp khách", .is_group = false, .since = day("2026-01-01")}, {}));
  REQUIRE(import(here.context(), one_task("Ban Tiếp khách"), Activate::yes));  // issued on 2025-10-20
  CHECK(here.sql("SELECT agency_name FROM duty_listed") == "Ban Lễ tân");
}

TEST_CASE("aliases and people come and go, each with its event", "[service]") {
  Register here;
  const auto agency = here.added("Sở Nội vụ"), other = here.added("Sở Y tế");
  REQUIRE(add_alias(here.context(), agency, "SNV", {{}, day("2026-06-30")}, {}));
  CHECK(kind(add_alias(here.context(), other, "snv", {}, {})) == "name_taken");
  CHECK(add_alias(here.context(), other, "SNV", {day("2026-07-01"), {}}, {}));
  CHECK(kind(remove_alias(here.context(), agency, "SYT", {})) == "no_such_alias");
  CHECK(remove_alias(here.context(), agency, "SNV", {}));
  const auto first = add_person(
      here.context(), {.agency = agency, .role = people::Role::contact, .name = "An", .email = "an@snv.example"}, {});
  REQUIRE(first);
  REQUIRE(add_person(here.context(),
                     {.agency = agency, .role = people::Role::contact, .name = "Bình", .email = "binh@snv.example"},
                     {}));
  CHECK(kind(add_person(here.context(),
                        {.agency = agency, .role = people::Role::head, .name = "C", .email = "không có"}, {})) ==
        "mail_address");
  CHECK(register_sheet(here.context(), agency)->people.size() == 2);
  CHECK(kind(remove_person(here.context(), other, *first, {})) == "no_such_person");
  CHECK(remove_person(here.context(), agency, *first, {}));
  CHECK(register_sheet(here.context(), agency)->people.size() == 1);
  const auto history = register_sheet(here.context(), agency)->history;
  CHECK(history.front().event.what == "person_removed");
  CHECK(history.back().event.what == "added");
}

TEST_CASE(
    "a merged agency's duties, people and names are the successor's from that day, and its unsent reminders reach "
    "the same people once",
    "[service]") {
  Register here;
  REQUIRE(load_agencies(
      here.context(),
      "tên,người liên hệ,email\nSở Bến bãi,An,an@benbai.example\nSở Giao thông,Bình,binh@giaothong.example\n"));
  const auto old_one = *here.named("Sở Bến bãi", "2026-01-05"), heir = *here.named("Sở Giao thông", "2026-01-05");
  REQUIRE(import(here.context(), one_task("Sở Bến bãi"), Activate::yes));
  here.tick();
  here.now_is("2026-06-29T18:00:00+07:00");  // the last reminders are owed, but the window has closed
  here.tick();
  CHECK(std::stoi(here.sql("SELECT count(*) FROM ledger WHERE message IS NULL")) > 0);
  REQUIRE(merge(here.context(), old_one, heir, day("2026-06-29"), {}));
  here.mailer().accepted.clear();
  here.now_is("2026-06-30T08:00:00+07:00");
  here.tick();
  CHECK(mails_to(here.mailer(), "an@benbai.example") == 1);
  CHECK(here.sql("SELECT agency_name FROM duty_listed") == "Sở Giao thông");
  CHECK(here.sql("SELECT count(*) FROM ledger WHERE message IS NULL") == "0");
  CHECK(register_sheet(here.context(), heir)->people.size() == 2);
  CHECK(here.named("Sở Bến bãi", "2026-06-29") == heir);
  CHECK(here.named("Sở Bến bãi", "2026-06-28") == old_one);
  CHECK(register_sheet(here.context(), old_one)->merger->name == "Sở Giao thông");
  here.now_is("2026-07-10T08:00:00+07:00");
  here.mailer().accepted.clear();
  here.tick();
  CHECK(mails_to(here.mailer(), "an@benbai.example") == 1);
  CHECK(mails_to(here.mailer(), "binh@giaothong.example") == 1);
  CHECK(overdue(here.context(), {.agency = heir, .after = {}})->lines.size() == 1);
}

TEST_CASE("what the office was to receive for an agency without a contact goes to its successor's contact",
          "[service]") {
  Register here;
  REQUIRE(load_agencies(here.context(),
                        "tên,người liên hệ,email\nSở Bến bãi,,\nSở Giao thông,Bình,binh@giaothong.example\n"));
  const auto old_one = *here.named("Sở Bến bãi", "2026-01-05"), heir = *here.named("Sở Giao thông", "2026-01-05");
  REQUIRE(import(here.context(), one_task("Sở Bến bãi"), Activate::yes));
  here.tick();
  here.now_is("2026-06-30T18:00:00+07:00");
  here.tick();
  REQUIRE(merge(here.context(), old_one, heir, day("2026-06-30"), {}));
  here.mailer().accepted.clear();
  here.now_is("2026-07-01T08:00:00+07:00");
  here.tick();
  CHECK(mails_to(here.mailer(), "binh@giaothong.example") == 1);
  CHECK(mails_to(here.mailer(), "van-phong@localhost") == 0);
}

TEST_CASE("a merger of a day to come waits for it, and a past day's list keeps the agency of then", "[service]") {
  Register here;
  const auto old_one = here.added("Sở Bến bãi"), heir = here.added("Sở Giao thông");
  REQUIRE(import(here.context(), one_task("Sở Bến bãi"), Activate::yes));
  REQUIRE(merge(here.context(), old_one, heir, day("2026-07-15"), {}));
  CHECK(kind(merge(here.context(), old_one, heir, day("2026-07-15"), {})) == "agency_merged");
  CHECK(kind(merge(here.context(), heir, here.added("Sở Cầu đường"), day("2026-07-15"), {})) == "agency_merged");
  here.now_is("2026-07-14T08:00:00+07:00");
  here.tick();
  CHECK(here.sql("SELECT agency_name FROM duty_listed") == "Sở Bến bãi");
  here.now_is("2026-07-15T08:00:00+07:00");
  here.tick();
  CHECK(here.sql("SELECT agency_name FROM duty_listed") == "Sở Giao thông");
  here.now_is("2026-07-20T08:00:00+07:00");
  CHECK(overdue_as_of(here.context(), day("2026-07-14")).at(0).duty.agency_name == "Sở Bến bãi");
  CHECK(overdue_as_of(here.context(), day("2026-07-15")).at(0).duty.agency_name == "Sở Giao thông");
  CHECK(kind(add_alias(here.context(), old_one, "SBB", {}, {})) == "agency_merged");
  CHECK(kind(merge(here.context(), heir, heir, day("2026-08-01"), {})) == "agency_merged");
}

TEST_CASE("a member that is merged leaves its place in the group to its successor", "[service]") {
  Register here;
  const auto north = here.added("Đảng ủy xã Bắc"), south = here.added("Đảng ủy xã Nam");
  const auto body = add_agency(here.context(), {.name = "Các đảng ủy xã", .is_group = true, .since = {}}, {}).value();
  REQUIRE(join(here.context(), body, north, {}, {}));
  REQUIRE(import(here.context(), one_task("Các đảng ủy xã"), Activate::yes));
  REQUIRE(merge(here.context(), north, south, day("2026-01-05"), {}));
  CHECK(here.sql("SELECT group_concat(agency_name) FROM duty_listed WHERE state <> 'cancelled'") == "Đảng ủy xã Nam");
  CHECK(tasks(here.context(), {}).lines.at(0).groups.at(0).current()->total == 1);
  CHECK(kind(merge(here.context(), south, body, day("2026-01-05"), {})) == "group_cannot_merge");
}
