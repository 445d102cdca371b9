#include "service/programme_moves.h"
#include "service/review.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "support/office.h"

using namespace service;
using support::by_document;
using support::day;
using support::duties_of;
using support::kind_of;
using support::small_programme_in_force;

namespace {

base::ProgrammeId named(const support::Installation& here, std::string_view number) {
  return programme_named(here.context(), number).value();
}

std::string second_programme() {
  auto text = support::small_programme;
  text.replace(text.find("07-CTr/TU"), std::string{"07-CTr/TU"}.size(), "08-CTr/TU");
  return text;
}

}  // namespace

TEST_CASE("a programme keeps the report periods that it came into force with", "[service]") {
  support::Installation by_half_year{"2025-10-20T08:00:00+07:00", "[report]\nperiod = \"half_year\"\nfirst_day = 15\n"};
  by_half_year.put_in_force(support::small_programme);
  const auto duties = duties_of(by_half_year.context(), "1.2");
  CHECK(duties[0].due_on == day("2025-12-14"));
  CHECK(duties[1].opens_on == day("2025-12-15"));
  CHECK(duties[1].due_on == day("2026-06-14"));
}

TEST_CASE("a programme's report period is that of its tasks but for those that have their own", "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2026-02-10T09:00:00+07:00");
  REQUIRE(
      set_reporting(here.context(), named(here, "07-CTr/TU"), {duty::ReportPeriod::year, 1}, {}, store::Door::command));
  auto duties = duties_of(here.context(), "1.2");
  CHECK(duties[1].due_on == day("2026-03-31"));  // it had begun
  CHECK(duties[2].opens_on == day("2026-04-01"));
  CHECK(duties[2].due_on == day("2026-12-31"));
  CHECK(duties[3].due_on == day("2027-12-31"));
  REQUIRE(set_report_period(here.context(), duties[0].task, duty::ReportPeriod::month, {}, store::Door::command));
  REQUIRE(set_reporting(here.context(), named(here, "07-CTr/TU"), {duty::ReportPeriod::quarter, 1}, {},
                        store::Door::command));
  CHECK(duties_of(here.context(), "1.2")[2].due_on == day("2026-04-30"));
}

TEST_CASE("a programme that has ended is owed nothing, and its record stays", "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2026-02-10T09:00:00+07:00");
  here.tick();
  const auto id = named(here, "07-CTr/TU");
  CHECK(kind_of(archive(here.context(), id, {}, store::Door::command)) == "not_ended");
  REQUIRE(end_programme(here.context(), id, {}, by_document("2026-02-10")));
  CHECK(kind_of(end_programme(here.context(), id, {}, by_document("2026-02-10"))) == "ended");
  CHECK(overview(here.context())->total.total() == 0);
  CHECK(overview(here.context())->total.ongoing == 0);
  CHECK(overview(here.context())->total.cancelled > 0);
  CHECK(undated(here.context()).empty());
  CHECK_FALSE(overdue_as_of(here.context(), day("2026-02-09")).empty());
  CHECK(overdue_as_of(here.context(), day("2026-02-10")).empty());
  here.now_is("2026-03-09T08:00:00+07:00");
  const auto ticked = here.tick();
  CHECK(ticked.steps.empty());
  CHECK(ticked.digests == 0);

  REQUIRE(archive(here.context(), id, {}, store::Door::command));
  CHECK(overview(here.context())->total.cancelled == 0);
  CHECK(programme_sheet(here.context(), id)->programme.archived_at);
  CHECK(kind_of(archive(here.context(), id, {}, store::Door::command)) == "archived");
  auto connection = here.context().pool.lease();
  CHECK_FALSE(store::first_broken_event(*connection));
}

TEST_CASE("a programme is replaced by another that is in force, and by no other", "[service]") {
  auto here = small_programme_in_force();
  const auto old_one = named(here, "07-CTr/TU");
  const auto act = by_document("2025-10-20");
  CHECK(kind_of(end_programme(here.context(), old_one, old_one, act)) == "not_its_successor");
  CHECK(kind_of(end_programme(here.context(), old_one, base::ProgrammeId{99}, act)) == "not_its_successor");
  const auto new_one = here.put_in_force(second_programme()).programme;
  REQUIRE(end_programme(here.context(), old_one, new_one, act));
  CHECK(programme_sheet(here.context(), old_one)->programme.replaced_by == new_one);
  CHECK(task_named(here.context(), "1.1", "08-CTr/TU"));
}
