#include "service/changes.h"

#include <catch2/catch.hpp>

#include "service/claims.h"
#include "support/office.h"

using namespace service;
using support::by_document;
using support::day;
using support::kind_of;
using support::only_duty;
using support::small_programme_in_force;

namespace {

constexpr auto ref = "1.1";  // due on 30 November 2025, a Sunday

const DutyLine* overdue_line(const std::vector<DutyLine>& lines) {
  for (const auto& line : lines)
    if (line.duty.ref == ref) return &line;
  return nullptr;
}

bool is_overdue_as_of(const support::Installation& here, std::string_view as_of) {
  const auto lines = overdue_as_of(here.context(), day(as_of));
  return overdue_line(lines) != nullptr;
}

}  // namespace

TEST_CASE("an extension moves the day as a new version, and the original day stays", "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2025-12-15T09:00:00+07:00");
  const auto before = only_duty(here.context(), ref);
  REQUIRE(extend(here.context(), before.id, day("2025-12-31"), by_document("2025-12-12", "Chờ ý kiến cấp trên.")));
  const auto after = only_duty(here.context(), ref);
  CHECK(after.original_due_on == day("2025-11-30"));
  CHECK(after.due_on == day("2025-12-31"));
  CHECK(after.due_version == 2);
  auto connection = here.context().pool.lease();
  const auto versions = store::versions_of(*connection, after);
  REQUIRE(versions.size() == 2);
  CHECK(versions[0].due_on == day("2025-11-30"));
  CHECK_FALSE(versions[0].decision);
  CHECK(versions[1].due_on == day("2025-12-31"));
  CHECK(versions[1].decision->mandate.document_number == "45-QĐ/TU");
  CHECK(versions[1].decision->mandate.reason == duty::Reason::superior);
  CHECK(versions[1].decision->mandate.note == "Chờ ý kiến cấp trên.");
  CHECK_FALSE(store::first_broken_event(*connection));
}

TEST_CASE("what is extended is overdue no more, its alert goes down, and past days keep telling what was known then",
          "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2025-12-15T09:00:00+07:00");
  const auto id = only_duty(here.context(), ref).id;
  CHECK(duty_sheet(here.context(), id)->line.position.alert == duty::Alert::critical);
  REQUIRE(extend(here.context(), id, day("2025-12-31"), by_document("2025-12-12")));
  const auto position = duty_sheet(here.context(), id)->line.position;
  CHECK(position.standing == duty::Standing::open_in_time);
  CHECK(position.alert == duty::Alert::none);
  CHECK(position.days_past_original == 14);  // from Monday 1 December
  CHECK(is_overdue_as_of(here, "2025-12-14"));
  CHECK_FALSE(is_overdue_as_of(here, "2025-12-15"));
  const auto then = overdue_as_of(here.context(), day("2025-12-14"));
  CHECK(overdue_line(then)->duty.due_on == day("2025-11-30"));
  here.now_is("2026-01-20T09:00:00+07:00");
  CHECK_FALSE(is_overdue_as_of(here, "2025-12-31"));
  const auto now = overdue_as_of(here.context(), day("2026-01-12"));
  const auto* line = overdue_line(now);
  REQUIRE(line != nullptr);
  CHECK(line->duty.due_on == day("2025-12-31"));
  CHECK(line->position.days_overdue == 12);
  CHECK(line->position.days_past_original == 42);
}

TEST_CASE("reminders of the old day that wait are withdrawn, and the new day has a ladder of its own", "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2025-12-01T08:00:00+07:00");
  here.tick();
  here.mailer().accepted.clear();
  here.now_is("2025-12-02T18:00:00+07:00");  // "overdue+1" is owed after the window, and waits for the next day's
  here.tick();
  const auto id = only_duty(here.context(), ref).id;
  const auto number = std::to_string(base::number(id));
  CHECK(here.sql("SELECT count(*) FROM ledger WHERE message IS NULL AND step = 'overdue+1' AND duty = " + number) ==
        "2");
  here.now_is("2025-12-02T19:00:00+07:00");
  REQUIRE(extend(here.context(), id, day("2025-12-12"), by_document("2025-12-02")));
  here.now_is("2025-12-03T08:00:00+07:00");
  here.tick();
  // One mail says how it stands now, to the contact; the head is told nothing of a delay that is over.
  std::size_t spoken = 0;
  for (const auto& mail : here.mailer().accepted) {
    CHECK(mail.text.find("quá hạn 1 ngày") == std::string::npos);
    if (mail.text.find("1.1 ") == std::string::npos) continue;
    ++spoken;
    CHECK(mail.to.address == "binh@tochuc.example");
    CHECK(mail.text.find("còn 9 ngày; so với hạn ban đầu 2 ngày") != std::string::npos);
    CHECK(mail.text.find("hạn ban đầu 30/11/2025") != std::string::npos);
  }
  CHECK(spoken == 1);
  for (auto each = day("2025-12-04"); each <= day("2025-12-15"); each += date::days{1}) {
    here.now_is(calendar::instant_in_vietnam(each, std::chrono::minutes{480}));
    here.tick();
  }
  CHECK(here.sql(
            "SELECT group_concat(step, ' ') FROM (SELECT DISTINCT step FROM ledger WHERE due_version = 2 AND duty = " +
            number + " ORDER BY owed_on)") == "in_force due-7 due-3 due overdue+1");
}

