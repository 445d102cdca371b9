#include "store/duties.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "support/store.h"

using namespace store;
using duty::Sort;
using duty::State;
using support::day;
using support::instant;

namespace {

std::vector<std::int64_t> ids(const std::vector<DutyRow>& rows) {
  std::vector<std::int64_t> all;
  for (const auto& row : rows) all.push_back(base::number(row.id));
  return all;
}

std::vector<std::int64_t> ids(const std::vector<base::DutyId>& duties) {
  std::vector<std::int64_t> all;
  for (const auto duty : duties) all.push_back(base::number(duty));
  return all;
}

/// A programme in force with three tasks, and two agencies.
struct Province : support::Store {
  base::ProgrammeId programme = in_force(support::programme_of(
      {support::task("I.1", "Xây dựng kế hoạch"), support::task("I.2", "Rà soát"), support::task("II.1", "Kiểm tra")}));
  std::vector<TaskRow> tasks = tasks_of(connection, programme);
  base::AgencyId interior = agency("Sở Nội vụ"), finance = agency("Sở Tài chính");
  base::PersonId contact = person("a@so.example", people::Role::contact, interior);
  base::PersonId office = person("vp@tinh.example", people::Role::office);

  std::vector<base::DutyId> duties_of_task_number(std::size_t n, base::AgencyId of,
                                                  const std::vector<std::string>& due_days, Sort sort = Sort::dated) {
    return duties(tasks.at(n).id, of, due_days, sort);
  }
};

/// All pages of a list, laid one behind the other.
std::vector<std::int64_t> paged(Connection& connection, calendar::Day until, std::optional<base::AgencyId> agency,
                                int limit) {
  std::vector<std::int64_t> all;
  std::optional<Cursor> after;
  for (;;) {
    const auto page = open_due_until(connection, until, agency, after, limit);
    if (page.empty()) return all;
    CHECK(page.size() <= static_cast<std::size_t>(limit));
    for (const auto& row : page) all.push_back(base::number(row.id));
    after = Cursor{page.back().due_on, base::number(page.back().id)};
  }
}

}  // namespace

TEST_CASE("a duty comes back with the words that lists show of it", "[store]") {
  Province province;
  const auto id = province.duties_of_task_number(0, province.interior, {"2026-06-30"}).at(0);
  const auto row = store::duty(province.connection, id).value();
  CHECK(row.id == id);
  CHECK(row.task == province.tasks[0].id);
  CHECK(row.agency == province.interior);
  CHECK(row.number == 1);
  CHECK(row.sort == Sort::dated);
  CHECK(row.opens_on == day("2025-10-20"));
  CHECK(row.original_due_on == day("2026-06-30"));
  CHECK(row.due_on == day("2026-06-30"));
  CHECK(row.due_version == 1);
  CHECK(row.ladder == duty::Ladder::quarter);
  CHECK(row.state == State::needs_action);
  CHECK_FALSE(row.evidence_on);
  CHECK(row.ref == "I.1");
  CHECK(row.text == "Xây dựng kế hoạch");
  CHECK(row.agency_name == "Sở Nội vụ");
  CHECK(row.issuer == "Tỉnh ủy");
  CHECK(row.programme_number == "01-CTr/TU");
  CHECK(row.owed_from == instant("2025-11-20T01:00:00Z"));
  CHECK_FALSE(store::duty(province.connection, base::DutyId{99}));
}

TEST_CASE("a state is kept with the day of its evidence, and never without it", "[store]") {
  Province province;
  const auto id = province.duties_of_task_number(0, province.interior, {"2026-06-30"}).at(0);
  set_state(province.connection, id, State::claimed, day("2026-06-29"));
  CHECK(store::duty(province.connection, id)->state == State::claimed);
  CHECK(store::duty(province.connection, id)->evidence_on == day("2026-06-29"));
  CHECK_THROWS_AS(set_state(province.connection, id, State::completed, {}), SQLite::Exception);
  CHECK_THROWS_AS(set_state(province.connection, id, State::returned, day("2026-06-29")), SQLite::Exception);
  CHECK(store::duty(province.connection, id)->state == State::claimed);
  set_state(province.connection, id, State::returned, {});
  CHECK_FALSE(store::duty(province.connection, id)->evidence_on);
}

