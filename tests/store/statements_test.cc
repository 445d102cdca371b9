#include <catch2/catch.hpp>

#include "store/corrections.h"
#include "store/events.h"
#include "store/progress.h"
#include "support/folder.h"
#include "support/older_database.h"
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
  std::vector<base::DutyId> duties =
      support::Store::duties(tasks_of(connection, programme).at(0).id, interior, {"2026-01-30", "2026-06-30"});
  /// Nothing was heard since the end of 28 February 2026.
  Silence silence{.until = day("2026-02-28"), .after = instant("2026-03-01T00:00:00+07:00")};

  std::map<base::DutyId, Mark> marks() { return marks_of(connection, duties, silence); }
  void says(base::DutyId duty, std::string_view at, duty::Progress progress = {"Đang làm", {}, {}}) {
    add_progress(connection,
                 {.duty = duty, .person = contact, .said_at = instant(at), .progress = std::move(progress)});
  }
};

}  // namespace

TEST_CASE("progress comes back as it was said, the newest first", "[store]") {
  Desk desk;
  desk.says(desk.duties[0], "2026-01-10T01:00:00Z", {"Gặp khó", duty::Outlook::will_miss, duty::Cause::workload});
  desk.says(desk.duties[0], "2026-01-12T01:00:00Z");
  desk.says(desk.duties[1], "2026-01-13T01:00:00Z");
  const auto said = progress_of(desk.connection, desk.duties[0]);
  REQUIRE(said.size() == 2);
  CHECK_FALSE(said[0].progress.outlook);
  CHECK(said[1].progress.words == "Gặp khó");
  CHECK(said[1].progress.outlook == duty::Outlook::will_miss);
  CHECK(said[1].progress.cause == duty::Cause::workload);
  CHECK(said[1].said_at == instant("2026-01-10T01:00:00Z"));
  CHECK(progress_of_task(desk.connection, store::duty(desk.connection, desk.duties[0])->task, 2).size() == 2);
}

TEST_CASE("silence is of open duties that were owed before it, and ends with whatever is heard", "[store]") {
  Desk desk;
  CHECK(count_silent(desk.connection, desk.silence) == 2);
  CHECK(silent_duties(desk.connection, desk.silence, {}, {}, 1).size() == 1);
  CHECK(silent_duties(desk.connection, desk.silence, {}, Cursor{day("2026-01-30"), base::number(desk.duties[0])}, 9)
            .front()
            .id == desk.duties[1]);
  CHECK(silent_duties(desk.connection, desk.silence, {base::AgencyId{99}}, {}, 9).empty());
  desk.says(desk.duties[0], "2026-02-27T01:00:00Z");  // before it
  CHECK(desk.marks().at(desk.duties[0]).silent);
  desk.says(desk.duties[0], "2026-03-02T01:00:00Z");
  CHECK(desk.marks().count(desk.duties[0]) == 0);
  desk.claim(desk.duties[1], desk.contact, "2026-02-01T01:00:00Z", "2026-01-31");
  CHECK(desk.marks().empty());  // it waits for the office
  CHECK(count_silent(desk.connection, desk.silence) == 0);
  const Silence longer{.until = day("2025-11-19"), .after = instant("2025-11-20T00:00:00+07:00")};
  CHECK(marks_of(desk.connection, desk.duties, longer).empty());  // the programme is in force since 20 November
}

TEST_CASE("the last cause of delay stands, and open duties are grouped by it", "[store]") {
  Desk desk;
  for (const auto cause : {duty::Cause::objective, duty::Cause::resources})
    add_delay(desk.connection, {.duty = desk.duties[0],
                                .person = desk.contact,
                                .said_at = instant("2026-02-10T01:00:00Z"),
                                .delay = {.cause = cause, .words = ""}});
  CHECK(desk.marks().at(desk.duties[0]).cause == duty::Cause::resources);
  CHECK(delays_of(desk.connection, desk.duties[0]).size() == 2);
  const auto groups = causes_of_open(desk.connection, day("2026-12-31"));
  REQUIRE(groups.size() == 2);
  CHECK_FALSE(groups[0].cause);
  CHECK(groups[1].cause == duty::Cause::resources);
  CHECK(causes_of_open(desk.connection, day("2026-01-31")).size() == 1);
}

