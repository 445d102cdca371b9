#include "service/withdrawals.h"

#include <catch2/catch.hpp>

#include "service/claims.h"
#include "service/past.h"
#include "service/people.h"
#include "service/talk.h"
#include "store/withdrawals.h"
#include "support/office.h"

using namespace service;
using namespace support;

namespace {

/// On 2026-01-15, 1.1 of the small programme is overdue since 2025-12-01. Bình is its contact.
struct Scene {
  Installation here = small_programme_in_force();
  Context context = here.context();
  base::PersonId contact{}, office{};
  base::DutyId duty{};

  Scene() {
    here.now_is("2026-01-15T09:00:00+07:00");
    duty = overdue(context, {})->lines.front().duty.id;
    contact = base::PersonId{std::stoll(here.sql("SELECT id FROM person WHERE name = 'Trần Thị Bình'"))};
    office = deciders(context).front().id;
  }

  base::ClaimId claimed() const {
    return claim(context,
                 {.duty = duty,
                  .person = contact,
                  .evidence = {.document_number = "15-BC/BTC",
                               .document_on = day("2026-01-10"),
                               .receiving_level = "Ban Thường vụ"},
                  .note = ""},
                 store::Door::page)
        .value();
  }
  duty::State state() const { return duty_sheet(context, duty)->line.duty.state; }
  std::string last_event() const { return here.sql("SELECT what FROM event ORDER BY id DESC LIMIT 1"); }
};

}  // namespace

TEST_CASE("a claim that waits is taken back by who made it, and the duty stands as before", "[service][withdrawals]") {
  Scene scene;
  REQUIRE(report_progress(scene.context, scene.duty, {"Đã lấy ý kiến", {}, {}}, {.person = scene.contact}));
  const auto id = scene.claimed();
  REQUIRE(withdraw_claim(scene.context, scene.duty, "Gửi nhầm tệp", {.person = scene.contact}));
  CHECK(scene.state() == duty::State::in_process);
  CHECK(scene.last_event() == "claim_withdrawn");
  CHECK(scene.here.sql("SELECT reason FROM event ORDER BY id DESC LIMIT 1") == "Gửi nhầm tệp");
  const auto claims = duty_sheet(scene.context, scene.duty)->claims;
  REQUIRE(claims.size() == 1);
  CHECK(store::is_withdrawn(claims.front().claim));
  CHECK(kind_of(decide(scene.context, {id, scene.office, duty::Decision::confirm, ""}, store::Door::page)) ==
        "claim_settled");
  scene.claimed();
  CHECK(scene.state() == duty::State::claimed);
}

TEST_CASE("a claim that was sent back, sent again and taken back leaves the duty sent back", "[service][withdrawals]") {
  Scene scene;
  decide(scene.context, {scene.claimed(), scene.office, duty::Decision::send_back, "Thiếu phụ lục"}, store::Door::page)
      .value();
  scene.claimed();
  withdraw_claim(scene.context, scene.duty, "", {.person = scene.contact}).value();
  CHECK(scene.state() == duty::State::returned);
}

TEST_CASE("only one's own is taken back, only while it waits, and only as it was seen", "[service][withdrawals]") {
  Scene scene;
  CHECK(kind_of(withdraw_claim(scene.context, scene.duty, "", {.person = scene.contact})) == "nothing_waits");
  const auto seen = version_of(scene.context, scene.duty);
  const auto id = scene.claimed();
  CHECK(kind_of(withdraw_claim(scene.context, scene.duty, "", {.person = scene.office})) == "not_own");
  CHECK(kind_of(withdraw_claim(scene.context, scene.duty, "", {.person = scene.contact, .seen = seen})) ==
        "duty_changed");
  decide(scene.context, {id, scene.office, duty::Decision::confirm, ""}, store::Door::page).value();
  CHECK(kind_of(withdraw_claim(scene.context, scene.duty, "", {.person = scene.contact})) == "nothing_waits");
  CHECK(scene.state() == duty::State::completed);
}

TEST_CASE("a request for a later day is taken back, and another may be made", "[service][withdrawals]") {
  Scene scene;
  const duty::ExtensionWish wish{
      .proposed_on = day("2026-03-31"), .cause = duty::Cause::superior, .words = "Chờ hướng dẫn số 9"};
  const auto id = ask_extension(scene.context, scene.duty, wish, {.person = scene.contact}).value();
  CHECK(kind_of(withdraw_extension(scene.context, scene.duty, "", {.person = scene.office})) == "not_own");
  withdraw_extension(scene.context, scene.duty, "", {.person = scene.contact}).value();
  CHECK(scene.last_event() == "extension_withdrawn");
  CHECK(desk(scene.context)->extensions == 0);
  CHECK(store::is_withdrawn(talk_of(scene.context, scene.duty).extensions.front().request));
  CHECK(kind_of(refuse_extension(scene.context, id, "Không", {.person = scene.office})) == "request_settled");
  CHECK(ask_extension(scene.context, scene.duty, wish, {.person = scene.contact}));
}

TEST_CASE("an obstacle that is open is taken back by who stated it", "[service][withdrawals]") {
  Scene scene;
  const auto id = state_obstacle(scene.context, scene.duty,
                                 {.sort = duty::ObstacleSort::obstacle, .level = "Tỉnh ủy", .words = "Thiếu máy"},
                                 {.person = scene.contact})
                      .value();
  CHECK(kind_of(withdraw_obstacle(scene.context, id, "", {.person = scene.office})) == "not_own");
  withdraw_obstacle(scene.context, id, "Đã có máy", {.person = scene.contact}).value();
  CHECK(desk(scene.context)->obstacles == 0);
  CHECK(kind_of(withdraw_obstacle(scene.context, id, "", {.person = scene.contact})) == "nothing_waits");
  CHECK(kind_of(withdraw_obstacle(scene.context, store::ObstacleId{99}, "", {.person = scene.contact})) ==
        "nothing_waits");
}

TEST_CASE("the list of the day on which a claim waited is not changed by its being taken back",
          "[service][withdrawals]") {
  Scene scene;
  scene.claimed();
  const auto served = overdue_as_of(scene.context, day("2026-01-15"));
  scene.here.now_is("2026-01-16T09:00:00+07:00");
  withdraw_claim(scene.context, scene.duty, "", {.person = scene.contact}).value();
  const auto told = overdue_as_of(scene.context, day("2026-01-15"));
  REQUIRE(told.size() == served.size());
  CHECK(told.front().duty.state == duty::State::claimed);
  auto connection = scene.context.pool.lease();
  const auto derived = store::open_due_until_as_of(*connection, day("2026-01-14"), {}, end_of(day("2026-01-15")));
  REQUIRE_FALSE(derived.empty());
  CHECK(derived.front().state == duty::State::claimed);
}
