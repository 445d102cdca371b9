#include <catch2/catch.hpp>

#include "service/claims.h"
#include "service/hand_entry.h"
#include "store/agencies.h"
#include "support/amendment.h"

using namespace service;
using namespace support;

TEST_CASE("undoing within a day brings back words, days, tasks and numbers, and loses nothing of the record",
          "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  const std::string state =
      "SELECT group_concat(ref || text || coalesce(deadline_text, '') || coalesce(due_on, '') || coalesce(ended_at, "
      "'') || "
      "coalesce(folded, ''), '|') FROM (SELECT * FROM task WHERE id <= 7 ORDER BY position)";
  const std::string duties =
      "SELECT group_concat(due_on || state, '|') FROM (SELECT * FROM duty WHERE id <= 40 AND id IN (SELECT id FROM "
      "duty "
      "ORDER BY id LIMIT 30) ORDER BY id)";
  const auto before = here.sql(state), duties_before = here.sql(duties);
  const auto id = amended(here, with(support::small_programme, many)).amendment.id;
  REQUIRE(accept_amendment(here.context(), id, {1, 3}, {}));
  REQUIRE(accept_amendment(here.context(), id, {2, 4}, {}));
  CHECK(here.sql(state) != before);
  CHECK(here.sql(duties) != duties_before);
  const auto events = std::stoi(here.sql("SELECT count(*) FROM event"));
  here.now_is("2025-10-21T07:59:00+07:00");
  const auto undone = undo_amendment(here.context(), id, {});
  INFO((undone ? std::string{} : undone.error().detail));
  REQUIRE(undone);
  CHECK(*undone == 4);
  CHECK(here.sql(state) == before);
  CHECK(here.sql(duties) == duties_before);
  CHECK(std::stoi(here.sql("SELECT count(*) FROM event")) > events);
  CHECK(here.sql("SELECT count(*) FROM task WHERE ended_at IS NULL") == "7");
  CHECK(here.sql("SELECT group_concat(state) FROM (SELECT DISTINCT state FROM amendment_item)") == "pending");
  CHECK(due_of(here, "2.1") == "2026-06-30 2026-06-30 3 needs_action,2026-06-30 2026-06-30 3 needs_action");

  SECTION("and all can be accepted again") {
    REQUIRE(accept_amendment(here.context(), id, {}, {}));
    CHECK(row(here, "3.1").text == "Khảo sát đời sống đồng bào vùng cao.");
    CHECK_FALSE(row(here, "3.1").ended_at);
    CHECK(due_of(here, "2.1") == "2026-06-30 2026-09-30 4 needs_action,2026-06-30 2026-09-30 4 needs_action");
  }
}

TEST_CASE("after a day, or once something was reported, nothing is undone", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  REQUIRE(load_agencies(here.context(), support::contacts));
  const auto id = amended(here, with(support::small_programme, many)).amendment.id;
  REQUIRE(accept_amendment(here.context(), id, {}, {}));
  SECTION("a day later") {
    here.now_is("2025-10-21T08:00:01+07:00");
    CHECK(undo_amendment(here.context(), id, {}).error().kind == "too_late");
    CHECK(row(here, "3.1").text == "Khảo sát đời sống đồng bào vùng cao.");
  }
  SECTION("after a report") {
    const auto duty = base::DutyId{std::stoll(here.sql(
        "SELECT d.id FROM duty d JOIN assignment a ON a.id = d.assignment JOIN task t ON t.id = a.task WHERE t.ref = "
        "'1.1'"))};
    const auto person =
        base::PersonId{std::stoll(here.sql("SELECT person FROM mandate WHERE role = 'contact' ORDER BY person"))};
    REQUIRE(claim(here.context(),
                  {.duty = duty,
                   .person = person,
                   .evidence = {.document_number = "9-BC/BTC",
                                .document_on = day("2025-10-20"),
                                .receiving_level = "Ban Thường vụ Tỉnh ủy"},
                   .note = ""},
                  store::Door::page));
    const auto refused = undo_amendment(here.context(), id, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == "reported_since");
    CHECK(row(here, "1.1").text == "Rà soát, bổ sung quy chế làm việc của các ban đảng cấp tỉnh.");
  }
  SECTION("after another change") {
    REQUIRE(end_task(here.context(), task(here, "2.1"), act()));
    CHECK(undo_amendment(here.context(), id, {}).error().kind == "changed_since");
  }
}

