#include <catch2/catch.hpp>

#include <map>

#include "store/members.h"
#include "store/mergers.h"
#include "support/store.h"

using namespace store;
using support::day;

namespace {

/// A group that leads one task of four due days, and three agencies.
struct Group {
  support::Store store;
  base::AgencyId body = add_agency(store.connection, "Các đảng ủy xã", true);
  base::AgencyId north = store.agency("Đảng ủy xã Bắc"), south = store.agency("Đảng ủy xã Nam"),
                 west = store.agency("Đảng ủy xã Tây");
  base::ProgrammeId programme = store.in_force(support::programme_of({support::task("I.1", "Củng cố chi bộ")}));
  std::vector<base::DutyId> own =
      store.duties(base::TaskId{1}, body, {"2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"});

  void list(base::AgencyId agency, const Period& period = {}) {
    add_membership(store.connection,
                   {.id = 0, .body = body, .agency = agency, .body_name = {}, .agency_name = {}, .period = period});
  }
  std::vector<TaskChange> fan_out(std::string_view on) { return store::fan_out(store.connection, body, day(on), {}); }

  /// The numbers of the open duties of an agency: "1 2 3 4".
  std::string open_of(base::AgencyId agency) {
    std::string numbers;
    for (const auto& duty : duties_of_agency(store.connection, agency, day("2027-12-31")))
      if (duty.state == duty::State::needs_action)
        numbers += (numbers.empty() ? "" : " ") + std::to_string(duty.number);
    return numbers;
  }
};

}  // namespace

TEST_CASE("a group without members holds its duties itself", "[store]") {
  Group group;
  CHECK(group.fan_out("2026-01-01").empty());
  CHECK(group.open_of(group.body) == "1 2 3 4");
}

TEST_CASE("each member holds every duty once, and the group none - twice is once", "[store]") {
  Group group;
  group.list(group.north);
  group.list(group.south);
  const auto changes = group.fan_out("2026-01-01");
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].given == 8);
  CHECK(changes[0].ended == 4);
  CHECK(group.open_of(group.north) == "1 2 3 4");
  CHECK(group.open_of(group.south) == "1 2 3 4");
  CHECK(group.open_of(group.body).empty());
  CHECK(group.fan_out("2026-01-02").empty());
  CHECK(agencies_of_task(group.store.connection, base::TaskId{1}) ==
        std::vector<std::pair<base::AgencyId, std::string>>{{group.body, "Các đảng ủy xã"}});
  CHECK(held_of(group.store.connection, group.programme).assignments == 2);
  CHECK(held_of(group.store.connection, group.programme).duties == 8);
}

TEST_CASE("a member holds what is due from its first day on, that day included", "[store]") {
  Group group;
  group.list(group.north);
  group.list(group.south, {day("2026-06-30"), {}});
  group.list(group.west, {day("2026-07-01"), {}});
  group.fan_out("2026-06-30");
  CHECK(group.open_of(group.south) == "2 3 4");
  CHECK(group.open_of(group.west).empty());
  group.fan_out("2026-07-01");
  CHECK(group.open_of(group.west) == "3 4");
}

TEST_CASE("what no member was there for stays the group's own", "[store]") {
  Group group;
  group.list(group.north, {day("2026-05-01"), {}});
  group.fan_out("2026-05-01");
  CHECK(group.open_of(group.body) == "1");
  CHECK(group.open_of(group.north) == "2 3 4");
}

TEST_CASE("one that leaves holds nothing open any more, and what it did stays", "[store]") {
  Group group;
  group.list(group.north);
  group.list(group.south, {{}, day("2026-06-30")});
  group.fan_out("2026-01-01");
  const auto duties = duties_of_agency(group.store.connection, group.south, day("2027-12-31"));
  set_state(group.store.connection, duties[0].id, duty::State::completed, day("2026-03-30"));
  set_state(group.store.connection, duties[1].id, duty::State::claimed, day("2026-06-29"));
  group.fan_out("2026-07-01");
  CHECK(group.open_of(group.south).empty());
  CHECK(duties_of_agency(group.store.connection, group.south, day("2027-12-31")).size() == 2);
  CHECK(store::duty(group.store.connection, duties[2].id)->ended_on == day("2026-07-01"));
  CHECK(group.open_of(group.north) == "1 2 3 4");

  set_state(group.store.connection, duties[1].id, duty::State::returned,
            {});  // too late: it is not the agency's any more
  CHECK(ended_assignment_of(group.store.connection, duties[1].id)->body == group.body);
  CHECK_FALSE(ended_assignment_of(group.store.connection,
                                  duties_of_agency(group.store.connection, group.north, day("2027-12-31"))[0].id));
  group.fan_out("2026-07-02");
  CHECK(store::duty(group.store.connection, duties[1].id)->state == duty::State::cancelled);
}

