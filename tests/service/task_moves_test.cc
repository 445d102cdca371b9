#include "service/task_moves.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "service/claims.h"
#include "service/people.h"
#include "service/progress.h"
#include "support/office.h"

using namespace service;
using support::agency_of;
using support::by_document;
using support::day;
using support::duties_of;
using support::kind_of;
using support::only_duty;
using support::small_programme_in_force;
using support::task_of;

namespace {

/// "due state", a line each, but for reports of the past.
std::string told(const std::vector<store::DutyRow>& duties) {
  std::string lines;
  for (const auto& duty : duties)
    lines += calendar::iso(duty.due_on) + ' ' + std::string{duty::code(duty.state)} + '\n';
  return lines;
}

std::vector<std::string> refs(const std::vector<UndatedLine>& lines) {
  std::vector<std::string> all;
  for (const auto& line : lines) all.push_back(line.task.task.ref);
  return all;
}

}  // namespace

TEST_CASE("a task that waits is given a day by a document, and from then on owes it", "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2026-03-02T09:00:00+07:00");
  here.tick();
  const auto waiting = overview(here.context())->total.waiting_condition;
  REQUIRE(give_date(here.context(), task_of(here.context(), "2.2"), day("2026-03-31"), by_document("2026-02-27")));
  const auto duties = duties_of(here.context(), "2.2");
  REQUIRE(duties.size() == 2);  // of both agencies that lead it
  for (const auto& duty : duties) {
    CHECK(duty.due_version == 1);
    CHECK(duty.due_on == day("2026-03-31"));
    CHECK(duty.opens_on == day("2026-02-27"));
    auto connection = here.context().pool.lease();
    const auto versions = store::versions_of(*connection, duty);
    REQUIRE(versions.size() == 1);
    CHECK(versions[0].decision->mandate.document_number == "45-QĐ/TU");
  }
  CHECK(overview(here.context())->total.waiting_condition == waiting - 2);
  const auto task = task_sheet(here.context(), task_of(here.context(), "2.2"))->task;
  CHECK(task.reading.kind == deadline::Kind::due);
  CHECK(task.deadline_text.has_value());  // as printed
  CHECK(kind_of(give_date(here.context(), task.id, day("2026-04-30"), by_document("2026-02-27"))) == "already_dated");
}

TEST_CASE("a task dated in force owes nothing from before that moment, and its ladder after it", "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2026-03-16T08:00:00+07:00");
  here.tick();
  here.now_is("2026-03-18T09:00:00+07:00");  // no sweep on the 17th: its step "due-14" is not owed
  REQUIRE(give_date(here.context(), task_of(here.context(), "2.2"), day("2026-03-31"), by_document("2026-01-02")));
  std::vector<std::string> steps;
  for (auto each = day("2026-03-18"); each <= day("2026-04-01"); each += date::days{1}) {
    here.now_is(calendar::instant_in_vietnam(each, std::chrono::minutes{600}));
    for (const auto& step : here.tick().steps)
      if (step.ref == "2.2" && step.recipient == "cuong@vanphong.example")
        steps.push_back(calendar::iso(step.owed_on) + ' ' + step.step);
  }
  CHECK(steps ==
        std::vector<std::string>{"2026-03-18 in_force", "2026-03-24 due-7", "2026-03-31 due", "2026-04-01 overdue+1"});
  const auto lines = overdue_as_of(here.context(), day("2026-03-17"));
  CHECK(std::ranges::none_of(lines, [](const auto& line) { return line.duty.ref == "2.2"; }));
}

