#include "service/hand_entry.h"

#include <catch2/catch.hpp>

#include "service/lists.h"
#include "service/review.h"
#include "support/installation.h"

using namespace service;
using support::day;
using support::Installation;

namespace {

NewProgramme spring() {
  return {.number = "05-CTr/TU",
          .issued_on = day("2026-01-05"),
          .title = "Chương trình phòng, chống hạn vụ xuân",
          .issuer = "Tỉnh ủy Sơn Hà",
          .term = "2026-2028",
          .person = {}};
}

NewTask task_of(base::ProgrammeId programme) {
  NewTask task;
  task.programme = programme;
  task.text = "Nạo vét kênh mương nội đồng.";
  task.owners = {"Ban Tổ chức Tỉnh ủy"};
  task.deadline.phrase = "Hoàn thành trong quý II/2026";
  return task;
}

std::string due_days(const Installation& here, base::TaskId task) {
  return here.sql(
      "SELECT coalesce(group_concat(due_on, ' '), '') FROM (SELECT due_on FROM duty d JOIN assignment a "
      "ON a.id = d.assignment WHERE a.task = " +
      std::to_string(base::number(task)) + " ORDER BY due_on)");
}

/// A programme in force since October, in February.
struct Office {
  Office() {
    load_agencies(here.context(), support::contacts).value();
    in_force = here.put_in_force(support::small_programme).programme;
    here.now_is("2026-02-10T09:00:00+07:00");
  }
  auto enter(const NewTask& task) const { return enter_task(here.context(), task, store::Door::page); }

  Installation here;
  base::ProgrammeId in_force{};
};

}  // namespace

TEST_CASE("a programme entered by hand is a draft that tasks are added to, and comes into force", "[service]") {
  const Installation here{"2026-01-12T09:00:00+07:00"};
  const auto id = enter_programme(here.context(), spring(), store::Door::page);
  REQUIRE(id);
  const auto first = enter_task(here.context(), task_of(*id), store::Door::page);
  auto second = task_of(*id);
  second.ref = "II.3";
  second.deadline.phrase = "Hoàn thành trước ngày 31/02/2026";
  REQUIRE(first);
  REQUIRE(enter_task(here.context(), second, store::Door::page));
  CHECK(first->assigned.assignments == 0);

  const auto review = service::review(here.context(), *id).value();
  REQUIRE(review.doubts.size() == 2);
  CHECK(review.doubts[0].kind == DoubtKind::unknown_agency);
  CHECK(review.doubts[1].kind == DoubtKind::deadline_unparsed);
  CHECK(review.doubts[1].ref == "II.3");
  CHECK(review.programme.term == programme::Term{2026, 2028});

  REQUIRE(put_in_force(here.context(), *id, store::Door::page, deciders(here.context()).front().id));
  CHECK(due_days(here, first->task) == "2026-06-30");
}

TEST_CASE("what a programme must have is asked for in words", "[service]") {
  const Installation here{"2026-01-12T09:00:00+07:00"};
  const auto refused = [&](const auto& change) {
    auto programme = spring();
    change(programme);
    const auto kept = enter_programme(here.context(), programme, store::Door::page);
    return kept ? std::string{"taken"} : kept.error().kind;
  };
  CHECK(refused([](auto& p) { p.number = " "; }) == "number_missing");
  CHECK(refused([](auto& p) { p.issued_on.reset(); }) == "issue_day_missing");
  CHECK(refused([](auto& p) { p.issued_on = day("0026-01-05"); }) == "day_out_of_range");
  CHECK(refused([](auto& p) { p.title.clear(); }) == "title_missing");
  CHECK(refused([](auto& p) { p.title = std::string(30000, 'x'); }) == "field_too_long");
  for (const auto* term : {"2030-2025", "nhiệm kỳ này", "2025-2026-2027", "25-30", "0000-9999"})
    CHECK(refused([&](auto& p) { p.term = term; }) == "term");
  CHECK(refused([](auto& p) { p.person = base::PersonId{77}; }) == "no_such_person");
  CHECK(here.sql("SELECT count(*) FROM programme") == "0");
  CHECK(refused([](auto& p) { p.term = "2025 – 2030"; }) == "taken");
  CHECK(refused([](auto&) {}) == "programme_exists");
}

