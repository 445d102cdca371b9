#include <catch2/catch.hpp>

#include "service/claims.h"
#include "service/directives.h"
#include "service/people.h"
#include "service/talk.h"
#include "support/office.h"

using namespace service;
using namespace support;

namespace {

/// On 2026-01-15, II.1.1 of the small programme is overdue since 2025-12-01. Bình is its contact.
struct Scene {
  Installation here;
  Context context = here.context();
  base::PersonId contact{}, office{}, second{};
  base::DutyId duty{};

  explicit Scene(const std::string& settings = {}) : here{"2025-10-20T08:00:00+07:00", settings} {
    load_agencies(here.context(), contacts).value();
    here.put_in_force(small_programme);
    here.now_is("2026-01-15T09:00:00+07:00");
    duty = overdue(context, {})->lines.front().duty.id;
    contact = named("Trần Thị Bình");
    office = deciders(context).front().id;
    second = give_mandate(
                 context,
                 {.name = "Người thứ hai", .email = "hai@vp.example", .role = people::Role::office, .agency = {}}, {})
                 .value();
  }

  base::PersonId named(const std::string& name) const {
    return base::PersonId{std::stoll(here.sql("SELECT id FROM person WHERE name = '" + name + "'"))};
  }
  DutySheet sheet() const { return duty_sheet(context, duty).value(); }
  std::string events() const { return here.sql("SELECT count(*) FROM event"); }
  std::string last_event() const { return here.sql("SELECT what FROM event ORDER BY id DESC LIMIT 1"); }
  base::ClaimId claimed(std::string_view document_on = "2026-01-10", std::optional<duty::Cause> cause = {}) const {
    return claim(context,
                 {.duty = duty,
                  .person = contact,
                  .evidence = {.document_number = "15-BC/BTC",
                               .document_on = day(document_on),
                               .receiving_level = "Ban Thường vụ"},
                  .note = "",
                  .cause = cause},
                 store::Door::page)
        .value();
  }
  void confirmed() const {
    decide(context, {claimed(), office, duty::Decision::confirm, ""}, store::Door::page).value();
  }
};

const duty::ExtensionWish wish{
    .proposed_on = day("2026-03-31"), .cause = duty::Cause::superior, .words = "Chờ hướng dẫn số 9"};

Act by(base::PersonId person) {
  auto act = by_document("2026-01-14");
  act.person = person;
  act.door = store::Door::page;
  return act;
}

}  // namespace

TEST_CASE("progress takes a duty in process, and the last outlook of the period stands", "[service][statements]") {
  Scene scene;
  REQUIRE(report_progress(scene.context, scene.duty, {"Đã lấy ý kiến ", duty::Outlook::at_risk, duty::Cause::resources},
                          {.person = scene.contact}));
  CHECK(scene.sheet().line.duty.state == duty::State::in_process);
  CHECK(scene.last_event() == "progress_reported");
  REQUIRE(report_progress(scene.context, scene.duty, {"Đã trình", {}, {}}, {.person = scene.contact}));
  auto talk = talk_of(scene.context, scene.duty);
  REQUIRE(talk.progress.size() == 2);
  CHECK(talk.progress.front().row.progress.words == "Đã trình");
  CHECK(talk.progress.front().person == "Trần Thị Bình");
  REQUIRE(talk.outlook);
  CHECK(talk.outlook->row.progress.outlook == duty::Outlook::at_risk);
  CHECK(progress_of_task(scene.context, scene.sheet().line.duty.task).size() == 2);
  scene.here.now_is("2026-04-01T09:00:00+07:00");  // the next quarter wants one of its own
  CHECK_FALSE(talk_of(scene.context, scene.duty).outlook);
}