TEST_CASE("one that comes back holds what is due from then on, in the assignment it had", "[store]") {
  Group group;
  group.list(group.north);
  group.list(group.south, {{}, day("2026-02-28")});
  group.fan_out("2026-01-01");
  group.fan_out("2026-03-01");
  group.list(group.south, {day("2026-08-01"), {}});
  group.fan_out("2026-08-01");
  CHECK(group.open_of(group.south) == "3 4");
  CHECK(held_of(group.store.connection, group.programme).assignments == 2);
}

TEST_CASE("where the last member leaves, the group holds what is still to come", "[store]") {
  Group group;
  group.list(group.north, {{}, day("2026-06-30")});
  group.fan_out("2026-01-01");
  group.fan_out("2026-07-01");
  CHECK(group.open_of(group.north).empty());
  CHECK(group.open_of(group.body) == "3 4");
}

TEST_CASE("a duty that the group has done is done, and no member owes it again", "[store]") {
  Group group;
  set_state(group.store.connection, group.own[0], duty::State::completed, day("2026-03-30"));
  group.list(group.north);
  group.fan_out("2026-05-01");
  CHECK(group.open_of(group.north) == "2 3 4");
  CHECK(store::duty(group.store.connection, group.own[0])->state == duty::State::completed);
}

TEST_CASE("a member that leads the task by its own name owes it once", "[store]") {
  Group group;
  group.store.duties(base::TaskId{1}, group.north, {"2026-03-31"});
  group.list(group.north);
  group.list(group.south);
  group.fan_out("2026-01-01");
  CHECK(group.open_of(group.north) == "1");
  CHECK(group.open_of(group.south) == "1 2 3 4");
}

TEST_CASE("duties alike of one group's members are counted together", "[store]") {
  Group group;
  group.list(group.north);
  group.list(group.south);
  group.fan_out("2026-01-01");
  const auto duties = duties_of_agency(group.store.connection, group.south, day("2027-12-31"));
  set_state(group.store.connection, duties[0].id, duty::State::completed, day("2026-03-30"));
  std::map<std::pair<int, duty::State>, std::int64_t> counts;
  for (const auto& each : member_duties(group.store.connection, std::vector{base::TaskId{1}}, day("2026-06-01")))
    counts[{each.number, each.facts.state}] += each.count;
  CHECK(counts[{1, duty::State::needs_action}] == 1);
  CHECK(counts[{1, duty::State::completed}] == 1);
  CHECK(counts[{4, duty::State::needs_action}] == 2);
  CHECK(duties_of_members(group.store.connection, base::TaskId{1}, group.body, 2).size() == 2);
  CHECK(duties_of_task(group.store.connection, base::TaskId{1}).empty());
}

TEST_CASE("a merger moves what is open with its claims, and leaves what is done", "[store]") {
  support::Store store;
  const auto old_one = store.agency("Ban Lễ tân"), heir = store.agency("Ban Nếp sống");
  store.in_force(support::programme_of({support::task("I.1", "Một"), support::task("I.2", "Hai")}));
  const auto first = store.duties(base::TaskId{1}, old_one, {"2026-03-31", "2026-06-30", "2026-09-30"});
  const auto second = store.duties(base::TaskId{2}, old_one, {"2026-06-30"});
  const auto heirs = store.duties(base::TaskId{2}, heir, {"2026-06-30"});
  set_state(store.connection, first[0], duty::State::completed, day("2026-03-30"));
  const auto contact = store.person("a@le.example", people::Role::contact, old_one);
  store.claim(first[1], contact, "2026-06-29T03:00:00Z", "2026-06-29");

  const auto handed = hand_over_duties(store.connection, old_one, heir, day("2026-07-01"));
  CHECK(handed.duties == std::vector{first[1], first[2]});
  CHECK(handed.ended == 1);
  CHECK(store::duty(store.connection, first[0])->agency == old_one);
  CHECK(store::duty(store.connection, first[1])->agency == heir);
  CHECK(store::duty(store.connection, first[1])->state == duty::State::claimed);
  CHECK(store::duty(store.connection, second[0])->ended_on == day("2026-07-01"));
  CHECK(store::duty(store.connection, heirs[0])->state == duty::State::needs_action);
  CHECK(claims_of(store.connection, first[1]).size() == 1);
}