TEST_CASE("a suspended duty is owed nothing, counts apart, and goes on as it stood", "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2025-12-15T09:00:00+07:00");
  const auto id = only_duty(here.context(), ref).id;
  const auto total = overview(here.context())->total.total();
  REQUIRE(suspend(here.context(), id, by_document("2025-12-15")));
  CHECK(overview(here.context())->total.total() == total - 1);
  CHECK(overview(here.context())->total.suspended == 1);
  CHECK(is_overdue_as_of(here, "2025-12-14"));
  CHECK_FALSE(is_overdue_as_of(here, "2025-12-15"));
  here.now_is("2025-12-16T08:00:00+07:00");
  CHECK(kind_of(suspend(here.context(), id, by_document("2025-12-15"))) == "not_open");
  for (const auto& step : here.tick().steps) CHECK(step.ref != ref);
  here.now_is("2025-12-20T09:00:00+07:00");
  REQUIRE(resume(here.context(), id, day("2026-01-30"), by_document("2025-12-19")));
  const auto row = only_duty(here.context(), ref);
  CHECK(row.state == duty::State::needs_action);
  CHECK(row.due_on == day("2026-01-30"));
  CHECK(row.due_version == 2);
  CHECK(overview(here.context())->total.suspended == 0);
  CHECK(overview(here.context())->total.total() == total);
}

TEST_CASE("a duty that was sent back is sent back again once it goes on", "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2025-11-20T09:00:00+07:00");
  const auto id = only_duty(here.context(), ref).id;
  const auto people = duty_sheet(here.context(), id).value();
  const auto claimed = claim(here.context(),
                             {.duty = id,
                              .person = people.may_claim.front().id,
                              .evidence = {"125-BC/TC", day("2025-11-19"), "Tỉnh ủy"},
                              .note = ""},
                             store::Door::page);
  REQUIRE(claimed);
  CHECK(kind_of(extend(here.context(), id, day("2025-12-31"), by_document("2025-11-20"))) == "claim_waits");
  CHECK(kind_of(suspend(here.context(), id, by_document("2025-11-20"))) == "claim_waits");
  REQUIRE(decide(here.context(), {*claimed, people.may_decide.front().id, duty::Decision::send_back, "Thiếu phụ lục"},
                 store::Door::page));
  REQUIRE(suspend(here.context(), id, by_document("2025-11-20")));
  REQUIRE(resume(here.context(), id, std::nullopt, by_document("2025-11-20")));
  CHECK(only_duty(here.context(), ref).state == duty::State::returned);
}

TEST_CASE("a cancelled duty stays in the record, apart from the four classes", "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2025-12-15T09:00:00+07:00");
  const auto id = only_duty(here.context(), ref).id;
  REQUIRE(cancel(here.context(), id, by_document("2025-12-15")));
  CHECK(overview(here.context())->total.cancelled == 1);
  CHECK(duty_sheet(here.context(), id)->line.position.standing == duty::Standing::cancelled);
  CHECK(kind_of(extend(here.context(), id, day("2026-01-30"), by_document("2025-12-15"))) == "not_open");
  CHECK(kind_of(cancel(here.context(), id, by_document("2025-12-15"))) == "not_open");
}

TEST_CASE("a change that is refused changes nothing", "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2025-12-15T09:00:00+07:00");
  const auto id = only_duty(here.context(), ref).id;
  const auto stored = [&] {
    return here.sql(
        "SELECT (SELECT count(*) FROM event) || ' ' || (SELECT count(*) FROM decision) || ' ' || "
        "(SELECT group_concat(due_on || due_version || state) FROM duty)");
  };
  const auto before = stored();
  CHECK(kind_of(extend(here.context(), id, day("2025-11-30"), by_document("2025-12-12"))) == "day_not_later");
  CHECK(kind_of(extend(here.context(), id, day("2025-12-31"), by_document("2025-12-16"))) == "document_in_future");
  CHECK(kind_of(extend(here.context(), base::DutyId{999}, day("2025-12-31"), by_document("2025-12-12"))) ==
        "no_such_duty");
  CHECK(kind_of(resume(here.context(), id, std::nullopt, by_document("2025-12-12"))) == "not_suspended");
  auto on_the_page = by_document("2025-12-12");
  on_the_page.door = store::Door::page;
  CHECK(kind_of(cancel(here.context(), id, on_the_page)) == "no_such_person");
  on_the_page.person = duty_sheet(here.context(), id)->may_claim.front().id;  // the agency's own contact
  CHECK(kind_of(cancel(here.context(), id, on_the_page)) == "not_allowed");
  CHECK(stored() == before);
  on_the_page.person = duty_sheet(here.context(), id)->may_decide.front().id;
  CHECK(cancel(here.context(), id, on_the_page));
}