TEST_CASE("a task added to a programme in force is assigned at once and owes nothing from before", "[service]") {
  const Office office;
  const auto dated = office.enter(task_of(office.in_force));
  REQUIRE(dated);
  CHECK(dated->assigned.assignments == 1);
  CHECK(due_days(office.here, dated->task) == "2026-06-30");
  CHECK(task_sheet(office.here.context(), dated->task)->task.ref == "BS.1");
  CHECK(task_sheet(office.here.context(), dated->task)->history.back().event.what == "task_added");

  auto yearly = task_of(office.in_force);
  yearly.deadline.phrase = "Thực hiện hằng năm";
  CHECK(due_days(office.here, office.enter(yearly)->task).starts_with("2026-12-31 2027-12-31"));

  auto ongoing = task_of(office.in_force);
  ongoing.deadline.phrase = "Thực hiện thường xuyên";
  CHECK(due_days(office.here, office.enter(ongoing)->task).starts_with("2026-03-31 2026-06-30"));

  auto undated = task_of(office.in_force);
  undated.deadline.phrase.clear();
  const auto kept = office.enter(undated);
  REQUIRE(kept);
  CHECK(kept->assigned.assignments == 1);
  CHECK(due_days(office.here, kept->task).empty());
}

TEST_CASE("a task that is added owes no reminder of the time before it, but one mail on how it stands", "[service]") {
  Office office;
  office.here.tick();
  office.here.now_is("2026-06-25T09:00:00+07:00");
  office.here.tick();
  const auto kept = office.enter(task_of(office.in_force)).value();
  office.here.now_is("2026-06-26T09:00:00+07:00");
  office.here.tick();
  CHECK(office.here.sql("SELECT group_concat(l.step) FROM ledger l JOIN duty d ON d.id = l.duty JOIN assignment a ON "
                        "a.id = d.assignment WHERE a.task = " +
                        std::to_string(base::number(kept.task))) == "in_force");
  office.here.now_is("2026-06-30T09:00:00+07:00");
  office.here.tick();
  CHECK(office.here.sql("SELECT group_concat(step) FROM (SELECT l.step FROM ledger l JOIN duty d ON d.id = l.duty "
                        "JOIN assignment a ON a.id = d.assignment WHERE a.task = " +
                        std::to_string(base::number(kept.task)) + " ORDER BY l.id)") == "in_force,due");
}

TEST_CASE("a task for a programme in force needs what following it needs", "[service]") {
  const Office office;
  const auto refused = [&](const auto& change) {
    auto task = task_of(office.in_force);
    change(task);
    const auto kept = office.enter(task);
    return kept ? std::string{"taken"} : kept.error().kind;
  };
  const auto events = office.here.sql("SELECT count(*) FROM event");
  CHECK(refused([](auto& t) { t.text = " "; }) == "text_missing");
  CHECK(refused([](auto& t) { t.owners = {" "}; }) == "owner_missing");
  CHECK(refused([](auto& t) { t.ref = "1.1"; }) == "ref_taken");
  CHECK(refused([](auto& t) { t.ref = std::string(100, '1'); }) == "field_too_long");
  CHECK(refused([](auto& t) { t.deadline.phrase = "khi nào xong thì báo"; }) == "deadline_unreadable");
  CHECK(refused([](auto& t) { t.deadline.phrase = "Hoàn thành tháng 11/2025"; }) == "deadline_passed");
  CHECK(refused([](auto& t) { t.programme = base::ProgrammeId{99}; }) == "no_such_programme");
  CHECK(refused([](auto& t) { t.deadline = {.phrase = "", .day = day("2026-06-30")}; }) == "document_missing");
  CHECK(office.here.sql("SELECT count(*) FROM event") == events);
  CHECK(office.here.sql("SELECT count(*) FROM task WHERE ref LIKE 'BS%'") == "0");
}

TEST_CASE("a lead that no agency goes by is named with its like, and added only where that is said", "[service]") {
  const Office office;
  auto task = task_of(office.in_force);
  task.owners = {"Ban Tổ chức"};
  const auto refused = office.enter(task);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == "unknown_agency");
  CHECK(refused.error().detail.find("Có phải: Ban Tổ chức Tỉnh ủy") != std::string::npos);
  task.add_agencies = true;
  REQUIRE(office.enter(task));
  CHECK(office.here.sql("SELECT count(*) FROM agency WHERE name = 'Ban Tổ chức'") == "1");
}