TEST_CASE("an approved correction changes the claim and its duty, and a past day keeps what was known", "[store]") {
  Desk desk;
  const auto claim_id = desk.claim(desk.duties[0], desk.contact, "2026-02-05T01:00:00Z", "2026-02-04");
  decide(desk.connection, claim_id, ClaimState::confirmed, desk.office, instant("2026-02-10T01:00:00Z"), "");
  set_state(desk.connection, desk.duties[0], duty::State::completed, day("2026-02-04"));
  const duty::Evidence was{
      .document_number = "125-BC/TU", .document_on = day("2026-02-04"), .receiving_level = "Ban Thường vụ Tỉnh ủy"};
  auto is = was;
  is.document_on = day("2026-01-29");
  const auto id = add_correction(desk.connection, {.id = {},
                                                   .claim = claim_id,
                                                   .duty = desk.duties[0],
                                                   .person = desk.contact,
                                                   .asked_at = instant("2026-02-12T01:00:00Z"),
                                                   .words = "Ghi nhầm",
                                                   .was = was,
                                                   .is = is});
  CHECK(count_waiting_corrections(desk.connection) == 1);
  approve(desk.connection, *correction(desk.connection, id), desk.office, instant("2026-02-13T01:00:00Z"));
  CHECK(count_waiting_corrections(desk.connection) == 0);
  CHECK(claim(desk.connection, claim_id)->document_on == day("2026-01-29"));
  CHECK(store::duty(desk.connection, desk.duties[0])->evidence_on == day("2026-01-29"));
  CHECK(correction(desk.connection, id)->was.document_on == day("2026-02-04"));
  const auto then = open_due_until_as_of(desk.connection, day("2026-01-31"), {}, instant("2026-02-06T01:00:00Z"));
  REQUIRE(then.size() == 1);
  CHECK(then.front().evidence_on == day("2026-02-04"));
}

TEST_CASE("what the setting accepted and someone sent back later was completed in between", "[store]") {
  Desk desk;
  const auto id = desk.claim(desk.duties[0], desk.contact, "2026-02-05T01:00:00Z", "2026-02-04");
  accept(desk.connection, id, instant("2026-02-05T01:00:00Z"));
  set_state(desk.connection, desk.duties[0], duty::State::completed, day("2026-02-04"));
  CHECK(claim(desk.connection, id)->accepted_at == instant("2026-02-05T01:00:00Z"));
  decide(desk.connection, id, ClaimState::returned, desk.office, instant("2026-02-20T01:00:00Z"), "thiếu phụ lục");
  set_state(desk.connection, desk.duties[0], duty::State::returned, {});
  const auto open_at = [&](std::string_view moment) {
    return open_due_until_as_of(desk.connection, day("2026-01-31"), {}, instant(moment)).size();
  };
  CHECK(open_at("2026-02-04T01:00:00Z") == 1);
  CHECK(open_at("2026-02-10T01:00:00Z") == 0);
  CHECK(open_at("2026-02-21T01:00:00Z") == 1);
}

TEST_CASE("the version of a duty grows with every event of its own, and tells what came after", "[store]") {
  Desk desk;
  const auto number = base::number(desk.duties[0]);
  CHECK(version_of(desk.connection, "duty", 99) == 0);
  const auto happens = [&](std::int64_t to, std::string what) {
    append(desk.connection, {.at = instant("2026-02-05T01:00:00Z"),
                             .person = {},
                             .door = Door::clock,
                             .subject = "duty",
                             .number = to,
                             .what = std::move(what)});
  };
  happens(number, "claimed");
  const auto seen = version_of(desk.connection, "duty", number);
  happens(number + 1, "claimed");
  CHECK(version_of(desk.connection, "duty", number) == seen);
  happens(number, "confirmed");
  const auto after = events_after(desk.connection, "duty", number, seen);
  REQUIRE(after.size() == 1);
  CHECK(after.front().what == "confirmed");
}

TEST_CASE("claims of an older database stay as they were decided", "[store]") {
  const support::Folder folder;
  const auto file = folder.path() / database_name;
  {
    auto old = support::older_database(file, "0016");
    old.exec(R"(
      INSERT INTO person (id, name, email) VALUES (3, 'An', 'an@so.example'), (4, 'Văn phòng', 'vp@tinh.example');
      INSERT INTO duty (id, assignment, number, sort, opens_on, original_due_on, due_on, ladder) VALUES
        (9, 1, 1, 'dated', '2026-01-01', '2026-03-31', '2026-03-31', 'quarter');
      INSERT INTO claim (id, duty, person, claimed_at, document_number, document_on, receiving_level, note, state,
                         decided_by, decided_at, reason) VALUES
        (5, 9, 3, 100, '1-BC', '2026-03-01', 'Tỉnh ủy', 'ghi chú', 'returned', 4, 200, 'thiếu'),
        (7, 9, 3, 300, '2-BC', '2026-03-02', 'Tỉnh ủy', '', 'waiting', NULL, NULL, NULL);)");
  }
  Connection connection{file};
  const auto claims = claims_of(connection, base::DutyId{9});
  REQUIRE(claims.size() == 2);
  CHECK(base::number(claims[0].id) == 5);
  CHECK(claims[0].reason == "thiếu");
  CHECK(claims[0].decided_by == base::PersonId{4});
  CHECK(claims[1].state == ClaimState::waiting);
  CHECK_FALSE(claims[1].accepted_at);
}
