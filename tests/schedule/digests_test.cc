#include "schedule/digests.h"

#include <catch2/catch.hpp>
#include <set>

#include "support/days.h"
#include "support/disagreements.h"

using namespace schedule;
using calendar::Day;
using support::day;
using support::vietnam;

namespace {

constexpr std::chrono::seconds second{1};

base::Instant in_vietnam(std::string_view iso_day, int hour, int minute = 0) {
  return calendar::instant_in_vietnam(day(iso_day), std::chrono::minutes{60 * hour + minute});
}

base::Instant opening(Day on) { return calendar::instant_in_vietnam(on, Window{}.opens); }

DigestPlan only(DigestKind kind) { return {.kinds = {kind}}; }

std::vector<DueDigest> due(const DigestPlan& plan, base::Instant after, base::Instant until,
                           const calendar::WorkingDays& working_days = vietnam()) {
  return digests_in(after, until, plan, {}, {}, working_days);
}

/// "2026-Q2 2026-07-01", one a line.
std::string told(const std::vector<DueDigest>& digests) {
  std::string words;
  for (const auto& digest : digests) words += digest.period + " " + calendar::iso(digest.goes_out_on) + "\n";
  return words;
}

}  // namespace

TEST_CASE("the committee's digest is owed once a week, on its first working day", "[schedule]") {
  const auto plan = only(DigestKind::committee);
  const auto all = due(plan, in_vietnam("2025-12-29", 0), in_vietnam("2027-12-26", 23, 59));
  support::Disagreements found;
  std::size_t expected = 0;
  for (auto monday = day("2025-12-29"); monday <= day("2027-12-26"); monday += date::days{7}) {
    auto first = monday;
    while (first < monday + date::days{7} && !vietnam().is_working(first)) first += date::days{1};
    if (first == monday + date::days{7}) continue;
    const DueDigest owed{DigestKind::committee, calendar::iso(monday), first};
    if (expected >= all.size() || all[expected] != owed) found.add("the week of ", calendar::iso(monday));
    if (due(plan, opening(first) - second, opening(first)) != std::vector{owed}) found.add("on ", calendar::iso(first));
    if (!due(plan, opening(first), opening(monday + date::days{7}) - second).empty())
      found.add("after ", calendar::iso(first));
    ++expected;
  }
  CHECK(found.told() == "");
  CHECK(all.size() == expected);
}

TEST_CASE("a week whose Monday is off has its digest on Tuesday, and is still that Monday's", "[schedule]") {
  const auto plan = only(DigestKind::committee);
  CHECK(due(plan, in_vietnam("2026-04-26", 0), in_vietnam("2026-04-27", 23)).empty());  // for Giỗ Tổ
  CHECK(told(due(plan, in_vietnam("2026-04-26", 0), in_vietnam("2026-04-28", 8))) == "2026-04-27 2026-04-28\n");
}

TEST_CASE("a week without a working day has no digest", "[schedule]") {
  std::vector<calendar::Exception> off;
  for (auto each = day("2026-06-08"); each <= day("2026-06-12"); each += date::days{1})
    off.push_back({.day = each, .working = false, .name = "nghỉ", .source = "thí dụ"});
  CHECK(told(due(only(DigestKind::committee), in_vietnam("2026-06-01", 0), in_vietnam("2026-06-21", 23),
                 calendar::WorkingDays{off})) == "2026-06-01 2026-06-01\n2026-06-15 2026-06-15\n");
}

TEST_CASE("a week's digest planned for a day after its last working day goes out on that one", "[schedule]") {
  auto plan = only(DigestKind::committee);
  plan.weekday = 5;
  CHECK(told(due(plan, in_vietnam("2026-06-15", 0), in_vietnam("2026-06-21", 23))) == "2026-06-15 2026-06-19\n");
  const calendar::WorkingDays friday_off{
      {{.day = day("2026-06-19"), .working = false, .name = "nghỉ", .source = "thí dụ"}}};
  CHECK(told(due(plan, in_vietnam("2026-06-15", 0), in_vietnam("2026-06-21", 23), friday_off)) ==
        "2026-06-15 2026-06-18\n");
}

