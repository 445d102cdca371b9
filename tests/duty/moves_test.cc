#include "duty/moves.h"

#include <catch2/catch.hpp>

#include "support/days.h"

using namespace duty;
using support::day;

namespace {

const auto opened = day("2025-10-20");

Evidence evidence() {
  return {.document_number = "125-BC/TU", .document_on = day("2026-06-30"), .receiving_level = "Ban Thường vụ Tỉnh ủy"};
}

std::string refusal(const std::optional<base::Problem>& problem) { return problem ? problem->kind : ""; }

std::string claiming(State state, const Evidence& with, std::string_view today = "2026-07-01") {
  return refusal(cannot_claim(state, opened, with, day(today)));
}

}  // namespace

TEST_CASE("a duty can be claimed done while it is open, and not otherwise", "[duty]") {
  CHECK(claiming(State::needs_action, evidence()) == "");
  CHECK(claiming(State::in_process, evidence()) == "");
  CHECK(claiming(State::returned, evidence()) == "");
  CHECK(claiming(State::claimed, evidence()) == "claim_waits");
  CHECK(claiming(State::completed, evidence()) == "already_completed");
  CHECK(claiming(State::suspended, evidence()) == "not_open");
  CHECK(claiming(State::cancelled, evidence()) == "not_open");
}

TEST_CASE("a claim needs a document's number, its day and the level that received it", "[duty]") {
  auto no_number = evidence(), blank_number = evidence(), no_day = evidence(), no_level = evidence();
  no_number.document_number = "";
  blank_number.document_number = " \u00a0\t";
  no_day.document_on.reset();
  no_level.receiving_level = "  ";
  for (const auto& lacking : {no_number, blank_number, no_day, no_level})
    CHECK(claiming(State::needs_action, lacking) == "evidence_missing");
}

TEST_CASE("a document of today proves, one of tomorrow does not", "[duty]") {
  CHECK(claiming(State::needs_action, evidence(), "2026-06-30") == "");
  const auto tomorrow = cannot_claim(State::needs_action, opened, evidence(), day("2026-06-29"));
  REQUIRE(tomorrow);
  CHECK(tomorrow->kind == "evidence_in_future");
  CHECK(tomorrow->words == "2026-06-30");
  CHECK(tomorrow->detail.find("30/6/2026") != std::string::npos);
  CHECK(tomorrow->detail.find("29/6/2026") != std::string::npos);
}

TEST_CASE("a claim takes fields of up to four thousand bytes", "[duty]") {
  auto longest = evidence(), longer = evidence(), far = evidence();
  longest.document_number = std::string(longest_field, 'x');
  longer.document_number = std::string(longest_field + 1, 'x');
  far.receiving_level = std::string(longest_field + 1, 'x');
  CHECK(claiming(State::needs_action, longest) == "");
  CHECK(claiming(State::needs_action, longer) == "field_too_long");
  CHECK(claiming(State::needs_action, far) == "field_too_long");
}

TEST_CASE("a claim is decided once, by someone else, and returned with a reason", "[duty]") {
  struct Case {
    Decision decision;
    bool waits, by_claimant;
    const char* reason;
    const char* refused;
  };
  for (const auto& [decision, waits, by_claimant, reason, refused] :
       std::initializer_list<Case>{{Decision::confirm, true, false, "", ""},
                                   {Decision::confirm, true, false, "Đủ hồ sơ", ""},
                                   {Decision::send_back, true, false, "Thiếu phụ lục", ""},
                                   {Decision::send_back, true, false, "", "reason_missing"},
                                   {Decision::send_back, true, false, " \u00a0 ", "reason_missing"},
                                   {Decision::confirm, true, true, "", "own_claim"},
                                   {Decision::send_back, true, true, "Tôi nhầm", "own_claim"},
                                   {Decision::confirm, false, false, "", "claim_settled"},
                                   {Decision::send_back, false, false, "Thiếu", "claim_settled"}}) {
    INFO("refused: " << refused << ", reason: " << reason);
    CHECK(refusal(cannot_decide(decision, waits, by_claimant, reason)) == refused);
  }
  CHECK(refusal(cannot_decide(Decision::send_back, true, false, std::string(longest_field + 1, 'x'))) ==
        "field_too_long");
}

TEST_CASE("every refusal of a move says in Vietnamese what is wrong", "[duty]") {
  for (const auto state : {State::claimed, State::completed, State::suspended, State::cancelled})
    CHECK(cannot_claim(state, opened, evidence(), day("2026-07-01"))->detail.starts_with("Việc này đã"));
  CHECK(cannot_claim(State::needs_action, opened, {}, day("2026-07-01"))->detail.starts_with("Xin ghi số"));
  CHECK(cannot_decide(Decision::confirm, true, true, "")->detail.starts_with("Người báo cáo không được"));
}

TEST_CASE("a document older than the duty is no evidence of it", "[duty]") {
  auto old = evidence();
  old.document_on = day("2025-10-19");
  CHECK(cannot_claim(State::needs_action, opened, old, day("2026-07-01"))->kind == "evidence_too_early");
  old.document_on = opened;
  CHECK_FALSE(cannot_claim(State::needs_action, opened, old, day("2026-07-01")));
}