TEST_CASE("nobody speaks for another agency, and what is refused changes nothing", "[service][statements]") {
  const Scene scene;
  const auto events = scene.events();
  const Voice other{.person = scene.named("Lê Văn Cường")};
  CHECK(kind_of(report_progress(scene.context, scene.duty, {"a", {}, {}}, other)) == "not_allowed");
  CHECK(kind_of(ask_extension(scene.context, scene.duty, wish, other)) == "not_allowed");
  CHECK(kind_of(explain_delay(scene.context, scene.duty, {duty::Cause::workload, ""}, other)) == "not_allowed");
  CHECK(kind_of(state_obstacle(scene.context, scene.duty, {duty::ObstacleSort::obstacle, "Tỉnh ủy", "a"}, other)) ==
        "not_allowed");
  CHECK(kind_of(report_progress(scene.context, base::DutyId{9999}, {"a", {}, {}}, {.person = scene.contact})) ==
        "no_such_duty");
  CHECK(kind_of(report_progress(scene.context, scene.duty, {"", {}, {}}, {.person = scene.contact})) ==
        "words_missing");
  CHECK(scene.events() == events);
}

TEST_CASE("of two people who act on a duty at once the second is refused, and is told nothing happened to it",
          "[service][statements]") {
  const Scene scene;
  const auto seen = scene.sheet().version;
  REQUIRE(report_progress(scene.context, scene.duty, {"Đang làm", {}, {}}, {.person = scene.contact, .seen = seen}));
  auto act = by(scene.office);
  act.seen = seen;
  CHECK(kind_of(suspend(scene.context, scene.duty, act)) == "duty_changed");
  CHECK(scene.sheet().line.duty.state == duty::State::in_process);
  const auto changes = changes_since(scene.context, scene.duty, seen);
  REQUIRE(changes.size() == 1);
  CHECK(changes.front().person == "Trần Thị Bình");
  act.seen = scene.sheet().version;
  CHECK(suspend(scene.context, scene.duty, act));
}

TEST_CASE("a request moves no day until the office grants one, perhaps another", "[service][statements]") {
  const Scene scene;
  const auto before = scene.sheet().line.duty.due_on;
  const auto id = ask_extension(scene.context, scene.duty, wish, {.person = scene.contact}).value();
  CHECK(scene.sheet().line.duty.due_on == before);
  CHECK(kind_of(ask_extension(scene.context, scene.duty, wish, {.person = scene.contact})) == "request_waits");
  REQUIRE(waiting_extensions(scene.context).size() == 1);
  CHECK(waiting_extensions(scene.context).front().number == 1);
  CHECK(kind_of(grant_extension(scene.context, id, day("2026-02-27"), by(scene.contact))) == "own_request");
  REQUIRE(grant_extension(scene.context, id, day("2026-02-27"), by(scene.office)));
  const auto sheet = scene.sheet();
  CHECK(sheet.line.duty.due_on == day("2026-02-27"));
  CHECK(sheet.line.duty.original_due_on == before);
  CHECK(sheet.line.position.days_past_original > 0);
  CHECK(sheet.versions.back().decision->mandate.document_number == "45-QĐ/TU");
  const auto talk = talk_of(scene.context, scene.duty);
  CHECK(talk.extensions.front().request.granted_on == day("2026-02-27"));
  CHECK(talk.extensions.front().decider == "Văn phòng");
  CHECK(kind_of(grant_extension(scene.context, id, day("2026-04-30"), by(scene.office))) == "request_settled");
  REQUIRE(ask_extension(scene.context, scene.duty, wish, {.person = scene.contact}));
  CHECK(waiting_extensions(scene.context).front().number == 2);
}

TEST_CASE("a request is refused with a reason, and leaves the day as it is", "[service][statements]") {
  const Scene scene;
  const auto before = scene.sheet().line.duty.due_on;
  const auto id = ask_extension(scene.context, scene.duty, wish, {.person = scene.contact}).value();
  CHECK(kind_of(refuse_extension(scene.context, id, " ", {.person = scene.office})) == "words_missing");
  CHECK(kind_of(refuse_extension(scene.context, id, "Không", {.person = scene.named("Lê Văn Cường")})) ==
        "not_allowed");
  REQUIRE(refuse_extension(scene.context, id, "Hướng dẫn đã có", {.person = scene.office}));
  CHECK(scene.sheet().line.duty.due_on == before);
  CHECK(talk_of(scene.context, scene.duty).extensions.front().request.answer == "Hướng dẫn đã có");
  CHECK(scene.last_event() == "extension_refused");
  CHECK(waiting_extensions(scene.context).empty());
}