TEST_CASE("only new numbers are applied and undone too", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  const auto shown = amended(
      here, with(support::small_programme, {{"3. Các đảng ủy", "4. Các đảng ủy"}, {"3.1.", "4.1."}, {"3.2.", "4.2."}}));
  CHECK(shown.changes.empty());
  CHECK(shown.to_apply);
  REQUIRE(accept_amendment(here.context(), shown.amendment.id, {}, {}));
  CHECK(row(here, "4.2").text == "Nắm tình hình tôn giáo ở địa bàn.");
  REQUIRE(undo_amendment(here.context(), shown.amendment.id, {}));
  CHECK(row(here, "3.2").text == "Nắm tình hình tôn giáo ở địa bàn.");
}

TEST_CASE("the members of a group owe by the new day, and by the old one after undoing", "[service]") {
  Installation here;
  REQUIRE(load_agencies(here.context(),
                        "tên,nhóm\nĐảng ủy xã An Bình,\"Các đảng ủy xã, phường\"\nĐảng ủy phường Tân Lập,\"Các đảng ủy "
                        "xã, phường\"\n"));
  here.put_in_force(support::small_programme);
  const auto open = [&](const std::string& ref) {
    return here.sql(
        "SELECT coalesce(group_concat(name || ' ' || due_on, '; '), '') FROM (SELECT g.name, d.due_on FROM duty d JOIN "
        "assignment a ON a.id = d.assignment JOIN agency g ON g.id = a.agency JOIN task t ON t.id = a.task WHERE t.ref "
        "= "
        "'" +
        ref + "' AND d.state = 'needs_action' AND g.is_group = 0 ORDER BY g.name)");
  };
  REQUIRE(open("3.1") == "Đảng ủy phường Tân Lập 2026-03-31; Đảng ủy xã An Bình 2026-03-31");
  SECTION("another deadline") {
    const auto id = amended(here, with(support::small_programme,
                                       {{"(Thực hiện trong Quý I/2026)", "(Thực hiện trong Quý II/2026)"}}))
                        .amendment.id;
    REQUIRE(accept_amendment(here.context(), id, {}, {}));
    CHECK(open("3.1") == "Đảng ủy phường Tân Lập 2026-06-30; Đảng ủy xã An Bình 2026-06-30");
    REQUIRE(undo_amendment(here.context(), id, {}));
    CHECK(open("3.1") == "Đảng ủy phường Tân Lập 2026-03-31; Đảng ủy xã An Bình 2026-03-31");
  }
  SECTION("one body in the group's place") {
    const auto id =
        amended(here, with(support::small_programme, {{"3. Các đảng ủy xã, phường", "3. Ban Dân vận Tỉnh ủy"}}))
            .amendment.id;
    REQUIRE(accept_amendment(here.context(), id, {}, {}));
    CHECK(open("3.1") == "Ban Dân vận Tỉnh ủy 2026-03-31");
    here.tick();
    CHECK(open("3.1") == "Ban Dân vận Tỉnh ủy 2026-03-31");
    REQUIRE(undo_amendment(here.context(), id, {}));
    CHECK(open("3.1") == "Đảng ủy phường Tân Lập 2026-03-31; Đảng ủy xã An Bình 2026-03-31");
  }
  SECTION("the group in one body's place") {
    const auto id =
        amended(here, with(support::small_programme, {{"1. Ban Tổ chức Tỉnh ủy", "1. Các đảng ủy xã, phường"}}))
            .amendment.id;
    REQUIRE(accept_amendment(here.context(), id, {}, {}));
    CHECK(open("1.1") == "Đảng ủy phường Tân Lập 2025-11-30; Đảng ủy xã An Bình 2025-11-30");
    REQUIRE(undo_amendment(here.context(), id, {}));
    CHECK(open("1.1") == "Ban Tổ chức Tỉnh ủy 2025-11-30");
  }
}