TEST_CASE("the list of tasks without a day begins with those due for review", "[service]") {
  auto here = small_programme_in_force();
  CHECK(refs(undated(here.context())) == std::vector<std::string>{"2.2", "3.2"});
  CHECK_FALSE(undated(here.context())[0].due_for_review);
  CHECK(undated(here.context())[0].review_on == day("2026-01-20"));  // three months after 20 October
  here.now_is("2025-12-01T09:00:00+07:00");
  REQUIRE(set_review(here.context(), task_of(here.context(), "3.2"), day("2025-12-10"), {}, store::Door::command));
  here.now_is("2025-12-10T09:00:00+07:00");
  const auto lines = undated(here.context());
  CHECK(refs(lines) == std::vector<std::string>{"3.2", "2.2"});
  CHECK(lines[0].due_for_review);
  CHECK(lines[0].review_was_set);
  CHECK_FALSE(lines[1].due_for_review);
  CHECK(kind_of(set_review(here.context(), task_of(here.context(), "3.2"), day("2025-12-09"), {},
                           store::Door::command)) == "day_passed");
  CHECK(kind_of(set_review(here.context(), task_of(here.context(), "1.1"), day("2025-12-31"), {},
                           store::Door::command)) == "already_dated");
}

TEST_CASE("an ongoing task set to report by the month keeps the quarter that has begun", "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2026-02-10T09:00:00+07:00");
  REQUIRE(set_report_period(here.context(), task_of(here.context(), "1.2"), duty::ReportPeriod::month, {},
                            store::Door::command));
  auto duties = duties_of(here.context(), "1.2");
  CHECK(duties[0].due_on == day("2025-12-31"));
  CHECK(duties[1].due_on == day("2026-03-31"));
  CHECK(duties[2].opens_on == day("2026-04-01"));
  CHECK(duties[2].due_on == day("2026-04-30"));
  CHECK(duties[3].due_on == day("2026-05-31"));
  CHECK(duties.back().due_on == day("2030-12-31"));
  CHECK(kind_of(set_report_period(here.context(), task_of(here.context(), "1.1"), duty::ReportPeriod::year, {},
                                  store::Door::command)) == "not_ongoing");
  REQUIRE(set_report_period(here.context(), task_of(here.context(), "1.2"), std::nullopt, {}, store::Door::command));
  duties = duties_of(here.context(), "1.2");
  CHECK(duties[2].due_on == day("2026-06-30"));
}

TEST_CASE("a report to come of which someone has spoken stays when the task reports by another period", "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2026-02-10T09:00:00+07:00");
  const auto spoken_of = duties_of(here.context(), "1.2")[3].id;
  const auto office = person_of_email(here.context(), "van-phong@localhost").value();
  REQUIRE(report_progress(here.context(), spoken_of, {"Đang làm", {}, {}}, {.person = office}));
  REQUIRE(set_report_period(here.context(), task_of(here.context(), "1.2"), duty::ReportPeriod::month, {},
                            store::Door::command));
  CHECK(std::ranges::count(duties_of(here.context(), "1.2"), spoken_of, &store::DutyRow::id) == 1);
}

TEST_CASE("new words of a task are found by search, and its history keeps the old ones", "[service]") {
  auto here = small_programme_in_force();
  const auto id = task_of(here.context(), "1.1");
  REQUIRE(change_task(
      here.context(), id,
      {.text = "Rà soát nội quy tiếp khách.", .deadline_text = {}, .deliverable = "Nội quy", .receiving_level = {}},
      by_document("2025-10-20")));
  TaskQuery query;
  query.search = "noi quy tiep khach";
  CHECK(tasks(here.context(), query).lines.size() == 1);
  query.search = "quy che lam viec";
  CHECK(tasks(here.context(), query).lines.empty());
  CHECK(only_duty(here.context(), "1.1").due_version == 1);
  const auto sheet = task_sheet(here.context(), id).value();
  CHECK(sheet.task.deliverable == "Nội quy");
  CHECK(sheet.history.back().event.what == "changed");
  CHECK(sheet.history.back().event.old_json.find("quy chế làm việc") != std::string::npos);
  CHECK(kind_of(change_task(
            here.context(), id,
            {.text = "Rà soát nội quy tiếp khách.", .deadline_text = {}, .deliverable = {}, .receiving_level = {}},
            by_document("2025-10-20"))) == "nothing_changed");
}

