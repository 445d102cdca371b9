#include "service/lists.h"

#include <catch2/catch.hpp>

#include "service/claims.h"
#include "support/installation.h"

using namespace service;
using support::day;
using support::Installation;

namespace {

Installation a_year_on() {
  Installation here;
  here.put_in_force(support::small_programme);
  here.now_is("2026-11-22T09:00:00+07:00");
  return here;
}

}  // namespace

TEST_CASE("the overview's parts sum to its totals and everything outside the classes has its own count", "[service]") {
  const auto here = a_year_on();
  const auto all = *overview(here.context());
  CHECK(all.total.total() == 6);       // 1.1, 1.3 of 2025 and of 2026, 2.1 twice, 3.1
  CHECK(all.total.open_overdue == 5);  // all but this year's 1.3
  CHECK(all.total.open_in_time == 1);
  CHECK(all.total.ongoing == 1);
  CHECK(all.total.waiting_condition == 2);  // two leads
  CHECK(all.total.undated == 1);
  CHECK(all.total.reports_owed == 4);
  CHECK(all.total.reports_made == 0);
  std::int64_t by_agency = 0, by_quarter = 0;
  for (const auto& agency : all.agencies) by_agency += agency.counts.total();
  for (const auto& quarter : all.quarters) by_quarter += quarter.counts.total();
  CHECK(by_agency == all.total.total());
  CHECK(by_quarter == all.total.total());
  CHECK(all.worst.size() == 5);
}

TEST_CASE("the overview follows a change at once", "[service]") {
  auto here = a_year_on();
  CHECK(overview(here.context())->total.open_overdue == 5);
  const auto duty = overdue(here.context(), {})->lines.front().duty.id;
  const auto office = deciders(here.context()).front().id;
  REQUIRE(
      claim(here.context(),
            {.duty = duty,
             .person = office,
             .evidence = {.document_number = "1-BC", .document_on = day("2025-11-30"), .receiving_level = "Tỉnh ủy"},
             .note = ""},
            store::Door::page));
  CHECK(overview(here.context())->total.open_overdue == 4);
  here.now_is("2027-01-05T09:00:00+07:00");
  CHECK(overview(here.context())->total.open_overdue == 5);  // this year's 1.3 has passed its day
}

TEST_CASE("the overdue list is worst first, pages without losing a line, and can be one agency's", "[service]") {
  const auto here = a_year_on();
  std::vector<std::string> seen;
  std::optional<store::Cursor> after;
  do {
    const auto page = *overdue(here.context(), {.agency = {}, .after = after, .limit = 2});
    CHECK(page.lines.size() <= 2);
    for (const auto& line : page.lines) seen.push_back(calendar::iso(line.duty.due_on));
    after = page.next;
  } while (after);
  CHECK(seen == std::vector<std::string>{"2025-11-30", "2025-12-31", "2026-03-31", "2026-06-30", "2026-06-30"});

  const auto agency = overview(here.context())->agencies.front().agency;
  for (const auto& line : overdue(here.context(), {.agency = agency, .after = {}, .limit = 100})->lines)
    CHECK(line.duty.agency == agency);
}

TEST_CASE("a due day on a Sunday is overdue from the day after the next working day", "[service]") {
  auto here = a_year_on();
  const auto first_overdue = [&](std::string_view now) {
    here.now_is(now);
    const auto lines = overdue(here.context(), {})->lines;
    return lines.empty() ? 0 : lines.front().position.days_overdue;
  };
  CHECK(first_overdue("2025-12-01T23:59:59+07:00") == 0);
  CHECK(first_overdue("2025-12-02T00:00:00+07:00") == 1);
}

TEST_CASE("tasks are found without diacritics, by kind, and page by page", "[service]") {
  const auto here = a_year_on();
  const auto found = [&](const std::string& words) {
    return tasks(here.context(), {.search = words, .kinds = {}}).lines.size();
  };
  CHECK(found("quy che lam viec") == 1);
  CHECK(found("QUY CHẾ") == 1);
  CHECK(found("ban noi chinh") == 2);
  CHECK(found("khong co chu nay") == 0);
  CHECK(found("\"*( NEAR OR AND ' ; --") == 0);
  CHECK(found("") == 7);
  CHECK(tasks(here.context(), {.search = "", .kinds = {deadline::Kind::ongoing}}).lines.size() == 1);
  const auto page = tasks(here.context(), {.search = "", .kinds = {}, .after = 0, .limit = 5});
  REQUIRE(page.next);
  CHECK(tasks(here.context(), {.search = "", .kinds = {}, .after = *page.next, .limit = 5}).lines.size() == 2);
}

TEST_CASE("a task's sheet has its clause, its reading in words, its duties and its history", "[service]") {
  const auto here = a_year_on();
  const auto id = tasks(here.context(), {.search = "quy che lam viec", .kinds = {}}).lines.front().task.id;
  const auto sheet = task_sheet(here.context(), id).value();
  CHECK(sheet.task.deadline_text == "Hoàn thành tháng 11/2025");
  CHECK(sheet.task.reading.due == day("2025-11-30"));
  CHECK_FALSE(sheet.task.reading.how.empty());
  REQUIRE(sheet.duties.size() == 1);
  CHECK(sheet.duties[0].line.position.effective_due_on == day("2025-12-01"));
  CHECK(sheet.history.size() == 2);  // imported, put in force
  CHECK_FALSE(task_sheet(here.context(), base::TaskId{9999}));
}

TEST_CASE("an agency's sheet keeps apart what is dated, what is reported on, and what waits", "[service]") {
  const auto here = a_year_on();
  for (const auto& line : overview(here.context())->agencies) {
    const auto sheet = agency_sheet(here.context(), line.agency).value();
    CHECK(sheet.counts == line.counts);
  }
}
