#include "store/versions.h"

#include <catch2/catch.hpp>

#include "store/task_moves.h"
#include "support/store.h"

using namespace store;
using support::day;
using support::instant;

namespace {

/// A store with one task of a programme in force and a duty of Sở Nội vụ due on 30 January 2026.
struct Desk : support::Store {
  Desk() {
    in_force(support::programme_of({support::task("I.1", "Rà soát", "2026-01-30")}));
    interior = agency("Sở Nội vụ");
    finance = agency("Sở Tài chính");
    id = duties(base::TaskId{1}, interior, {"2026-01-30"}).front();
  }

  DecisionId decide(duty::Move what, std::string_view at) {
    return add_decision(connection,
                        {.id = {},
                         .what = what,
                         .mandate = {"45-QĐ/TU", day("2026-02-01"), "Ban Thường vụ", duty::Reason::law, "ghi chú"},
                         .decided_by = {},
                         .decided_at = instant(at)});
  }
  DutyRow row() { return store::duty(connection, id).value(); }
  std::vector<DutyRow> as_of(std::string_view moment, std::string_view until = "2026-12-31") {
    return open_due_until_as_of(connection, day(until), std::nullopt, instant(moment));
  }

  base::AgencyId interior, finance;
  base::DutyId id;
};

}  // namespace

TEST_CASE("a moved day is kept with the document that moved it", "[store]") {
  Desk desk;
  move_due(desk.connection, desk.row(), day("2026-03-31"), desk.decide(duty::Move::extended, "2026-02-02T02:00:00Z"),
           instant("2026-02-02T02:00:01Z"));
  move_due(desk.connection, desk.row(), day("2026-06-30"), desk.decide(duty::Move::resumed, "2026-03-02T02:00:00Z"),
           instant("2026-03-02T02:00:01Z"));
  const auto row = desk.row();
  CHECK(row.due_version == 3);
  CHECK(row.due_on == day("2026-06-30"));
  CHECK(row.original_due_on == day("2026-01-30"));
  CHECK(row.owed_from == instant("2026-03-02T02:00:01Z"));
  const auto versions = versions_of(desk.connection, row);
  REQUIRE(versions.size() == 3);
  CHECK(versions[1].due_on == day("2026-03-31"));
  CHECK(versions[2].decision->mandate.authority == "Ban Thường vụ");
  CHECK(versions[2].decision->mandate.document_on == day("2026-02-01"));
  CHECK(versions[2].decision->mandate.note == "ghi chú");
}

TEST_CASE("a past moment knows the day that held then", "[store]") {
  Desk desk;
  move_due(desk.connection, desk.row(), day("2026-03-31"), desk.decide(duty::Move::extended, "2026-02-02T02:00:00Z"),
           instant("2026-02-02T02:00:00Z"));
  move_due(desk.connection, desk.row(), day("2026-02-27"), desk.decide(duty::Move::changed, "2026-02-10T02:00:00Z"),
           instant("2026-02-10T02:00:00Z"));
  CHECK(desk.as_of("2026-02-01T02:00:00Z").front().due_on == day("2026-01-30"));
  CHECK(desk.as_of("2026-02-02T02:00:00Z").front().due_on == day("2026-03-31"));
  CHECK(desk.as_of("2026-02-02T02:00:00Z").front().due_version == 2);
  CHECK(desk.as_of("2026-02-10T02:00:00Z").front().due_on == day("2026-02-27"));
  CHECK(desk.as_of("2026-02-01T02:00:00Z", "2026-01-30").size() == 1);
  CHECK(desk.as_of("2026-02-05T02:00:00Z", "2026-03-30").empty());
}