TEST_CASE("what says nothing for so many working days is silent, until something is heard", "[service][statements]") {
  Scene scene{"[workflow]\nsilent_after_working_days = 20\n"};
  const auto is_silent = [&] { return talk_of(scene.context, scene.duty).mark.silent; };
  CHECK(is_silent());
  CHECK(desk(scene.context)->silent == static_cast<std::int64_t>(silent(scene.context, {}, {}).lines.size()));
  REQUIRE(report_progress(scene.context, scene.duty, {"Đang làm", {}, {}}, {.person = scene.contact}));
  CHECK_FALSE(is_silent());
  scene.here.now_is("2026-02-11T09:00:00+07:00");  // the 19th working day after
  CHECK_FALSE(is_silent());
  scene.here.now_is("2026-02-12T09:00:00+07:00");
  CHECK(is_silent());
  OverdueQuery query;
  query.silent = true;
  CHECK(std::ranges::any_of(overdue(scene.context, query)->lines,
                            [&](const auto& line) { return line.duty.id == scene.duty; }));
  CHECK(silent(scene.context, {agency_of(scene.context, "Văn phòng Tỉnh ủy")}, {}).lines.size() <
        silent(scene.context, {}, {}).lines.size());
}

TEST_CASE("an obstacle is open until an answer closes it", "[service][statements]") {
  const Scene scene;
  const auto id =
      state_obstacle(scene.context, scene.duty, {duty::ObstacleSort::obstacle, " Tỉnh  ủy", "Thiếu kinh phí"},
                     {.person = scene.contact})
          .value();
  const auto answer = [&](std::string words, bool closes, base::PersonId person) {
    return kind_of(answer_obstacle(
        scene.context,
        {.obstacle = id, .person = person, .answered_at = {}, .words = std::move(words), .closes = closes},
        {.person = person}));
  };
  CHECK(answer("Đã nhận", false, scene.contact) == "not_allowed");
  CHECK(answer("", false, scene.office) == "words_missing");
  CHECK(answer("Đã chuyển Sở Tài chính", false, scene.office) == "");
  REQUIRE(open_obstacles(scene.context).size() == 1);
  CHECK(open_obstacles(scene.context).front().line.obstacle.obstacle.level == "Tỉnh ủy");
  CHECK(answer("Đã cấp", true, scene.office) == "");
  CHECK(open_obstacles(scene.context).empty());
  CHECK(answer("Nữa", true, scene.office) == "obstacle_closed");
  CHECK(talk_of(scene.context, scene.duty).obstacles.front().answers.size() == 2);
}

TEST_CASE("a directive rests on a document, and the agencies that lead the task answer it", "[service][statements]") {
  const Scene scene;
  const auto task = task_of(scene.context, scene.sheet().line.duty.ref);
  const Directive directive{.document_number = "88-KL/TU",
                            .document_on = day("2026-01-12"),
                            .authority = "Ban Thường vụ Tỉnh ủy",
                            .words = "Khẩn trương hoàn thành"};
  CHECK(kind_of(record_directive(scene.context, task, directive, {.person = scene.contact})) == "not_allowed");
  auto undated = directive;
  undated.document_on.reset();
  CHECK(kind_of(record_directive(scene.context, task, undated, {.person = scene.office})) == "document_missing");
  const auto id = record_directive(scene.context, task, directive, {.person = scene.office}).value();
  CHECK(kind_of(answer_directive(scene.context, task, id, "Đã rõ", {.person = scene.named("Lê Văn Cường")})) ==
        "not_allowed");
  const auto elsewhere = task_of(scene.context, "2.1");
  CHECK(kind_of(answer_directive(scene.context, elsewhere, id, "Đã rõ", {.person = scene.office})) ==
        "no_such_directive");
  REQUIRE(answer_directive(scene.context, task, id, "Đã rõ", {.person = scene.contact}));
  const auto lines = directives_of(scene.context, task);
  REQUIRE(lines.size() == 1);
  CHECK(lines.front().answers.front().second == "Trần Thị Bình");
}

