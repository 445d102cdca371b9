#include "service/claims.h"

#include <catch2/catch.hpp>

#include <thread>

#include "service/lists.h"
#include "support/installation.h"

using namespace service;
using support::day;
using support::Installation;

namespace {

/// An installation on 2026-01-15 where II.1.1 of the small programme is overdue since 2025-12-01.
struct Scene {
  Scene() : here{"2025-10-20T08:00:00+07:00"} {
    REQUIRE(load_agencies(here.context(), support::contacts));
    here.put_in_force(support::small_programme);
    here.now_is("2026-01-15T09:00:00+07:00");
    duty = overdue(here.context(), {})->lines.front().duty.id;
    contact = person("Trần Thị Bình");
    office = deciders(here.context()).front().id;
  }

  base::PersonId person(const std::string& name) const {
    return base::PersonId{std::stoll(here.sql("SELECT id FROM person WHERE name = '" + name + "'"))};
  }

  NewClaim claim_on(std::string_view document_day) const {
    return {.duty = duty,
            .person = contact,
            .evidence = {.document_number = "15-BC/BTC",
                         .document_on = day(document_day),
                         .receiving_level = "Ban Thường vụ"},
            .note = ""};
  }

  std::size_t overdue_count() const { return overdue(here.context(), {})->lines.size(); }

  Installation here;
  base::DutyId duty{};
  base::PersonId contact{}, office{};
};

}  // namespace

TEST_CASE("a claim confirmed by someone else leaves the overdue list and stands in the log with both people",
          "[service]") {
  Scene scene;
  const auto before = scene.overdue_count();
  const auto id = claim(scene.here.context(), scene.claim_on("2026-01-10"), store::Door::page);
  REQUIRE(id);
  CHECK(scene.overdue_count() == before);  // late by its evidence, and not yet confirmed
  REQUIRE(decide(scene.here.context(), {*id, scene.office, duty::Decision::confirm, ""}, store::Door::page));
  CHECK(scene.overdue_count() == before - 1);
  scene.here.reopen();
  const auto sheet = duty_sheet(scene.here.context(), scene.duty).value();
  CHECK(sheet.line.position.standing == duty::Standing::completed_late);
  CHECK(sheet.claims.front().claimant == "Trần Thị Bình");
  CHECK(sheet.claims.front().decider == "Văn phòng");
  CHECK(scene.here.sql("SELECT group_concat(what || ':' || person, ' ') FROM event WHERE subject = 'duty'") ==
        "claimed:" + std::to_string(base::number(scene.contact)) +
            " confirmed:" + std::to_string(base::number(scene.office)));
}

TEST_CASE("a claim whose evidence was in time is not overdue while it waits", "[service]") {
  Scene scene;
  const auto before = scene.overdue_count();
  REQUIRE(claim(scene.here.context(), scene.claim_on("2025-11-28"), store::Door::page));
  CHECK(scene.overdue_count() == before - 1);
  CHECK(waiting_claims(scene.here.context()).size() == 1);
  CHECK(overview(scene.here.context())->total.claimed == 1);
}

TEST_CASE("a claim that is sent back counts as never made", "[service]") {
  Scene scene;
  const auto before = scene.overdue_count();
  const auto id = claim(scene.here.context(), scene.claim_on("2025-11-28"), store::Door::page).value();
  CHECK_FALSE(decide(scene.here.context(), {id, scene.office, duty::Decision::send_back, "  "}, store::Door::page));
  REQUIRE(
      decide(scene.here.context(), {id, scene.office, duty::Decision::send_back, "Thiếu phụ lục"}, store::Door::page));
  CHECK(scene.overdue_count() == before);
  CHECK(duty_sheet(scene.here.context(), scene.duty)->line.duty.state == duty::State::returned);
  CHECK(claim(scene.here.context(), scene.claim_on("2026-01-12"), store::Door::page));
}

