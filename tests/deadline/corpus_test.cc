#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "deadline/reading.h"
#include "support/days.h"

using namespace deadline;
using nlohmann::json;
using support::day;

namespace {

std::filesystem::path corpus() {
  const char* shared = std::getenv("DONDOC_SHARED");
  return std::filesystem::path{shared != nullptr ? shared : "../shared"} / "corpus" / "deadlines.jsonl";
}

std::optional<calendar::Day> day_or_none(const json& value) {
  return value.is_null() ? std::nullopt : std::optional{day(value.get<std::string>())};
}

/// Two rules are the same when they give the same days: six years, or eleven where the interval is longer.
void check_rule(const std::optional<Rule>& got, const json& want, calendar::Day first) {
  REQUIRE(got.has_value() == !want.is_null());
  if (!got) return;
  const auto expected = rule_in(want.get<std::string>());
  REQUIRE(expected);
  const auto last = calendar::months_after(first, 12 * 11);
  CHECK(occurrences(*got, first, last) == occurrences(*expected, first, last));
}

void check_line(const json& line) {
  INFO(line["phrase"].get<std::string>());
  const auto issued = day(line["issued"].get<std::string>());
  const auto reading = read(line["phrase"].get<std::string>(), issued, support::vietnam());
  INFO(reading.how);
  CHECK(code(reading.kind) == line["kind"].get<std::string>());
  CHECK(reading.start == day_or_none(line["start"]));
  CHECK(reading.due == day_or_none(line["due"]));
  std::vector<calendar::Day> milestones;
  if (!line["milestones"].is_null())
    for (const auto& text : line["milestones"]) milestones.push_back(day(text.get<std::string>()));
  CHECK(reading.milestones == milestones);
  check_rule(reading.rule, line["rrule"], reading.start.value_or(issued));
}

}  // namespace

TEST_CASE("every clause of the corpus is read as the corpus reads it", "[deadline]") {
  std::ifstream file{corpus()};
  if (!file) {
    WARN("skipped: no shared folder");
    return;
  }
  int lines = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    check_line(json::parse(line));
    ++lines;
  }
  CHECK(lines > 200);
}
