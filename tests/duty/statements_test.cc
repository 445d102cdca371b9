#include "duty/statements.h"

#include <catch2/catch.hpp>

#include "support/days.h"

using namespace duty;
using support::day;

namespace {

std::string kind_of(const std::optional<base::Problem>& problem) { return problem ? problem->kind : ""; }

std::string text_of(std::size_t characters) {
  std::string text;
  for (std::size_t i = 0; i < characters; ++i) text += "ệ";
  return text;
}

Facts dated(State state) {
  return {.sort = Sort::dated, .state = state, .due_on = day("2026-06-30"), .evidence_on = {}};
}

}  // namespace

TEST_CASE("codes of statements come back as what they stood for", "[duty]") {
  for (const auto cause :
       {Cause::objective, Cause::superior, Cause::resources, Cause::coordination, Cause::workload, Cause::other})
    CHECK(cause_of(code(cause)) == cause);
  for (const auto outlook : {Outlook::on_track, Outlook::at_risk, Outlook::will_miss})
    CHECK(outlook_of(code(outlook)) == outlook);
  for (const auto sort : {ObstacleSort::obstacle, ObstacleSort::proposal}) CHECK(obstacle_sort_of(code(sort)) == sort);
  CHECK_FALSE(cause_of("late"));
}

TEST_CASE("words are bounded by their characters, not their bytes", "[duty]") {
  CHECK(kind_of(cannot_keep(text_of(longest_words), "")) == "");
  const auto refused = cannot_keep(text_of(longest_words + 1), "");
  CHECK(kind_of(refused) == "field_too_long");
  CHECK(refused->detail.find("2001 ký tự") != std::string::npos);
  CHECK(cannot_keep(" \n", "Xin ghi gì đó.")->detail == "Xin ghi gì đó.");
}

TEST_CASE("progress is said of what is open, and a bad outlook with its cause", "[duty]") {
  const Progress said{.words = "Đã lấy ý kiến", .outlook = {}, .cause = {}};
  for (const auto state : {State::needs_action, State::in_process, State::returned})
    CHECK(kind_of(cannot_report(state, said)) == "");
  CHECK(kind_of(cannot_report(State::claimed, said)) == "claim_waits");
  CHECK(kind_of(cannot_report(State::completed, said)) == "already_completed");
  CHECK(kind_of(cannot_report(State::suspended, said)) == "not_open");
  CHECK(kind_of(cannot_report(State::cancelled, said)) == "not_open");
  CHECK(kind_of(cannot_report(State::needs_action, {" ", {}, {}})) == "words_missing");
  CHECK(kind_of(cannot_report(State::needs_action, {"Khó", Outlook::at_risk, {}})) == "cause_missing");
  CHECK(kind_of(cannot_report(State::needs_action, {"Khó", Outlook::will_miss, Cause::resources})) == "");
  CHECK(kind_of(cannot_report(State::needs_action, {"Tốt", Outlook::on_track, {}})) == "");
}

TEST_CASE("a later day is asked for in words, after the present one and today, and within two years", "[duty]") {
  const auto asking = [](std::string_view proposed_on, std::optional<Cause> cause = Cause::superior,
                         std::string words = "Chờ hướng dẫn", std::string_view today = "2026-06-22") {
    return kind_of(cannot_ask(dated(State::needs_action),
                              {.proposed_on = calendar::day_in(proposed_on), .cause = cause, .words = std::move(words)},
                              day(today)));
  };
  CHECK(asking("2026-07-31") == "");
  CHECK(asking("") == "day_missing");
  CHECK(asking("2026-06-30") == "day_not_later");
  CHECK(asking("2026-07-31", Cause::superior, "Chờ", "2026-08-15") == "day_passed");
  CHECK(asking("2028-06-30") == "");
  CHECK(asking("2028-07-01") == "day_too_late");
  CHECK(asking("2028-07-01", Cause::superior, "Chờ", "2026-08-15") == "");  // from today, where that is later
  CHECK(asking("2026-07-31", {}) == "cause_missing");
  CHECK(asking("2026-07-31", Cause::other, "") == "words_missing");
  CHECK(kind_of(cannot_ask(dated(State::claimed), {day("2026-07-31"), Cause::other, "a"}, day("2026-06-22"))) ==
        "claim_waits");
  auto report = dated(State::needs_action);
  report.sort = Sort::report;
  CHECK(kind_of(cannot_ask(report, {day("2026-07-31"), Cause::other, "a"}, day("2026-06-22"))) ==
        "report_not_extended");
}

TEST_CASE("a delay has a cause, and words where the cause is another", "[duty]") {
  CHECK(kind_of(cannot_explain({.cause = {}, .words = "a"})) == "cause_missing");
  CHECK(kind_of(cannot_explain({.cause = Cause::workload, .words = ""})) == "");
  CHECK(kind_of(cannot_explain({.cause = Cause::other, .words = " "})) == "words_missing");
}

TEST_CASE("an obstacle says what it is, who can settle it, and how", "[duty]") {
  const Obstacle obstacle{.sort = ObstacleSort::proposal, .level = "Tỉnh ủy", .words = "Bổ sung biên chế"};
  CHECK(kind_of(cannot_state(State::suspended, obstacle)) == "");
  CHECK(kind_of(cannot_state(State::completed, obstacle)) == "already_completed");
  CHECK(kind_of(cannot_state(State::cancelled, obstacle)) == "not_open");
  CHECK(kind_of(cannot_state(State::needs_action, {{}, "Tỉnh ủy", "a"})) == "sort_missing");
  CHECK(kind_of(cannot_state(State::needs_action, {ObstacleSort::obstacle, " ", "a"})) == "level_missing");
  CHECK(kind_of(cannot_state(State::needs_action, {ObstacleSort::obstacle, "Tỉnh ủy", ""})) == "words_missing");
}