TEST_CASE("a digest before a meeting goes out on the working day before", "[schedule]") {
  const auto plan = only(DigestKind::meeting);
  const auto owed = digests_in(in_vietnam("2026-06-01", 0), in_vietnam("2026-07-31", 0), plan,
                               {day("2026-06-24"), day("2026-06-29")}, {}, vietnam());
  CHECK(told(owed) == "2026-06-24 2026-06-23\n2026-06-29 2026-06-26\n");
}

TEST_CASE("agencies get theirs once a month, on the first working day from the day planned on", "[schedule]") {
  auto plan = only(DigestKind::agency);
  CHECK(told(due(plan, in_vietnam("2026-04-20", 0), in_vietnam("2026-06-30", 23))) ==
        "2026-05 2026-05-04\n2026-06 2026-06-01\n");  // the first of May is off
  plan.month_day = 28;
  CHECK(told(due(plan, in_vietnam("2026-02-01", 0), in_vietnam("2026-03-10", 23))) == "2026-02 2026-03-02\n");
}

TEST_CASE("a period's figures go out after its last day, whichever day periods begin on", "[schedule]") {
  const auto from = in_vietnam("2026-01-10", 0), until = in_vietnam("2027-01-20", 0);
  CHECK(told(due(only(DigestKind::quarter), from, until)) ==
        "2026-Q1 2026-04-01\n2026-Q2 2026-07-01\n2026-Q3 2026-10-01\n2026-Q4 2027-01-04\n");
  CHECK(told(due(only(DigestKind::half_year), from, until)) == "2026-H1 2026-07-01\n2026-H2 2027-01-04\n");
  CHECK(told(due(only(DigestKind::year), from, until)) == "2026 2027-01-04\n");
  auto plan = only(DigestKind::quarter);
  plan.first_day = 15;
  plan.days_after = 5;
  CHECK(told(due(plan, from, until)) ==
        "2026-Q1 2026-03-19\n2026-Q2 2026-06-19\n2026-Q3 2026-09-21\n2026-Q4 2026-12-21\n");
}

TEST_CASE("no digest is owed before its hour", "[schedule]") {
  DigestPlan plan{.at = std::chrono::minutes{14 * 60}};
  CHECK(due(plan, in_vietnam("2026-06-30", 18), in_vietnam("2026-07-01", 13, 59)).empty());
  CHECK(told(due(plan, in_vietnam("2026-06-30", 18), in_vietnam("2026-07-01", 14))) ==
        "2026-07 2026-07-01\n2026-Q2 2026-07-01\n2026-H1 2026-07-01\n");
}

TEST_CASE("tick by tick or at once, the same digests are owed, none of them twice", "[schedule]") {
  const auto from = in_vietnam("2026-01-01", 3), until = in_vietnam("2027-12-31", 20);
  const std::vector meetings{day("2026-03-02"), day("2026-09-14"), day("2027-02-22")};
  const DigestPlan plan;
  const auto all = digests_in(from, until, plan, meetings, {}, vietnam());
  std::set<std::pair<DigestKind, std::string>> keys;
  for (const auto& digest : all) {
    CHECK(keys.emplace(digest.kind, digest.period).second);
    CHECK(vietnam().is_working(digest.goes_out_on));
  }
  for (const auto step : {std::chrono::hours{1}, std::chrono::hours{23}, std::chrono::hours{24 * 9}}) {
    std::vector<DueDigest> one_by_one;
    for (auto at = from; at < until; at += step)
      for (const auto& digest :
           digests_in(at, std::min<base::Instant>(at + step, until), plan, meetings, {}, vietnam()))
        one_by_one.push_back(digest);
    CHECK(one_by_one == all);
  }
}

TEST_CASE("every kind of digest has a code of its own", "[schedule]") {
  for (const auto kind : all_digest_kinds()) CHECK(digest_kind_of(code(kind)) == kind);
  CHECK_FALSE(digest_kind_of("week"));
}
