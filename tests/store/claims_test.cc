#include "store/claims.h"

#include <catch2/catch.hpp>

#include "support/store.h"

using namespace store;
using support::day;
using support::instant;

namespace {

struct Desk : support::Store {
  base::ProgrammeId programme = in_force(support::programme_of({support::task("I.1", "Xây dựng kế hoạch")}));
  base::AgencyId interior = agency("Sở Nội vụ");
  base::PersonId contact = person("a@so.example", people::Role::contact, interior);
  base::PersonId office = person("vp@tinh.example", people::Role::office);
  std::vector<base::DutyId> duties = support::Store::duties(tasks_of(connection, programme).at(0).id, interior,
                                                            {"2026-03-31", "2026-06-30", "2026-09-30"});

  void return_claim(base::ClaimId claim, std::string_view reason = "thiếu phụ lục") {
    decide(connection, claim, ClaimState::returned, office, instant("2026-07-02T01:00:00Z"), reason);
  }
};

}  // namespace

TEST_CASE("a claim comes back as it was made", "[store]") {
  Desk desk;
  const auto id = desk.claim(desk.duties[0], desk.contact, "2026-07-01T01:00:00Z", "2026-06-30");
  const auto kept = claim(desk.connection, id).value();
  CHECK(kept.id == id);
  CHECK(kept.duty == desk.duties[0]);
  CHECK(kept.person == desk.contact);
  CHECK(kept.claimed_at == instant("2026-07-01T01:00:00Z"));
  CHECK(kept.document_number == "125-BC/TU");
  CHECK(kept.document_on == day("2026-06-30"));
  CHECK(kept.receiving_level == "Ban Thường vụ Tỉnh ủy");
  CHECK(kept.note == "kèm phụ lục");
  CHECK(kept.state == ClaimState::waiting);
  CHECK_FALSE(kept.decided_by);
  CHECK_FALSE(kept.decided_at);
  CHECK(kept.reason.empty());
  CHECK_FALSE(claim(desk.connection, base::ClaimId{99}));
}

TEST_CASE("a decision is kept with who, when and why", "[store]") {
  Desk desk;
  const auto id = desk.claim(desk.duties[0], desk.contact, "2026-07-01T01:00:00Z", "2026-06-30");
  desk.return_claim(id);
  const auto kept = claim(desk.connection, id).value();
  CHECK(kept.state == ClaimState::returned);
  CHECK(kept.decided_by == desk.office);
  CHECK(kept.decided_at == instant("2026-07-02T01:00:00Z"));
  CHECK(kept.reason == "thiếu phụ lục");
}

TEST_CASE("only one claim of a duty waits at a time", "[store]") {
  Desk desk;
  const auto first = desk.claim(desk.duties[0], desk.contact, "2026-07-01T01:00:00Z", "2026-06-30");
  CHECK_THROWS_AS(desk.claim(desk.duties[0], desk.contact, "2026-07-01T02:00:00Z", "2026-06-30"), SQLite::Exception);
  CHECK_NOTHROW(desk.claim(desk.duties[1], desk.contact, "2026-07-01T02:00:00Z", "2026-06-30"));
  desk.return_claim(first);
  const auto second = desk.claim(desk.duties[0], desk.contact, "2026-07-03T01:00:00Z", "2026-07-03");
  const auto all = claims_of(desk.connection, desk.duties[0]);
  REQUIRE(all.size() == 2);
  CHECK(all[0].id == first);
  CHECK(all[1].id == second);
}

TEST_CASE("the database lets nobody decide a claim of their own", "[store]") {
  Desk desk;
  const auto id = desk.claim(desk.duties[0], desk.contact, "2026-07-01T01:00:00Z", "2026-06-30");
  for (const auto state : {ClaimState::confirmed, ClaimState::returned})
    CHECK_THROWS_AS(decide(desk.connection, id, state, desk.contact, instant("2026-07-02T01:00:00Z"), "x"),
                    SQLite::Exception);
  CHECK(claim(desk.connection, id)->state == ClaimState::waiting);
}

TEST_CASE("the database refuses a return without a reason, and evidence without its words", "[store]") {
  Desk desk;
  const auto id = desk.claim(desk.duties[0], desk.contact, "2026-07-01T01:00:00Z", "2026-06-30");
  CHECK_THROWS_AS(desk.return_claim(id, ""), SQLite::Exception);
  auto row = claim(desk.connection, id).value();
  row.duty = desk.duties[1];
  row.document_number = "";
  CHECK_THROWS_AS(add_claim(desk.connection, row), SQLite::Exception);
  row.document_number = "1";
  row.receiving_level = "";
  CHECK_THROWS_AS(add_claim(desk.connection, row), SQLite::Exception);
  row.receiving_level = "Tỉnh ủy";
  CHECK_NOTHROW(add_claim(desk.connection, row));
}

TEST_CASE("a confirmation needs no reason", "[store]") {
  Desk desk;
  const auto id = desk.claim(desk.duties[0], desk.contact, "2026-07-01T01:00:00Z", "2026-06-30");
  decide(desk.connection, id, ClaimState::confirmed, desk.office, instant("2026-07-02T01:00:00Z"), "");
  CHECK(claim(desk.connection, id)->state == ClaimState::confirmed);
}

TEST_CASE("the claims that wait are shown the longest first, and no others", "[store]") {
  Desk desk;
  const auto late = desk.claim(desk.duties[0], desk.contact, "2026-07-03T01:00:00Z", "2026-06-30");
  const auto early = desk.claim(desk.duties[1], desk.contact, "2026-07-01T01:00:00Z", "2026-06-30");
  const auto returned = desk.claim(desk.duties[2], desk.contact, "2026-06-01T01:00:00Z", "2026-05-30");
  desk.return_claim(returned);
  const auto waiting = waiting_claims(desk.connection, 10);
  REQUIRE(waiting.size() == 2);
  CHECK(waiting[0].id == early);
  CHECK(waiting[1].id == late);
  CHECK(waiting_claims(desk.connection, 1).size() == 1);
}