TEST_CASE("what cannot be claimed or decided is refused with its kind and changes nothing", "[service]") {
  Scene scene;
  const auto context = scene.here.context();
  const auto kind_of = [&](const NewClaim& wanted) { return claim(context, wanted, store::Door::page).error().kind; };
  const auto events = scene.here.sql("SELECT count(*) FROM event");

  auto wanted = scene.claim_on("2026-01-16");
  CHECK(kind_of(wanted) == "evidence_in_future");
  wanted = scene.claim_on("2026-01-10");
  wanted.evidence.document_number = " \t";
  CHECK(kind_of(wanted) == "evidence_missing");
  wanted = scene.claim_on("2026-01-10");
  wanted.evidence.document_on.reset();
  CHECK(kind_of(wanted) == "evidence_missing");
  wanted = scene.claim_on("2026-01-10");
  wanted.evidence.receiving_level.clear();
  CHECK(kind_of(wanted) == "evidence_missing");
  wanted = scene.claim_on("2026-01-10");
  wanted.duty = base::DutyId{999999};
  CHECK(kind_of(wanted) == "no_such_duty");
  wanted = scene.claim_on("2026-01-10");
  wanted.person = base::PersonId{999999};
  CHECK(kind_of(wanted) == "no_such_person");
  wanted.person = scene.person("Lê Văn Cường");  // of another agency
  CHECK(kind_of(wanted) == "not_allowed");
  wanted.person = scene.person("Ban Thường vụ");
  CHECK(kind_of(wanted) == "not_allowed");
  wanted = scene.claim_on("2026-01-10");
  wanted.note = std::string(5000, 'a');
  CHECK(kind_of(wanted) == "field_too_long");
  CHECK(
      decide(context, {base::ClaimId{5}, scene.office, duty::Decision::confirm, ""}, store::Door::page).error().kind ==
      "no_such_claim");
  CHECK(scene.here.sql("SELECT count(*) FROM event") == events);
  CHECK(scene.here.sql("SELECT count(*) FROM claim") == "0");
}

TEST_CASE("nobody confirms a claim of their own, and the committee confirms none", "[service]") {
  Scene scene;
  auto by_office = scene.claim_on("2026-01-10");
  by_office.person = scene.office;
  const auto id = claim(scene.here.context(), by_office, store::Door::page).value();
  CHECK(decide(scene.here.context(), {id, scene.office, duty::Decision::confirm, ""}, store::Door::page).error().kind ==
        "own_claim");
  CHECK(
      decide(scene.here.context(), {id, scene.person("Ban Thường vụ"), duty::Decision::confirm, ""}, store::Door::page)
          .error()
          .kind == "not_allowed");
  CHECK(waiting_claims(scene.here.context()).size() == 1);
}

TEST_CASE("of two claims made at once one is kept, and the other person is told so", "[service]") {
  Scene scene;
  std::atomic<int> kept{0}, refused{0};
  {
    std::vector<std::jthread> people;
    for (int i = 0; i < 4; ++i)
      people.emplace_back([&] {
        const auto made = claim(scene.here.context(), scene.claim_on("2026-01-10"), store::Door::page);
        ++(made ? kept : refused);
      });
  }
  CHECK(kept == 1);
  CHECK(refused == 3);
  CHECK(scene.here.sql("SELECT count(*) FROM claim") == "1");
}

TEST_CASE("a claim cannot be decided twice", "[service]") {
  Scene scene;
  const auto id = claim(scene.here.context(), scene.claim_on("2026-01-10"), store::Door::page).value();
  REQUIRE(decide(scene.here.context(), {id, scene.office, duty::Decision::confirm, ""}, store::Door::page));
  CHECK(decide(scene.here.context(), {id, scene.office, duty::Decision::send_back, "nhầm"}, store::Door::page)
            .error()
            .kind == "claim_settled");
  CHECK(claim(scene.here.context(), scene.claim_on("2026-01-10"), store::Door::page).error().kind ==
        "already_completed");
}

TEST_CASE("the overdue list of a past day knows only what was known at its end", "[service]") {
  Scene scene;
  const auto id = claim(scene.here.context(), scene.claim_on("2026-01-10"), store::Door::page).value();
  scene.here.now_is("2026-01-20T09:00:00+07:00");
  REQUIRE(decide(scene.here.context(), {id, scene.office, duty::Decision::confirm, ""}, store::Door::page));
  const auto holds = [&](std::string_view iso) {
    const auto lines = overdue_as_of(scene.here.context(), day(iso));
    return std::ranges::any_of(lines, [&](const auto& line) { return line.duty.id == scene.duty; });
  };
  CHECK(holds("2026-01-14"));        // not claimed yet
  CHECK(holds("2026-01-19"));        // claimed, waiting, late by its evidence
  CHECK_FALSE(holds("2026-01-20"));  // confirmed
  CHECK_FALSE(holds("2025-12-01"));  // its last day, after the Sunday it fell on
  CHECK(holds("2025-12-02"));
}
