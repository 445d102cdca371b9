#include <catch2/catch.hpp>
#include <iterator>

#include "schedule/ladder.h"
#include "support/days.h"
#include "support/disagreements.h"

using namespace schedule;
using calendar::Day;
using support::day;
using support::vietnam;

namespace {

constexpr date::days one{1};

base::Instant in_vietnam(std::string_view iso_day, int hour, int minute = 0) {
  return calendar::instant_in_vietnam(day(iso_day), std::chrono::minutes{60 * hour + minute});
}

base::Instant opening(Day on) { return calendar::instant_in_vietnam(on, Window{}.opens); }

std::vector<Day> weeks(base::Instant after, base::Instant until,
                       const calendar::WorkingDays& working_days = vietnam()) {
  return digest_weeks_in(after, until, {}, working_days);
}

}  // namespace

TEST_CASE("mail goes out in the window of a working day, and waits for the next one otherwise", "[schedule]") {
  struct Case {
    base::Instant at, goes_out;
    const char* why;
  };
  for (const auto& [at, goes_out, why] : std::initializer_list<Case>{
           {in_vietnam("2026-11-20", 9, 15), in_vietnam("2026-11-20", 9, 15), "a Friday morning"},
           {in_vietnam("2026-11-20", 7, 30), in_vietnam("2026-11-20", 7, 30), "as the window opens"},
           {in_vietnam("2026-11-20", 7, 29), in_vietnam("2026-11-20", 7, 30), "a minute early"},
           {in_vietnam("2026-11-20", 0, 0), in_vietnam("2026-11-20", 7, 30), "at midnight"},
           {in_vietnam("2026-11-20", 17, 30), in_vietnam("2026-11-23", 7, 30), "as it closes on a Friday"},
           {in_vietnam("2026-11-21", 9, 0), in_vietnam("2026-11-23", 7, 30), "on a Saturday"},
           {in_vietnam("2026-11-23", 23, 59), in_vietnam("2026-11-25", 7, 30), "on the eve of a holiday"},
           {in_vietnam("2026-02-13", 18, 0), in_vietnam("2026-02-23", 7, 30), "when Tết begins"},
           {in_vietnam("2026-01-10", 8, 0), in_vietnam("2026-01-10", 8, 0), "on a Saturday that makes up"}}) {
    INFO(why);
    CHECK(next_in_window(at, {}, vietnam()) == goes_out);
    CHECK(is_in_window(at, {}, vietnam()) == (at == goes_out));
  }
}

TEST_CASE("the next instant in the window is the first one, whatever the hour", "[schedule]") {
  support::Disagreements found;
  auto next = in_vietnam("2027-01-04", 7, 30);  // a Monday; from here the clock is turned back
  for (auto at = next; at > in_vietnam("2026-01-01", 0); at -= std::chrono::minutes{15}) {
    const auto time = calendar::time_in_vietnam(at);
    const bool within = vietnam().is_working(calendar::day_in_vietnam(at)) && time >= std::chrono::minutes{450} &&
                        time < std::chrono::minutes{1050};
    if (within) next = at;
    if (is_in_window(at, {}, vietnam()) != within || next_in_window(at, {}, vietnam()) != next)
      found.add(base::rfc3339(at));
  }
  CHECK(found.told() == "");
}

TEST_CASE("a digest is owed once a week, on its first working day", "[schedule]") {
  const auto from = in_vietnam("2025-12-29", 0), until = in_vietnam("2027-12-26", 23, 59);
  const auto all = weeks(from, until);
  support::Disagreements found;
  std::size_t expected = 0;
  for (auto monday = day("2025-12-29"); monday <= day("2027-12-26"); monday += date::days{7}) {
    auto first = monday;
    while (first < monday + date::days{7} && !vietnam().is_working(first)) first += one;
    if (first == monday + date::days{7}) continue;
    if (expected >= all.size() || all[expected] != monday) found.add("the week of ", calendar::iso(monday));
    const std::chrono::seconds second{1};
    if (weeks(opening(first) - second, opening(first)) != std::vector{monday}) found.add("on ", calendar::iso(first));
    if (!weeks(opening(first), opening(monday + date::days{7}) - second).empty())
      found.add("after ", calendar::iso(first));
    ++expected;
  }
  CHECK(found.told() == "");
  CHECK(all.size() == expected);
}

TEST_CASE("a week whose Monday is off has its digest on Tuesday, and is still that Monday's", "[schedule]") {
  CHECK(weeks(in_vietnam("2026-04-26", 0), in_vietnam("2026-04-27", 23)).empty());  // for Giỗ Tổ
  CHECK(weeks(in_vietnam("2026-04-26", 0), in_vietnam("2026-04-28", 8)) == std::vector{day("2026-04-27")});
}

TEST_CASE("a week without a working day has no digest", "[schedule]") {
  std::vector<calendar::Exception> off;
  for (auto each = day("2026-06-08"); each <= day("2026-06-12"); each += one)
    off.push_back({.day = each, .working = false, .name = "nghỉ", .source = "thí dụ"});
  CHECK(weeks(in_vietnam("2026-06-01", 0), in_vietnam("2026-06-21", 23), calendar::WorkingDays{off}) ==
        std::vector{day("2026-06-01"), day("2026-06-15")});
}

TEST_CASE("tick by tick or at once, the same weeks have their digest", "[schedule]") {
  const auto from = in_vietnam("2026-01-01", 3), until = in_vietnam("2027-12-31", 20);
  for (const auto step : {std::chrono::hours{1}, std::chrono::hours{23}, std::chrono::hours{24 * 9}}) {
    std::vector<Day> one_by_one;
    for (auto at = from; at < until; at += step)
      for (const auto week : weeks(at, std::min<base::Instant>(at + step, until))) one_by_one.push_back(week);
    CHECK(one_by_one == weeks(from, until));
  }
}