TEST_CASE("a past moment knows whether a duty rested, was dropped or was not made yet", "[store]") {
  Desk desk;
  change_state(desk.connection, desk.row(), duty::State::suspended,
               desk.decide(duty::Move::suspended, "2026-02-02T02:00:00Z"));
  CHECK(state_before_suspension(desk.connection, desk.id) == duty::State::needs_action);
  change_state(desk.connection, desk.row(), duty::State::needs_action,
               desk.decide(duty::Move::resumed, "2026-02-04T02:00:00Z"));
  change_state(desk.connection, desk.row(), duty::State::cancelled,
               desk.decide(duty::Move::cancelled, "2026-02-06T02:00:00Z"));
  CHECK(desk.as_of("2026-02-01T02:00:00Z").size() == 1);
  CHECK(desk.as_of("2026-02-03T02:00:00Z").empty());
  CHECK(desk.as_of("2026-02-05T02:00:00Z").size() == 1);
  CHECK(desk.as_of("2026-02-07T02:00:00Z").empty());

  const auto assignment = assignment_for(desk.connection, base::TaskId{1}, desk.finance);
  const duty::Duty late{.number = 1,
                        .sort = duty::Sort::dated,
                        .opens_on = day("2026-02-08"),
                        .due_on = day("2026-02-20"),
                        .ladder = duty::Ladder::month};
  add_duty(desk.connection, assignment, late, instant("2026-02-08T02:00:00Z"));
  CHECK(desk.as_of("2026-02-08T01:59:59Z").empty());
  CHECK(desk.as_of("2026-02-08T02:00:00Z").size() == 1);
}

TEST_CASE("a duty handed over is the old agency's until that moment", "[store]") {
  Desk desk;
  const auto to = assignment_for(desk.connection, base::TaskId{1}, desk.finance);
  hand_over(desk.connection, desk.row(), to, desk.finance, desk.decide(duty::Move::transferred, "2026-02-02T02:00:00Z"),
            instant("2026-02-02T02:00:00Z"));
  CHECK(desk.row().agency == desk.finance);
  CHECK(desk.as_of("2026-02-01T02:00:00Z").front().agency_name == "Sở Nội vụ");
  CHECK(desk.as_of("2026-02-03T02:00:00Z").front().agency_name == "Sở Tài chính");
  CHECK(open_owed_from(desk.connection, instant("2026-02-02T01:00:00Z"), instant("2026-02-02T02:00:00Z")).size() == 1);
  CHECK(open_owed_from(desk.connection, instant("2026-02-02T02:00:00Z"), instant("2026-02-03T02:00:00Z")).empty());
}

TEST_CASE("an assignment that ended is taken up again, not made twice", "[store]") {
  Desk desk;
  const auto assignment = assignments_of(desk.connection, base::TaskId{1}).front();
  end_assignment(desk.connection, assignment.id, instant("2026-02-02T02:00:00Z"));
  CHECK(assignments_of(desk.connection, base::TaskId{1}).empty());
  CHECK(assignments_of(desk.connection, desk.interior).empty());
  CHECK(agencies_of_task(desk.connection, base::TaskId{1}).empty());
  CHECK(assignment_for(desk.connection, base::TaskId{1}, desk.interior) == assignment.id);
  CHECK(assignments_of(desk.connection, base::TaskId{1}).size() == 1);
}

TEST_CASE("only reports of which nothing is known are taken away", "[store]") {
  Desk desk;
  const auto assignment = assignment_for(desk.connection, base::TaskId{1}, desk.finance);
  for (int number = 1; const auto* opens : {"2026-01-01", "2026-04-01", "2026-07-01"})
    add_duty(desk.connection, assignment,
             {.number = number++,
              .sort = duty::Sort::report,
              .opens_on = day(opens),
              .due_on = day("2026-12-31"),
              .ladder = duty::Ladder::quarter});
  const auto reports = duties_of_assignment(desk.connection, assignment);
  change_state(desk.connection, reports[2], duty::State::suspended,
               desk.decide(duty::Move::suspended, "2026-02-02T02:00:00Z"));
  drop_reports_after(desk.connection, assignment, day("2026-02-01"));
  const auto left = duties_of_assignment(desk.connection, assignment);
  REQUIRE(left.size() == 2);
  CHECK(left[0].opens_on == day("2026-01-01"));
  CHECK(left[1].opens_on == day("2026-07-01"));
}

TEST_CASE("a duty made with its programme is owed from when that came into force, on the day it set", "[store]") {
  Desk desk;
  CHECK(desk.row().owed_from == instant("2025-11-20T01:00:00Z"));  // when its programme came into force
  CHECK(versions_of(desk.connection, desk.row()).size() == 1);
}
