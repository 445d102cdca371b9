// The sample programme that the binary brings, read whole.
#include <catch2/catch.hpp>
#include <map>

#include "base/embedded.h"
#include "document/reader.h"
#include "programme/reader.h"
#include "support/days.h"

using namespace programme;

namespace {

Programme sample() {
  const auto file = base::embedded::file("data/sample/chuong-trinh-hanh-dong.txt");
  REQUIRE(file);
  auto programme =
      programme_in(*document::outline_of_text(file->content, "chuong-trinh-hanh-dong.txt"), support::vietnam());
  REQUIRE(programme);
  return *std::move(programme);
}

template <typename Values, typename Kind>
std::map<std::string, int> counts(const Values& values, Kind kind) {
  std::map<std::string, int> counted;
  for (const auto& value : values) ++counted[std::string{kind(value)}];
  return counted;
}

using Counts = std::map<std::string, int>;

}  // namespace

TEST_CASE("the sample programme says who it is from and when", "[programme]") {
  const auto programme = sample();
  CHECK(programme.kind == "Chương trình hành động");
  CHECK(programme.number == "03-CTr/TU");
  CHECK(programme.issued == support::day("2025-10-15"));
  CHECK(programme.term == Term{2025, 2030});
  CHECK(programme.issuer == "Ban Chấp hành Đảng bộ tỉnh");
}

TEST_CASE("the sample programme has every kind of deadline", "[programme]") {
  const auto programme = sample();
  CHECK(programme.owners.size() == 13);
  CHECK(programme.tasks.size() == 56);
  CHECK(programme.provisions.size() == 5);
  CHECK(programme.annexes.size() == 2);
  CHECK(counts(programme.tasks, [](const Task& task) { return deadline::code(task.reading.kind); }) ==
        Counts{{"due", 27},
               {"window", 6},
               {"milestones", 2},
               {"recurring", 5},
               {"ongoing", 12},
               {"conditional", 2},
               {"none", 1},
               {"unparsed", 1}});
  CHECK(counts(programme.problems, [](const base::Problem& problem) { return problem.kind; }) ==
        Counts{{"annex_empty", 2},
               {"deadline_conditional", 2},
               {"deadline_unparsed", 1},
               {"no_deadline", 1},
               {"no_owner", 2}});
}

TEST_CASE("in November 2026 the sample shows late, near and distant tasks", "[programme]") {
  int late = 0, near = 0, distant = 0;
  const auto today = support::day("2026-11-22");
  const auto programme = sample();
  for (const auto& task : programme.tasks) {
    if (!task.reading.due) continue;
    const auto left = (*task.reading.due - today).count();
    ++(left < 0 ? late : left <= 60 ? near : distant);
  }
  CHECK(late >= 10);
  CHECK(near >= 10);
  CHECK(distant >= 5);
}

TEST_CASE("the sample has two leads in one heading and one group", "[programme]") {
  int pairs = 0, groups = 0;
  for (const auto& task : sample().tasks) {
    pairs += task.owners.size() == 2 ? 1 : 0;
    groups += task.owners.size() == 1 && is_group(task.owners[0]) ? 1 : 0;
  }
  CHECK(pairs == 3);
  CHECK(groups == 3);
}

TEST_CASE("the sample's agencies cover its owners, two of them without a contact", "[programme]") {
  const auto csv = base::embedded::file("data/sample/co-quan.csv");
  REQUIRE(csv);
  CHECK(csv->content.starts_with("tên,tên khác,người liên hệ,email,email lãnh đạo\n"));
  std::map<std::string, bool> missing;
  for (const auto& task : sample().tasks)
    for (const auto& owner : task.owners)
      if (csv->content.find(owner) == std::string_view::npos) missing[owner] = true;
  CHECK(missing.size() == 1);  // the group, whose members the office enters
  std::size_t without_contact = 0;
  for (auto at = csv->content.find(",,,"); at != std::string_view::npos; at = csv->content.find(",,,", at + 3))
    ++without_contact;
  CHECK(without_contact == 2);
}
