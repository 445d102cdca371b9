#include "service/period_report.h"

#include <catch2/catch.hpp>

#include "service/claims.h"
#include "service/indicators.h"
#include "service/people.h"
#include "support/office.h"

using namespace service;
using support::by_document;
using support::day;
using support::only_duty;
using support::small_programme_in_force;

namespace {

const auto last_quarter = report::period_in("2025-Q4").value();
const auto year = report::period_in("2026").value();

base::PersonId person(const Context& context, std::string_view email) {
  return person_of_email(context, std::string{email}).value();
}

/// Claims the duty done by a document of that day.
base::ClaimId claim_done(const Context& context, base::DutyId duty, std::string_view document_on) {
  NewClaim done;
  done.duty = duty;
  done.person = person(context, "binh@tochuc.example");
  done.evidence = {
      .document_number = "12-BC/BTC", .document_on = day(document_on), .receiving_level = "Ban Thường vụ Tỉnh ủy"};
  return claim(context, done, store::Door::page).value();
}

/// The office confirms it now.
void confirm(const Context& context, base::ClaimId claimed) {
  Judgement decision;
  decision.claim = claimed;
  decision.person = person(context, "van-phong@localhost");
  decide(context, decision, store::Door::page).value();
}

}  // namespace

TEST_CASE("the report on a period that is over stays as its end knew it", "[service][report]") {
  auto here = small_programme_in_force();
  here.now_is("2026-01-02T08:00:00+07:00");
  const auto at_the_end = period_report(here.context(), last_quarter);
  REQUIRE(at_the_end);
  CHECK(at_the_end->cut_off.at == support::at("2025-12-31T23:59:59+07:00"));
  CHECK(at_the_end->total.overdue == 1);  // 1.1, due on 30 November
  const auto id = only_duty(here.context(), "1.1").id;
  const auto claimed = claim_done(here.context(), id, "2025-12-30");
  confirm(here.context(), claimed);
  const auto afterwards = period_report(here.context(), last_quarter);
  REQUIRE(afterwards);
  CHECK(afterwards->total == at_the_end->total);
  const auto known_later = period_report(here.context(), last_quarter, day("2026-01-02"));
  REQUIRE(known_later);
  CHECK(known_later->total.late == 1);
  CHECK(known_later->total.overdue == 1);  // 1.3 of the year 2025, due on its last day, is overdue now
  CHECK(known_later->total.assigned == at_the_end->total.assigned);
}

TEST_CASE("what is completed counts in the one period in which it was confirmed", "[service][report]") {
  auto here = small_programme_in_force();
  here.now_is("2025-11-25T08:00:00+07:00");
  const auto claimed = claim_done(here.context(), only_duty(here.context(), "1.1").id, "2025-11-24");
  CHECK(period_report(here.context(), last_quarter)->total.waiting == 1);
  confirm(here.context(), claimed);
  here.now_is("2026-12-31T08:00:00+07:00");
  CHECK(period_report(here.context(), last_quarter)->total.on_time == 1);
  CHECK(period_report(here.context(), report::period_in("2025").value())->total.on_time == 1);
  std::int64_t done = 0;
  for (const auto* name : {"2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"})
    done += period_report(here.context(), report::period_in(name).value())->total.done();
  CHECK(done == 0);
  CHECK(period_report(here.context(), year)->total.done() == 0);
}

TEST_CASE("an extension after a period does not mend it, and what was suspended in it is left out",
          "[service][report]") {
  auto here = small_programme_in_force();
  here.now_is("2026-01-05T09:00:00+07:00");
  const auto before = period_report(here.context(), last_quarter)->total;
  const auto overdue = period_report(here.context(), year)->total.overdue;
  REQUIRE(extend(here.context(), only_duty(here.context(), "1.1").id, day("2026-03-31"), by_document("2026-01-05")));
  CHECK(period_report(here.context(), last_quarter)->total == before);
  CHECK(period_report(here.context(), year)->total.overdue == overdue - 1);
  const auto assigned = period_report(here.context(), year)->total.assigned;
  REQUIRE(suspend(here.context(), only_duty(here.context(), "1.1").id, by_document("2026-01-05")));
  CHECK(period_report(here.context(), year)->total.assigned == assigned - 1);
}

