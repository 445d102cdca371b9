#include "store/programmes.h"

#include <catch2/catch.hpp>

#include "support/store.h"

using namespace store;
using support::day;
using support::instant;

namespace {

constexpr auto imported_at = "2025-11-19T23:30:00Z";  // the 20th in Vietnam

/// A task with every field that a reader may give, and a reading of every part.
programme::Task rich_task() {
  auto task = support::task("II.7.6", "Xây dựng \"Đề án\" <b>số</b> 'một'");
  task.owners = {"Đảng ủy Ủy ban nhân dân tỉnh", "Ban Tổ chức Tỉnh ủy"};
  task.coordinators = {"Các sở, ban, ngành", ""};
  task.details = {"- Rà soát;\n- Tổng hợp", "{\"json\": [1]}"};
  task.deliverable = "Đề án";
  task.receiving_level = "Ban Thường vụ Tỉnh ủy";
  task.inherited = true;
  task.place = {.line = 321, .page = 3, .sheet = "PL1", .table = 2, .row = 14, .paragraph = 5};
  task.leader = "Đồng chí Lâm";
  task.note = "Gấp";
  auto& reading = task.reading;
  reading.kind = deadline::Kind::recurring;
  reading.start = day("2026-01-01");
  reading.due = day("2030-12-31");
  reading.milestones = {day("2026-03-31"), day("2026-09-30")};
  reading.rule = deadline::Rule{.frequency = deadline::Frequency::monthly,
                                .interval = 3,
                                .months = {3, 6, 9, 12},
                                .month_days = {-1},
                                .weekdays = {},
                                .positions = {}};
  reading.period = deadline::Period::half_year;
  reading.how = "ngày cuối cùng của mỗi quý";
  return task;
}

programme::Task bare_task() {
  programme::Task task;
  task.ref = "III.1";
  task.text = "Thực hiện nếp sống văn minh";
  return task;
}

void check_same(const TaskRow& kept, const programme::Task& read) {
  CHECK(kept.ref == read.ref);
  CHECK(kept.owner == read.owner);
  CHECK(kept.owners == read.owners);
  CHECK(kept.text == read.text);
  CHECK(kept.details == read.details);
  CHECK(kept.coordinators == read.coordinators);
  CHECK(kept.deliverable == read.deliverable);
  CHECK(kept.receiving_level == read.receiving_level);
  CHECK(kept.deadline_text == read.deadline_text);
  CHECK(kept.inherited == read.inherited);
  CHECK(kept.place == read.place);
  CHECK(kept.leader == read.leader);
  CHECK(kept.note == read.note);
  CHECK(kept.reading == read.reading);
}

}  // namespace

TEST_CASE("a programme that was kept says what was read, task by task", "[store]") {
  support::Store store;
  auto read = support::programme_of({rich_task(), bare_task()});
  read.provisions = {{.ref = "I.1", .text = "Quan điểm", .place = {.line = 12, .page = 2}, .details = {"một", "hai"}},
                     {.ref = "I.2", .text = "", .place = {}, .details = {}}};
  read.problems = {{.kind = "unparsed",
                    .detail = "Không rõ thời hạn.",
                    .words = "sớm nhất có thể",
                    .line = 9,
                    .place = {.line = 9}}};
  const auto id = save(store.connection, read, *read.issued, instant(imported_at));

  const auto tasks = tasks_of(store.connection, id);
  REQUIRE(tasks.size() == 2);
  check_same(tasks[0], read.tasks[0]);
  check_same(tasks[1], read.tasks[1]);
  CHECK(tasks[0].programme == id);
  CHECK(store::task(store.connection, tasks[1].id)->ref == "III.1");
  CHECK(problems_of(store.connection, id) == read.problems);
  const auto provisions = provisions_of(store.connection, id);
  REQUIRE(provisions.size() == 2);
  CHECK(provisions[0].ref == "I.1");
  CHECK(provisions[0].text == "Quan điểm");
  CHECK(provisions[0].place == base::Place{.line = 12, .page = 2});
  CHECK(provisions[0].details == std::vector<std::string>{"một", "hai"});
}