TEST_CASE("causes of delay are kept with a late claim or by themselves, counted and filtered by",
          "[service][statements]") {
  const Scene scene;
  CHECK(desk(scene.context)->causes.back().cause == std::nullopt);
  REQUIRE(explain_delay(scene.context, scene.duty, {duty::Cause::workload, ""}, {.person = scene.contact}));
  OverdueQuery query;
  query.cause = duty::Cause::workload;
  CHECK(overdue(scene.context, query)->lines.size() == 1);
  query.cause = duty::Cause::resources;
  CHECK(overdue(scene.context, query)->lines.empty());
  scene.claimed("2026-01-10", duty::Cause::coordination);  // late by its evidence
  CHECK(talk_of(scene.context, scene.duty).mark.cause == duty::Cause::coordination);
  const auto causes = desk(scene.context)->causes;
  CHECK(std::ranges::any_of(
      causes, [](const auto& each) { return each.cause == duty::Cause::coordination && each.count == 1; }));
  const Scene timely;
  timely.claimed("2025-11-28", duty::Cause::coordination);
  CHECK(talk_of(timely.context, timely.duty).delays.empty());
  CHECK(kind_of(explain_delay(timely.context, timely.duty, {duty::Cause::workload, ""}, {.person = timely.contact})) ==
        "not_late");
}

TEST_CASE("a confirmed claim is corrected by two people, and what stood there is kept", "[service][statements]") {
  Scene scene;
  const duty::Evidence right{
      .document_number = "15-BC/BTC", .document_on = day("2025-11-28"), .receiving_level = "Ban Thường vụ"};
  const auto ask = [&](const duty::Evidence& evidence, base::PersonId person) {
    return ask_correction(scene.context, scene.duty, evidence, "Ghi nhầm ngày", {.person = person});
  };
  CHECK(kind_of(ask(right, scene.contact)) == "not_confirmed");
  scene.confirmed();
  CHECK(scene.sheet().line.position.standing == duty::Standing::completed_late);
  auto same = right;
  same.document_on = day("2026-01-10");
  CHECK(kind_of(ask(same, scene.contact)) == "nothing_changed");
  auto future = right;
  future.document_on = day("2026-02-10");
  CHECK(kind_of(ask(future, scene.contact)) == "evidence_in_future");
  scene.here.now_is("2026-01-20T09:00:00+07:00");
  const auto id = ask(right, scene.office).value();
  CHECK(kind_of(ask(right, scene.contact)) == "correction_waits");
  const auto verdict = [&](base::PersonId person) {
    return kind_of(decide_correction(scene.context, id, Verdict::approve, "", {.person = person}));
  };
  CHECK(verdict(scene.office) == "own_correction");
  CHECK(verdict(scene.contact) == "not_allowed");
  CHECK(verdict(scene.second) == "");
  CHECK(scene.sheet().line.position.standing == duty::Standing::completed_on_time);
  CHECK(verdict(scene.second) == "correction_settled");
  CHECK(talk_of(scene.context, scene.duty).corrections.front().correction.was.document_on == day("2026-01-10"));
  CHECK(scene.here.sql("SELECT json_extract(old, '$.document_on') FROM event WHERE what = 'corrected'") ==
        "2026-01-10");
}

TEST_CASE("where the setting confirms, valid evidence completes at once and may be sent back later",
          "[service][statements]") {
  const Scene scene{"[workflow]\nconfirmation = \"automatic\"\n"};
  const auto id = scene.claimed();
  CHECK(scene.sheet().line.duty.state == duty::State::completed);
  CHECK(scene.last_event() == "accepted");
  CHECK(waiting_claims(scene.context).empty());
  CHECK(kind_of(decide(scene.context, {id, scene.office, duty::Decision::confirm, ""}, store::Door::page)) ==
        "claim_settled");
  REQUIRE(decide(scene.context, {id, scene.office, duty::Decision::send_back, "Thiếu phụ lục"}, store::Door::page));
  CHECK(scene.sheet().line.duty.state == duty::State::returned);
  CHECK(kind_of(decide(scene.context, {id, scene.office, duty::Decision::send_back, "Nữa"}, store::Door::page)) ==
        "claim_settled");
}