TEST_CASE("a task that a document dated keeps its day when only its words change", "[service]") {
  auto here = small_programme_in_force();
  const auto id = task_of(here.context(), "2.2");
  REQUIRE(give_date(here.context(), id, day("2026-03-31"), by_document("2025-10-20")));
  const auto printed = task_sheet(here.context(), id)->task.deadline_text.value();
  const TaskChange change{.text = "Sửa đổi biểu mẫu và sổ theo dõi.",
                          .deadline_text = " " + printed + "  ",
                          .deliverable = {},
                          .receiving_level = {}};
  REQUIRE(change_task(here.context(), id, change, by_document("2025-10-20")));
  CHECK(duties_of(here.context(), "2.2").front().due_on == day("2026-03-31"));
  const TaskChange emptied{.text = " ", .deadline_text = {}, .deliverable = {}, .receiving_level = {}};
  CHECK(kind_of(change_task(here.context(), id, emptied, by_document("2025-10-20"))) == "text_missing");
}

TEST_CASE("a new deadline of one day moves what is open, as a new version", "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2025-11-03T09:00:00+07:00");
  const auto id = task_of(here.context(), "1.1");
  const TaskChange change{
      .text = {}, .deadline_text = "Hoàn thành trong tháng 3/2026", .deliverable = {}, .receiving_level = {}};
  REQUIRE(change_task(here.context(), id, change, by_document("2025-11-01")));
  const auto duty = only_duty(here.context(), "1.1");
  CHECK(duty.due_on == day("2026-03-31"));
  CHECK(duty.original_due_on == day("2025-11-30"));
  CHECK(duty.due_version == 2);
  const TaskChange unread{.text = {}, .deadline_text = "Sớm nhất có thể", .deliverable = {}, .receiving_level = {}};
  CHECK(kind_of(change_task(here.context(), id, unread, by_document("2025-11-01"))) == "deadline_unread");
}

TEST_CASE("a new deadline of several days takes the place of what is open, and owes nothing from before today",
          "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2026-05-04T09:00:00+07:00");
  const auto id = task_of(here.context(), "1.1");
  const TaskChange change{
      .text = {}, .deadline_text = "Quý I, III/2026 và quý I/2027", .deliverable = {}, .receiving_level = {}};
  REQUIRE(change_task(here.context(), id, change, by_document("2026-05-04")));
  CHECK(told(duties_of(here.context(), "1.1")) ==
        "2025-11-30 cancelled\n2026-09-30 needs_action\n2027-03-31 needs_action\n");
  CHECK(overview(here.context())->total.cancelled == 1);
}

TEST_CASE("a task goes over to another agency with what is open, and its past stays", "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2026-02-10T09:00:00+07:00");
  here.tick();
  const auto old_one = agency_of(here.context(), "Ban Tổ chức Tỉnh ủy"),
             new_one = agency_of(here.context(), "Văn phòng Tỉnh ủy");
  const auto overdue_of_old = agency_sheet(here.context(), old_one)->counts.open_overdue;
  const auto total = overview(here.context())->total.total();
  REQUIRE(transfer(here.context(), task_of(here.context(), "1.1"), old_one, new_one, by_document("2026-02-10")));
  REQUIRE(transfer(here.context(), task_of(here.context(), "1.2"), old_one, new_one, by_document("2026-02-10")));
  CHECK(only_duty(here.context(), "1.1").agency == new_one);
  CHECK(agency_sheet(here.context(), old_one)->counts.open_overdue == overdue_of_old - 1);
  CHECK(overview(here.context())->total.total() == total);
  std::size_t of_old = 0, of_new = 0;  // the report period that was missed stays with the old one
  for (const auto& duty : duties_of(here.context(), "1.2")) (duty.agency == old_one ? of_old : of_new) += 1;
  CHECK(of_old == 1);
  CHECK(of_new > 10);
  const auto then = overdue_as_of(here.context(), day("2026-02-09"));
  const auto line = std::ranges::find(then, "1.1", [](const auto& each) { return each.duty.ref; });
  REQUIRE(line != then.end());
  CHECK(line->duty.agency_name == "Ban Tổ chức Tỉnh ủy");
  CHECK(kind_of(transfer(here.context(), task_of(here.context(), "1.1"), old_one, new_one,
                         by_document("2026-02-10"))) == "not_its_task");
  CHECK(kind_of(transfer(here.context(), task_of(here.context(), "1.1"), new_one, new_one,
                         by_document("2026-02-10"))) == "same_agency");
}

