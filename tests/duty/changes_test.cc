#include "duty/changes.h"

#include <catch2/catch.hpp>

#include "support/days.h"

using namespace duty;
using support::day;

namespace {

const auto today = day("2026-07-01");

Mandate mandate() {
  return {.document_number = "45-QĐ/TU",
          .document_on = day("2026-06-30"),
          .authority = "Ban Thường vụ Tỉnh ủy",
          .reason = Reason::superior,
          .note = ""};
}

Facts open_until(std::string_view due_on, State state = State::needs_action) {
  return {.sort = Sort::dated, .state = state, .due_on = day(due_on), .evidence_on = {}};
}

std::string refusal(const std::optional<base::Problem>& problem) { return problem ? problem->kind : ""; }

}  // namespace

TEST_CASE("a decision rests on a document with number, day, authority and a reason", "[duty]") {
  CHECK(refusal(cannot_rest_on(mandate(), today)) == "");
  auto without = mandate();
  without.document_number = " \u00a0";
  CHECK(refusal(cannot_rest_on(without, today)) == "document_missing");
  without = mandate();
  without.document_on.reset();
  CHECK(refusal(cannot_rest_on(without, today)) == "document_missing");
  without = mandate();
  without.authority.clear();
  CHECK(refusal(cannot_rest_on(without, today)) == "document_missing");
  without = mandate();
  without.reason.reset();
  CHECK(refusal(cannot_rest_on(without, today)) == "reason_missing");
}

TEST_CASE("a document of tomorrow decides nothing today", "[duty]") {
  auto with = mandate();
  with.document_on = today;
  CHECK(refusal(cannot_rest_on(with, today)) == "");
  with.document_on = today + date::days{1};
  CHECK(refusal(cannot_rest_on(with, today)) == "document_in_future");
}

TEST_CASE("another reason than those of the list must be said in words", "[duty]") {
  auto with = mandate();
  with.reason = Reason::other;
  CHECK(refusal(cannot_rest_on(with, today)) == "reason_missing");
  with.note = "Bão số 3 làm gián đoạn.";
  CHECK(refusal(cannot_rest_on(with, today)) == "");
  with.note = std::string(4001, 'a');
  CHECK(refusal(cannot_rest_on(with, today)) == "field_too_long");
}

TEST_CASE("an open duty is extended to a later day, and to no other", "[duty]") {
  const auto facts = open_until("2026-06-30");
  CHECK(refusal(cannot_extend(facts, day("2026-07-01"))) == "");
  CHECK(refusal(cannot_extend(facts, day("2026-06-30"))) == "day_not_later");
  CHECK(refusal(cannot_extend(facts, day("2026-01-30"))) == "day_not_later");
  CHECK(refusal(cannot_extend(facts, std::nullopt)) == "day_missing");
  CHECK(refusal(cannot_extend(facts, day("9999-12-31"))) == "day_out_of_range");
}

TEST_CASE("a report of an ongoing task is never extended", "[duty]") {
  auto report = open_until("2026-06-30");
  report.sort = Sort::report;
  CHECK(refusal(cannot_extend(report, day("2026-07-31"))) == "report_not_extended");
  report.state = State::suspended;
  CHECK(refusal(cannot_resume(report, day("2026-07-31"))) == "report_not_extended");
  CHECK(refusal(cannot_resume(report, std::nullopt)) == "");
}

TEST_CASE("which state allows which move", "[duty]") {
  struct Case {
    State state;
    std::string extend, suspend, resume, cancel, hand_over;
  };
  const std::vector<Case> cases{
      {State::needs_action, "", "", "not_suspended", "", ""},
      {State::in_process, "", "", "not_suspended", "", ""},
      {State::returned, "", "", "not_suspended", "", ""},
      {State::claimed, "claim_waits", "claim_waits", "not_suspended", "claim_waits", "claim_waits"},
      {State::completed, "already_completed", "already_completed", "not_suspended", "already_completed",
       "already_completed"},
      {State::suspended, "not_open", "not_open", "", "", ""},
      {State::cancelled, "not_open", "not_open", "not_suspended", "not_open", "not_open"}};
  for (const auto& each : cases) {
    INFO(code(each.state));
    const auto facts = open_until("2026-06-30", each.state);
    CHECK(refusal(cannot_extend(facts, day("2026-07-31"))) == each.extend);
    CHECK(refusal(cannot_suspend(each.state)) == each.suspend);
    CHECK(refusal(cannot_resume(facts, day("2026-07-31"))) == each.resume);
    CHECK(refusal(cannot_cancel(each.state)) == each.cancel);
    CHECK(refusal(cannot_hand_over(each.state)) == each.hand_over);
  }
}

TEST_CASE("a suspended duty goes on with its old day or a later one", "[duty]") {
  const auto facts = open_until("2026-06-30", State::suspended);
  CHECK(refusal(cannot_resume(facts, std::nullopt)) == "");
  CHECK(refusal(cannot_resume(facts, day("2026-06-30"))) == "");
  CHECK(refusal(cannot_resume(facts, day("2026-06-29"))) == "day_not_later");
}

TEST_CASE("only a task that has no day is given one, and a day to look at it again", "[duty]") {
  using deadline::Kind;
  for (const auto kind : {Kind::conditional, Kind::none, Kind::unparsed}) {
    CHECK(refusal(cannot_date(kind, day("2026-12-31"))) == "");
    CHECK(refusal(cannot_date(kind, std::nullopt)) == "day_missing");
    CHECK(refusal(cannot_date(kind, day("1066-10-14"))) == "day_out_of_range");
    CHECK(refusal(cannot_review(kind, today, today)) == "");
    CHECK(refusal(cannot_review(kind, today - date::days{1}, today)) == "day_passed");
    CHECK(refusal(cannot_review(kind, std::nullopt, today)) == "day_missing");
  }
  for (const auto kind : {Kind::due, Kind::window, Kind::milestones, Kind::recurring, Kind::ongoing}) {
    CHECK(refusal(cannot_date(kind, day("2026-12-31"))) == "already_dated");
    CHECK(refusal(cannot_review(kind, today, today)) == "already_dated");
  }
}

TEST_CASE("what the store writes of moves and reasons reads back as the same", "[duty]") {
  for (const auto move : {Move::dated, Move::extended, Move::suspended, Move::resumed, Move::cancelled, Move::changed,
                          Move::transferred, Move::ended, Move::replaced})
    CHECK(move_of(code(move)) == move);
  for (const auto reason : {Reason::superior, Reason::coordination, Reason::law, Reason::resources, Reason::content,
                            Reason::reorganised, Reason::force_majeure, Reason::other})
    CHECK(reason_of(code(reason)) == reason);
  CHECK_FALSE(move_of("moved"));
  CHECK_FALSE(reason_of(""));
}