TEST_CASE("a task is assigned to an agency once, and a duty's number is its own", "[store]") {
  Province province;
  province.duties_of_task_number(0, province.interior, {"2026-06-30"});
  CHECK_THROWS_AS(province.duties_of_task_number(0, province.interior, {"2026-09-30"}), SQLite::Exception);
  const auto assignment = add_assignment(province.connection, province.tasks[1].id, province.interior);
  const duty::Duty one{.number = 1,
                       .sort = Sort::dated,
                       .opens_on = day("2026-01-01"),
                       .due_on = day("2026-02-01"),
                       .ladder = duty::Ladder::month};
  add_duty(province.connection, assignment, one);
  CHECK_THROWS_AS(add_duty(province.connection, assignment, one), SQLite::Exception);
}

TEST_CASE("a list turned page by page loses no row and shows none twice", "[store]") {
  Province province;
  std::mt19937 random{11};
  std::vector<std::vector<std::string>> due_days(6);
  for (auto& days : due_days)
    for (int n = 0; n < 40; ++n)
      days.push_back(calendar::iso(day("2026-01-01") + date::days{static_cast<int>(random() % 12)}));
  for (std::size_t n = 0; n < 3; ++n) {
    province.duties_of_task_number(n, province.interior, due_days[n]);
    province.duties_of_task_number(n, province.finance, due_days[n + 3]);
  }
  const auto until = day("2026-01-09");
  for (const auto& agency : {std::optional<base::AgencyId>{}, std::optional{province.finance}}) {
    const auto whole = open_due_until(province.connection, until, agency, {}, 10'000);
    CHECK(std::ranges::is_sorted(whole, {}, &DutyRow::due_on));
    CHECK(std::ranges::all_of(whole, [&](const auto& row) { return row.due_on <= until; }));
    std::size_t expected = 0;
    for (std::size_t n = agency ? 3 : 0; n < 6; ++n)
      expected += static_cast<std::size_t>(
          std::ranges::count_if(due_days[n], [](const auto& iso) { return iso <= "2026-01-09"; }));
    CHECK(whole.size() == expected);
    for (const int limit : {1, 7, 40, 239}) CHECK(paged(province.connection, until, agency, limit) == ids(whole));
    const auto all = ids(whole);
    CHECK(std::set<std::int64_t>(all.begin(), all.end()).size() == all.size());
  }
}

TEST_CASE("the list of what is open has neither reports nor what is done or set aside", "[store]") {
  Province province;
  const auto dated = province.duties_of_task_number(
      0, province.interior,
      {"2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05", "2026-01-06", "2026-01-07"});
  province.duties_of_task_number(1, province.interior, {"2026-01-01"}, Sort::report);
  set_state(province.connection, dated[1], State::in_process, {});
  set_state(province.connection, dated[2], State::claimed, day("2026-01-02"));
  set_state(province.connection, dated[3], State::returned, {});
  set_state(province.connection, dated[4], State::completed, day("2026-01-02"));
  set_state(province.connection, dated[5], State::suspended, {});
  set_state(province.connection, dated[6], State::cancelled, {});
  const std::vector open(dated.begin(), dated.begin() + 4);
  CHECK(ids(open_due_until(province.connection, day("2026-12-31"), {}, {}, 100)) == ids(open));
  CHECK(ids(open_due_until(province.connection, day("2026-12-31"), province.interior, {}, 100)) == ids(open));
  CHECK(open_due_until(province.connection, day("2026-12-31"), province.finance, {}, 100).empty());
  CHECK(ids(open_due_until(province.connection, day("2026-01-01"), {}, {}, 100)) == ids({dated[0]}));
}

TEST_CASE("a sweep gets the open duties of its days, reports among them, each once", "[store]") {
  Province province;
  const auto dated = province.duties_of_task_number(0, province.interior, {"2026-01-01", "2026-01-02", "2026-01-05"});
  const auto reports = province.duties_of_task_number(1, province.interior, {"2026-01-02", "2026-01-09"}, Sort::report);
  set_state(province.connection, dated[2], State::completed, day("2026-01-02"));
  CHECK(ids(open_due_on(province.connection, {day("2026-01-02"), day("2026-01-05"), day("2026-01-07")})) ==
        std::vector{base::number(dated[1]), base::number(reports[0])});
  CHECK(open_due_on(province.connection, {}).empty());
  CHECK(earliest_open_due_on(province.connection) == day("2026-01-01"));
  set_state(province.connection, dated[0], State::cancelled, {});
  set_state(province.connection, dated[1], State::cancelled, {});
  CHECK(earliest_open_due_on(province.connection) == day("2026-01-02"));  // the report's
}

TEST_CASE("an empty store has no earliest due day", "[store]") {
  support::Store store;
  CHECK_FALSE(earliest_open_due_on(store.connection));
}

TEST_CASE("duties of a task, an agency or a programme are those and no others", "[store]") {
  Province province;
  const auto plan = province.duties_of_task_number(0, province.interior, {"2026-03-31", "2026-01-31"});
  const auto shared = province.duties_of_task_number(0, province.finance, {"2026-02-28"});
  const auto review = province.duties_of_task_number(1, province.interior, {"2026-02-15"}, Sort::report);
  CHECK(ids(duties_of_task(province.connection, province.tasks[0].id)) == ids({plan[0], plan[1], shared[0]}));
  CHECK(ids(duties_of_agency(province.connection, province.interior, day("2025-10-20"))) ==
        ids({plan[1], review[0], plan[0]}));
  CHECK(duties_of_agency(province.connection, province.interior, day("2025-10-19")).empty());  // not open yet
  CHECK(ids(open_of_programme(province.connection, province.programme, day("2025-12-01"))) ==
        ids({plan[1], review[0], shared[0], plan[0]}));
  CHECK(open_of_programme(province.connection, province.programme, day("2025-10-19")).empty());
  CHECK(open_of_programme(province.connection, base::ProgrammeId{99}, day("2026-12-31")).empty());
  CHECK(agencies_of_task(province.connection, province.tasks[0].id) ==
        std::vector<std::pair<base::AgencyId, std::string>>{{province.interior, "Sở Nội vụ"},
                                                            {province.finance, "Sở Tài chính"}});
}

TEST_CASE("the list of a past day shows each duty in the state of then", "[store]") {
  Province province;
  const auto id = province.duties_of_task_number(0, province.interior, {"2026-01-15"}).at(0);
  const auto first = province.claim(id, province.contact, "2026-01-20T03:00:00Z", "2026-01-19");
  decide(province.connection, first, ClaimState::returned, province.office, instant("2026-01-22T03:00:00Z"),
         "thiếu phụ lục");
  set_state(province.connection, id, State::returned, {});
  const auto second = province.claim(id, province.contact, "2026-01-25T03:00:00Z", "2026-01-24");
  decide(province.connection, second, ClaimState::confirmed, province.office, instant("2026-01-27T03:00:00Z"), "");
  set_state(province.connection, id, State::completed, day("2026-01-24"));

  struct Case {
    const char* moment;
    std::optional<State> state;
    std::optional<calendar::Day> evidence_on;
  };
  for (const auto& [moment, state, evidence_on] :
       std::initializer_list<Case>{{"2025-11-20T00:59:59Z", {}, {}},  // not in force yet
                                   {"2025-11-20T01:00:00Z", State::needs_action, {}},
                                   {"2026-01-20T02:59:59Z", State::needs_action, {}},
                                   {"2026-01-20T03:00:00Z", State::claimed, day("2026-01-19")},
                                   {"2026-01-22T02:59:59Z", State::claimed, day("2026-01-19")},
                                   {"2026-01-22T03:00:00Z", State::returned, {}},
                                   {"2026-01-25T03:00:00Z", State::claimed, day("2026-01-24")},
                                   {"2026-01-27T02:59:59Z", State::claimed, day("2026-01-24")},
                                   {"2026-01-27T03:00:00Z", {}, {}}}) {
    INFO(moment);
    const auto rows = open_due_until_as_of(province.connection, day("2026-01-31"), {}, instant(moment));
    CHECK(rows.size() == (state ? 1U : 0U));
    if (!state || rows.empty()) continue;
    CHECK(rows[0].state == *state);
    CHECK(rows[0].evidence_on == evidence_on);
    CHECK(rows[0].ref == "I.1");
    CHECK(rows[0].agency_name == "Sở Nội vụ");
  }
  CHECK(open_due_until_as_of(province.connection, day("2026-01-14"), {}, instant("2026-01-20T03:00:00Z")).empty());
  CHECK(open_due_until_as_of(province.connection, day("2026-01-31"), province.finance, instant("2026-01-20T03:00:00Z"))
            .empty());
  CHECK(open_due_until_as_of(province.connection, day("2026-01-31"), province.interior, instant("2026-01-20T03:00:00Z"))
            .size() == 1);
}

TEST_CASE("as of now, the list of a past day is the list of what is open", "[store]") {
  Province province;
  const auto duties = province.duties_of_task_number(0, province.interior, {"2026-01-05", "2026-01-06", "2026-01-07"});
  province.claim(duties[1], province.contact, "2026-01-20T03:00:00Z", "2026-01-19");
  const auto done = province.claim(duties[2], province.contact, "2026-01-20T03:00:00Z", "2026-01-19");
  decide(province.connection, done, ClaimState::confirmed, province.office, instant("2026-01-21T03:00:00Z"), "");
  set_state(province.connection, duties[2], State::completed, day("2026-01-19"));
  const auto now = open_due_until(province.connection, day("2026-01-31"), {}, {}, 100);
  const auto as_of = open_due_until_as_of(province.connection, day("2026-01-31"), {}, instant("2026-02-01T00:00:00Z"));
  REQUIRE(as_of.size() == now.size());
  for (std::size_t n = 0; n < now.size(); ++n) {
    CHECK(as_of[n].id == now[n].id);
    CHECK(as_of[n].state == now[n].state);
    CHECK(as_of[n].evidence_on == now[n].evidence_on);
    CHECK(as_of[n].text == now[n].text);
    CHECK(as_of[n].issuer == now[n].issuer);
    CHECK(as_of[n].receiving_level == now[n].receiving_level);
  }
}

TEST_CASE("groups of alike duties count every opened duty once", "[store]") {
  Province province;
  const auto plan =
      province.duties_of_task_number(0, province.interior, {"2026-01-05", "2026-01-05", "2026-01-06", "2026-01-07"});
  province.duties_of_task_number(1, province.interior, {"2026-01-05"}, Sort::report);
  province.duties_of_task_number(0, province.finance, {"2026-01-05"});
  set_state(province.connection, plan[3], State::cancelled, {});
  const auto groups = duty_groups(province.connection, day("2025-10-20"));
  std::int64_t all = 0, two = 0;
  for (const auto& group : groups) {
    all += group.count;
    if (group.count == 2) ++two;
  }
  CHECK(all == 6);
  CHECK(two == 1);
  CHECK(groups.size() == 5);
  CHECK(duty_groups(province.connection, day("2025-10-19")).empty());
}

TEST_CASE("assignments are counted by kind of deadline, and tasks of nobody are counted apart", "[store]") {
  Province province;
  province.duties_of_task_number(0, province.interior, {"2026-01-05"});
  province.duties_of_task_number(1, province.interior, {"2026-01-05"});
  const auto groups = assignment_groups(province.connection);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].agency == province.interior);
  CHECK(groups[0].kind == deadline::Kind::due);
  CHECK(groups[0].count == 2);
  CHECK(tasks_without_owner(province.connection) == 1);
  save(province.connection, support::programme_of({support::task("I.1", "nháp")}, "draft"), day("2026-01-01"),
       instant("2026-01-01T00:00:00Z"));
  CHECK(tasks_without_owner(province.connection) == 1);  // a draft owes nothing
}