TEST_CASE("agencies sum to the total on every day of a year, as of its end and as of later", "[service][report]") {
  auto here = small_programme_in_force();
  for (auto today = day("2025-11-15"); today < day("2026-12-31"); today += date::days{23}) {
    here.now_is(calendar::instant_in_vietnam(today, std::chrono::minutes{600}));
    for (const auto& period : report_periods(here.context())) {
      INFO(report::code(period) << " on " << calendar::iso(today));
      const auto figures = period_report(here.context(), period);
      REQUIRE(figures);  // else parts would not sum
      CHECK(figures->cut_off.at <= here.context().clock.now());
      CHECK(period_report(here.context(), period, today));
    }
  }
}

TEST_CASE("the overdue of a period's end are those of the overdue list of that day", "[service][report]") {
  auto here = small_programme_in_force();
  here.now_is("2026-08-01T08:00:00+07:00");
  for (const auto* name : {"2025-Q4", "2026-Q1", "2026-Q2"}) {
    const auto figures = period_report(here.context(), report::period_in(name).value());
    REQUIRE(figures);
    CHECK(static_cast<std::size_t>(figures->total.overdue) == overdue_as_of(here.context(), figures->days.last).size());
  }
}

TEST_CASE("a report that cannot be is refused in words", "[service][report]") {
  auto here = small_programme_in_force();
  here.now_is("2025-12-01T08:00:00+07:00");
  CHECK(support::kind_of(period_report(here.context(), year)) == "period_to_come");
  CHECK(support::kind_of(period_report(here.context(), last_quarter, day("2025-12-02"))) == "as_of_later");
  CHECK(support::kind_of(period_report(here.context(), last_quarter, day("2025-09-30"))) == "as_of_before");
  CHECK(report_periods(support::Installation{}.context()).empty());
}

TEST_CASE("figures of indicators that are recorded after a period change only what is asked as of later",
          "[service][report]") {
  support::Installation here{"2026-02-01T08:00:00+07:00"};
  programme::Programme read;
  read.kind = "Chương trình hành động";
  read.number = "07-CTr/TU";
  read.issued = day("2026-01-20");
  read.title = "Chỉ tiêu nhiệm kỳ";
  read.source_name = "chi-tieu.csv";
  read.source_sha256 = "f1";
  programme::Indicator poor;
  poor.name = "Tỷ lệ hộ nghèo";
  poor.targets = {{.year = 2026, .title = "", .value = "2,5"}, {.year = 2027, .title = "", .value = "2"}};
  read.indicators = {poor};
  REQUIRE(import(here.context(), read, Activate::yes));
  here.now_is("2027-01-20T08:00:00+07:00");
  const auto standing = [&](std::optional<calendar::Day> as_of) {
    const auto figures = period_report(here.context(), year, as_of);
    REQUIRE(figures);
    REQUIRE(figures->indicators.lines.size() == 1);
    CHECK(figures->indicators.lines[0].target_year == 2026);
    return figures->indicators.lines[0].standing;
  };
  const auto id = indicator_sheets(here.context())[0].indicator.id;
  REQUIRE(record_actual(
      here.context(), id,
      {.year = 2026, .value = "2,6", .document_number = "3-BC/UBND", .document_on = day("2027-01-15")}, {}));
  REQUIRE(set_direction(here.context(), id, duty::Direction::higher, {}));
  CHECK(standing(day("2027-01-20")) == duty::IndicatorStanding::exceeded);
  REQUIRE(set_direction(here.context(), id, duty::Direction::lower, {}));
  CHECK(standing({}) == duty::IndicatorStanding::no_figure);
  CHECK(standing(day("2027-01-20")) == duty::IndicatorStanding::missed);
  CHECK(target_for(*indicator_sheet(here.context(), id), 2026)->judgement.standing == duty::IndicatorStanding::missed);
  CHECK(target_for(*indicator_sheet(here.context(), id), 2027)->judgement.standing == duty::IndicatorStanding::at_risk);
}