TEST_CASE("who takes a task over is told of it, and who gave it away no more", "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2025-12-01T08:00:00+07:00");
  here.tick();
  here.now_is("2025-12-02T18:00:00+07:00");
  here.tick();
  REQUIRE(transfer(here.context(), task_of(here.context(), "1.1"), agency_of(here.context(), "Ban Tổ chức Tỉnh ủy"),
                   agency_of(here.context(), "Văn phòng Tỉnh ủy"), by_document("2025-12-02")));
  here.mailer().accepted.clear();
  here.now_is("2025-12-03T08:00:00+07:00");
  here.tick();
  std::vector<std::string> told_of_it;
  for (const auto& mail : here.mailer().accepted)
    if (mail.text.find("1.1 ") != std::string::npos) told_of_it.push_back(mail.to.address);
  CHECK(told_of_it == std::vector<std::string>{"cuong@vanphong.example"});
}

TEST_CASE("all that a merged agency owes goes to its successor, once", "[service]") {
  auto here = small_programme_in_force();
  const auto merged = agency_of(here.context(), "Ban Nội chính Tỉnh ủy"),
             successor = agency_of(here.context(), "Văn phòng Tỉnh ủy");
  const auto moved = transfer_all(here.context(), merged, successor, by_document("2025-10-20"));
  REQUIRE(moved);
  CHECK(*moved == 2);
  // Both led 2.1 together: the successor owes it once, and what the merged one owed of it is cancelled.
  const auto duties = duties_of(here.context(), "2.1");
  REQUIRE(duties.size() == 2);
  for (const auto& duty : duties) CHECK((duty.state == duty::State::cancelled) == (duty.agency == merged));
  CHECK(task_sheet(here.context(), task_of(here.context(), "2.1"))->agencies.size() == 1);
}

TEST_CASE("a task does not go over while a claim of it waits", "[service]") {
  auto here = small_programme_in_force();
  const auto duty = only_duty(here.context(), "1.1");
  const auto people = duty_sheet(here.context(), duty.id).value();
  REQUIRE(claim(here.context(), {duty.id, people.may_claim.front().id, {"1-BC/TC", day("2025-10-20"), "Tỉnh ủy"}, ""},
                store::Door::page));
  const auto refused = transfer(here.context(), duty.task, duty.agency, agency_of(here.context(), "Văn phòng Tỉnh ủy"),
                                by_document("2025-10-20"));
  CHECK(kind_of(refused) == "claim_waits");
  CHECK(refused.error().detail.find("1.1") != std::string::npos);
}

TEST_CASE("a task that has ended owes nothing more, and missed report periods stay missed", "[service]") {
  auto here = small_programme_in_force();
  here.now_is("2026-02-10T09:00:00+07:00");
  const auto ongoing = overview(here.context())->total.ongoing;
  REQUIRE(end_task(here.context(), task_of(here.context(), "1.2"), by_document("2026-02-10")));
  REQUIRE(end_task(here.context(), task_of(here.context(), "1.1"), by_document("2026-02-10")));
  CHECK(told(duties_of(here.context(), "1.2")) == "2025-12-31 needs_action\n2026-03-31 cancelled\n");
  CHECK(told(duties_of(here.context(), "1.1")) == "2025-11-30 cancelled\n");
  CHECK(overview(here.context())->total.ongoing == ongoing - 1);
  CHECK(kind_of(end_task(here.context(), task_of(here.context(), "1.1"), by_document("2026-02-10"))) == "not_in_force");
}

TEST_CASE("a task is found by its ref, and by its programme's number where several have it", "[service]") {
  auto here = small_programme_in_force();
  CHECK(kind_of(task_named(here.context(), "IX.9", "")) == "no_such_task");
  CHECK(task_named(here.context(), "1.1", "07-ctr/tu"));
  CHECK(kind_of(task_named(here.context(), "1.1", "08-CTr/TU")) == "no_such_task");
}