TEST_CASE("a reading of each kind comes back as it was", "[store]") {
  using deadline::Kind;
  using deadline::Period;
  support::Store store;
  std::vector<programme::Task> tasks;
  for (const auto kind : {Kind::due, Kind::window, Kind::milestones, Kind::recurring, Kind::ongoing, Kind::conditional,
                          Kind::none, Kind::unparsed})
    for (const auto period :
         {std::optional<Period>{}, std::optional{Period::week}, std::optional{Period::month},
          std::optional{Period::quarter}, std::optional{Period::half_year}, std::optional{Period::year}}) {
      auto task = support::task(std::to_string(tasks.size()), "x");
      task.reading = {
          .kind = kind, .start = {}, .due = {}, .milestones = {}, .rule = {}, .period = period, .how = "cách tính"};
      tasks.push_back(task);
    }
  const auto kept = tasks_of(store.connection, store.in_force(support::programme_of(tasks)));
  REQUIRE(kept.size() == tasks.size());
  for (std::size_t n = 0; n < tasks.size(); ++n) CHECK(kept[n].reading == tasks[n].reading);
}

TEST_CASE("a programme is a draft until it is put in force", "[store]") {
  support::Store store;
  const auto read = support::programme_of({bare_task()});
  const auto id = save(store.connection, read, day("2025-10-21"), instant(imported_at));
  const auto draft = store::programme(store.connection, id).value();
  CHECK(draft.kind == "Chương trình hành động");
  CHECK(draft.number == "01-CTr/TU");
  CHECK(draft.issuer == "Tỉnh ủy");
  CHECK(draft.issued_on == day("2025-10-21"));  // the day the office gave, whatever the document says
  CHECK(draft.title == read.title);
  CHECK(draft.term == programme::Term{2025, 2030});
  CHECK(draft.source_name == "chuong-trinh.txt");
  CHECK(draft.imported_at == instant(imported_at));
  CHECK_FALSE(draft.in_force_at);

  put_in_force(store.connection, id, instant("2025-11-21T01:00:00Z"));
  CHECK(store::programme(store.connection, id)->in_force_at == instant("2025-11-21T01:00:00Z"));
}

TEST_CASE("a programme was received on the day that it was imported, in Vietnam", "[store]") {
  support::Store store;
  save(store.connection, support::programme_of({}), day("2025-10-20"), instant(imported_at));
  CHECK(store.connection.database().execAndGet("SELECT received_on FROM programme").getString() == "2025-11-20");
}

TEST_CASE("a programme without number, issuer and term is kept without them", "[store]") {
  support::Store store;
  auto read = support::programme_of({});
  read.number.reset();
  read.issuer.reset();
  read.term.reset();
  const auto kept =
      store::programme(store.connection, save(store.connection, read, day("2025-10-20"), instant(imported_at)));
  CHECK_FALSE(kept->number);
  CHECK_FALSE(kept->issuer);
  CHECK_FALSE(kept->term);
}

TEST_CASE("a programme is found by its file, and by its number and day", "[store]") {
  support::Store store;
  const auto id = store.in_force(support::programme_of({}, "aa"));
  CHECK(programme_with_source(store.connection, "aa") == id);
  CHECK_FALSE(programme_with_source(store.connection, "bb"));
  CHECK(programme_with_number(store.connection, "01-CTr/TU", day("2025-10-20")) == id);
  CHECK_FALSE(programme_with_number(store.connection, "01-CTr/TU", day("2020-10-20")));
  CHECK_FALSE(programme_with_number(store.connection, "02-CTr/TU", day("2025-10-20")));
}

TEST_CASE("the same file twice is one programme", "[store]") {
  support::Store store;
  store.in_force(support::programme_of({}, "aa"));
  CHECK_THROWS_AS(store.in_force(support::programme_of({}, "aa")), SQLite::Exception);
  CHECK(programmes(store.connection).size() == 1);
}

TEST_CASE("a place in a document holds one task", "[store]") {
  support::Store store;
  const Transaction transaction{store.connection};
  CHECK_THROWS_AS(store.in_force(support::programme_of({bare_task(), bare_task()})), SQLite::Exception);
}

TEST_CASE("programmes stand in the order of their days of issue", "[store]") {
  support::Store store;
  auto newer = support::programme_of({}, "newer"), older = support::programme_of({}, "older");
  newer.issued = day("2026-01-05");
  const auto second = store.in_force(newer), first = store.in_force(older);
  const auto all = programmes(store.connection);
  REQUIRE(all.size() == 2);
  CHECK(all[0].id == first);
  CHECK(all[1].id == second);
}

TEST_CASE("what is not in the store is nothing", "[store]") {
  support::Store store;
  CHECK_FALSE(store::programme(store.connection, base::ProgrammeId{1}));
  CHECK_FALSE(store::task(store.connection, base::TaskId{1}));
  CHECK(tasks_of(store.connection, base::ProgrammeId{1}).empty());
}
