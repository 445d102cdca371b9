#include "store/review.h"

#include <catch2/catch.hpp>

#include "support/store.h"

using namespace store;
using support::day;
using support::instant;

namespace {

constexpr auto at = "2026-01-12T02:00:00Z";

struct Draft {
  Draft() {
    auto first = support::task("I.2", "Rà soát quy chế");
    first.place.line = 12;
    auto second = support::task("II.1", "Sửa biểu mẫu");
    second.place.line = 30;
    auto programme = support::programme_of({first, second});
    programme.provisions = {
        {.ref = "I.3", .text = "Các cấp ủy phổ biến", .place = {.line = 20}, .details = {"một đoạn"}}};
    programme.problems = {
        {.kind = "annex_empty", .detail = "Thiếu phụ lục", .words = "PHỤ LỤC", .line = 40, .place = {.line = 40}}};
    id = save(store.connection, programme, day("2025-10-20"), instant(at));
    office = store.person("vanphong@tinh.example", people::Role::office);
  }

  SettlementRow row(std::string doubt) const {
    SettlementRow row;
    row.programme = id;
    row.doubt = std::move(doubt);
    row.kind = "no_deadline";
    row.ref = "II.1";
    row.place.line = 30;
    row.words = "Sửa biểu mẫu";
    row.move = Move::wait;
    row.review_on = day("2026-03-31");
    row.person = office;
    row.settled_at = instant(at);
    return row;
  }
  std::vector<std::string> refs() {
    std::vector<std::string> refs;
    for (const auto& task : tasks_of(store.connection, id)) refs.push_back(task.ref);
    return refs;
  }

  support::Store store;
  base::ProgrammeId id{};
  base::PersonId office{};
};

}  // namespace

TEST_CASE("a doubt is settled once, and again after it was undone", "[store]") {
  Draft draft;
  auto& connection = draft.store.connection;
  const auto first = add_settlement(connection, draft.row("deadline/2"));
  CHECK_THROWS(add_settlement(connection, draft.row("deadline/2")));
  CHECK(settlement(connection, first)->review_on == day("2026-03-31"));
  mark_undone(connection, first, draft.office, instant(at));
  CHECK_FALSE(settlement(connection, first));
  CHECK(settlements_of(connection, draft.id).empty());
  add_settlement(connection, draft.row("deadline/2"));
  CHECK(settlements_of(connection, draft.id).size() == 1);
}

TEST_CASE("every move has a code of its own, which the database takes", "[store]") {
  Draft draft;
  for (const auto move : {Move::date, Move::leave_undated, Move::wait, Move::lead, Move::alias, Move::add_agency,
                          Move::as_one, Move::keep, Move::promote, Move::seen}) {
    CHECK(move_of(code(move)) == move);
    auto row = draft.row("note/" + std::string{code(move)});
    row.move = move;
    if (move != Move::wait) row.review_on.reset();
    CHECK(settlement(draft.store.connection, add_settlement(draft.store.connection, row))->move == move);
  }
  CHECK_FALSE(move_of("fly"));
}

TEST_CASE("a task's reading and leads come back as they were", "[store]") {
  Draft draft;
  auto& connection = draft.store.connection;
  const auto before = tasks_of(connection, draft.id).front();
  const auto snapshot = snapshot_of(connection, before.id);
  deadline::Reading waiting;
  waiting.kind = deadline::Kind::conditional;
  waiting.how = "chờ";
  set_reading(connection, before.id, waiting);
  set_owners(connection, before.id, {"Văn phòng Tỉnh ủy", "Ban Nội chính"});
  CHECK(task(connection, before.id)->reading == waiting);
  CHECK(task(connection, before.id)->owner == "Văn phòng Tỉnh ủy, Ban Nội chính");
  CHECK(find_tasks(connection, "ban noi chinh", {}, 0, 10).size() == 1);

  restore_reading(connection, before.id, snapshot);
  restore_owners(connection, before.id, snapshot);
  CHECK(task(connection, before.id)->reading == before.reading);
  CHECK(task(connection, before.id)->owners == before.owners);
  CHECK(find_tasks(connection, "ban noi chinh", {}, 0, 10).empty());
  CHECK(find_tasks(connection, "ra soat", {}, 0, 10).size() == 1);
}

TEST_CASE("a provision becomes a task in its place by line, and a provision again", "[store]") {
  Draft draft;
  auto& connection = draft.store.connection;
  const auto provision = provision_rows_of(connection, draft.id).front();
  CHECK(provision.provision.details == std::vector<std::string>{"một đoạn"});
  auto made = support::task(free_ref(connection, draft.id, "I.2"), "Các cấp ủy phổ biến");
  made.place = provision.provision.place;
  const auto task = promote(connection, draft.id, provision.id, made);
  CHECK(draft.refs() == std::vector<std::string>{"I.2", "I.2 (2)", "II.1"});
  CHECK(provisions_of(connection, draft.id).empty());
  CHECK(provision_rows_of(connection, draft.id).front().task == task);

  demote(connection, provision.id);
  CHECK(draft.refs() == std::vector<std::string>{"I.2", "II.1"});
  CHECK(provisions_of(connection, draft.id).size() == 1);
  CHECK(find_tasks(connection, "pho bien", {}, 0, 10).empty());
}

TEST_CASE("a draft given up is found no more, and its file may come again", "[store]") {
  Draft draft;
  auto& connection = draft.store.connection;
  const auto task_id = tasks_of(connection, draft.id).front().id;
  discard(connection, draft.id, instant(at));
  CHECK_FALSE(store::programme(connection, draft.id));
  CHECK_FALSE(store::task(connection, task_id));
  CHECK(programmes(connection).empty());
  CHECK_FALSE(programme_with_source(connection, "ab12"));
  CHECK_FALSE(programme_with_number(connection, "01-CTr/TU", day("2025-10-20")));
  CHECK(find_tasks(connection, "", {}, 0, 10).empty());
  CHECK(find_tasks(connection, "ra soat", {}, 0, 10).empty());
  CHECK(save(connection, support::programme_of({support::task("I.2", "Rà soát quy chế")}), day("2025-10-20"),
             instant(at)) != draft.id);
  CHECK(find_tasks(connection, "ra soat", {}, 0, 10).size() == 1);
}

TEST_CASE("an agency goes only while nothing hangs on it", "[store]") {
  Draft draft;
  auto& connection = draft.store.connection;
  const auto agency = draft.store.agency("Ban Nội chính");
  REQUIRE(add_name(connection, {.agency = agency, .name = "BNC", .sort = NameSort::alias}));
  CHECK_FALSE(remove_agency(connection, agency));
  CHECK(remove_alias(connection, agency, "bnc"));
  CHECK(remove_agency(connection, agency));
  CHECK_FALSE(agency_named(connection, "Ban Nội chính", day("2026-01-05")));
}
