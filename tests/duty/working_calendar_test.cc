// What Vietnamese offices reckon by, case by case, each with the act or notice that makes it so.
#include <catch2/catch.hpp>

#include "duty/duty.h"
#include "support/days.h"

using calendar::iso;
using support::day;
using support::vietnam;

namespace {

// The acts and notices that decide the cases.
constexpr auto article_112 = "Labour Code 45/2019/QH14, article 112(1)";
constexpr auto article_111 = "Labour Code 45/2019/QH14, article 111(3): made up for on the next working day";
constexpr auto weekly_rest = "Labour Code 45/2019/QH14, article 111(1); Decision 188/1999/QĐ-TTg: 40 hours, five days";
constexpr auto article_148 = "Civil Code 91/2015/QH13, article 148(5): ends with the next working day";
constexpr auto article_147 = "Civil Code 91/2015/QH13, article 147(2): the day it starts on is not counted";
constexpr auto notice_2024 = "Thông báo 5015/TB-LĐTBXH of 2023-11-22";
constexpr auto swap_2024 = "Thông báo 1570/TB-LĐTBXH of 2024; Công văn 2450/VPCP-KGVX of 2024-04-12";
constexpr auto notice_2025 = "Thông báo 6150/TB-BLĐTBXH of 2024-12-03";
constexpr auto swap_2026 = "Công văn 12729/VPCP-KGVX of 2025-12-25";
constexpr auto notice_2026 = "Thông báo 9441/TB-BNV of 2025-10-16";
constexpr auto no_swap_2026 = "Công văn 3383/BNV-CVL of 2026-04-10: none round 30/4";
constexpr auto resolution_28 = "Nghị quyết 28/2026/QH16, article 2";
constexpr auto expected_2027 = "expected by articles 111(3) and 112; no notice when written";

struct Day {
  const char* day;
  bool working;
  const char* source;
};

struct Reckoned {
  const char* from;
  const char* to;
  const char* source;
};

struct Nth {
  const char* from;
  int n;
  const char* to;
  const char* source;
};

}  // namespace

TEST_CASE("a day is a working day or off as the acts and notices say", "[duty]") {
  const Day cases[]{
      {"2024-01-01", false, article_112},   {"2024-01-02", true, article_112},    {"2024-02-07", true, notice_2024},
      {"2024-02-08", false, notice_2024},   {"2024-02-09", false, notice_2024},   {"2024-02-12", false, notice_2024},
      {"2024-02-13", false, notice_2024},   {"2024-02-14", false, notice_2024},   {"2024-02-15", true, notice_2024},
      {"2024-04-18", false, article_112},   {"2024-04-19", true, article_112},    {"2024-04-29", false, swap_2024},
      {"2024-04-30", false, article_112},   {"2024-05-01", false, article_112},   {"2024-05-02", true, swap_2024},
      {"2024-05-04", true, swap_2024},      {"2024-05-11", false, weekly_rest},   {"2024-09-02", false, article_112},
      {"2024-09-03", false, notice_2024},   {"2024-09-04", true, notice_2024},    {"2024-11-25", true, resolution_28},
      {"2025-01-01", false, article_112},   {"2025-01-24", true, notice_2025},    {"2025-01-27", false, notice_2025},
      {"2025-01-31", false, notice_2025},   {"2025-02-03", true, notice_2025},    {"2025-04-07", false, article_112},
      {"2025-04-26", true, notice_2025},    {"2025-04-30", false, article_112},   {"2025-05-02", false, notice_2025},
      {"2025-05-05", true, notice_2025},    {"2025-08-29", true, notice_2025},    {"2025-09-01", false, notice_2025},
      {"2025-09-02", false, article_112},   {"2025-09-03", true, notice_2025},    {"2025-11-24", true, resolution_28},
      {"2026-01-01", false, article_112},   {"2026-01-02", false, swap_2026},     {"2026-01-10", true, swap_2026},
      {"2026-01-17", false, weekly_rest},   {"2026-02-13", true, notice_2026},    {"2026-02-16", false, notice_2026},
      {"2026-02-20", false, notice_2026},   {"2026-02-23", true, notice_2026},    {"2026-04-26", false, article_112},
      {"2026-04-27", false, article_111},   {"2026-04-28", true, no_swap_2026},   {"2026-04-29", true, no_swap_2026},
      {"2026-05-02", false, no_swap_2026},  {"2026-05-04", true, no_swap_2026},   {"2026-08-22", true, notice_2026},
      {"2026-08-31", false, notice_2026},   {"2026-09-01", false, notice_2026},   {"2026-09-02", false, article_112},
      {"2026-09-03", true, notice_2026},    {"2026-11-23", true, resolution_28},  {"2026-11-24", false, resolution_28},
      {"2026-11-25", true, resolution_28},  {"2027-01-01", false, article_112},   {"2027-02-05", false, expected_2027},
      {"2027-02-10", false, expected_2027}, {"2027-02-11", false, expected_2027}, {"2027-02-12", true, expected_2027},
      {"2027-04-16", false, article_112},   {"2027-05-03", false, article_111},   {"2027-05-04", true, article_111},
      {"2027-09-03", false, expected_2027}, {"2027-11-24", false, resolution_28},
  };
  for (const auto& each : cases) {
    INFO(each.day << ": " << each.source);
    CHECK(vietnam().is_working(day(each.day)) == each.working);
  }
}

TEST_CASE("a due day that is a day off is effective on the next working day", "[duty]") {
  const Reckoned cases[]{
      {"2024-02-08", "2024-02-15", notice_2024},  // seven days off in a row
      {"2024-03-31", "2024-04-01", article_148},  // the first quarter ends on a Sunday
      {"2024-04-27", "2024-05-02", swap_2024},    // a Saturday before five days off
      {"2024-05-04", "2024-05-04", swap_2024},    // a Saturday that is worked
      {"2024-05-05", "2024-05-06", article_148},   {"2024-06-30", "2024-07-01", article_148},
      {"2024-08-31", "2024-09-04", notice_2024},   {"2024-12-31", "2024-12-31", article_148},
      {"2025-01-25", "2025-02-03", notice_2025},  // nine days off in a row
      {"2025-04-06", "2025-04-08", article_148},  // a Sunday before Giỗ Tổ
      {"2025-04-26", "2025-04-26", notice_2025},   {"2025-04-30", "2025-05-05", notice_2025},
      {"2025-08-31", "2025-09-03", notice_2025},   {"2025-11-30", "2025-12-01", article_148},
      {"2026-01-01", "2026-01-05", swap_2026},     {"2026-01-10", "2026-01-10", swap_2026},
      {"2026-02-15", "2026-02-23", notice_2026},   {"2026-04-25", "2026-04-28", article_111},
      {"2026-04-30", "2026-05-04", article_148},   {"2026-05-31", "2026-06-01", article_148},
      {"2026-08-22", "2026-08-22", notice_2026},   {"2026-08-30", "2026-09-03", notice_2026},
      {"2026-08-31", "2026-09-03", notice_2026},   {"2026-10-31", "2026-11-02", article_148},
      {"2026-11-22", "2026-11-23", article_148},   {"2026-11-24", "2026-11-25", resolution_28},
      {"2027-02-05", "2027-02-12", expected_2027}, {"2027-02-28", "2027-03-01", article_148},
      {"2027-05-01", "2027-05-04", article_111},   {"2027-09-02", "2027-09-06", expected_2027},
      {"2027-10-31", "2027-11-01", article_148},
  };
  for (const auto& each : cases) {
    INFO(each.from << ": " << each.source);
    CHECK(iso(duty::effective_due_on(day(each.from), vietnam())) == each.to);
  }
}

TEST_CASE("the nth working day leaves out its first day, days off and nothing else", "[duty]") {
  const Nth cases[]{
      {"2024-02-07", 1, "2024-02-15", notice_2024},   {"2024-04-26", 1, "2024-05-02", swap_2024},
      {"2024-05-03", 1, "2024-05-04", swap_2024},     {"2024-05-03", 2, "2024-05-06", swap_2024},
      {"2024-08-30", 5, "2024-09-10", notice_2024},   {"2025-01-24", 1, "2025-02-03", notice_2025},
      {"2025-04-25", 1, "2025-04-26", notice_2025},   {"2025-04-25", 3, "2025-04-29", notice_2025},
      {"2025-04-29", 1, "2025-05-05", notice_2025},   {"2025-08-29", 2, "2025-09-04", notice_2025},
      {"2025-12-31", 1, "2026-01-05", swap_2026},     {"2026-01-09", 1, "2026-01-10", swap_2026},
      {"2026-01-09", 2, "2026-01-12", swap_2026},     {"2026-02-13", 15, "2026-03-13", notice_2026},
      {"2026-03-02", 1, "2026-03-03", article_147},   {"2026-04-24", 1, "2026-04-28", article_111},
      {"2026-08-21", 1, "2026-08-22", notice_2026},   {"2026-08-28", 1, "2026-09-03", notice_2026},
      {"2026-11-23", 1, "2026-11-25", resolution_28}, {"2026-11-20", 3, "2026-11-26", resolution_28},
      {"2027-02-04", 1, "2027-02-12", expected_2027}, {"2027-04-29", 1, "2027-05-04", article_111},
  };
  for (const auto& each : cases) {
    INFO(each.n << " after " << each.from << ": " << each.source);
    CHECK(iso(vietnam().nth_after(day(each.from), each.n)) == each.to);
  }
}

TEST_CASE("each year has the working days that its notices leave", "[duty]") {
  // Weekdays of the year, less the weekdays off, plus the Saturdays worked.
  struct Year {
    const char *before, *last;
    int days;
  };
  for (const auto& [before, last, days] :
       {Year{"2023-12-31", "2024-12-31", 262 - 12 + 1}, Year{"2024-12-31", "2025-12-31", 261 - 12 + 1},
        Year{"2025-12-31", "2026-12-31", 261 - 14 + 2}, Year{"2026-12-31", "2027-12-31", 261 - 12}}) {
    INFO(last);
    CHECK(vietnam().count_between(day(before), day(last)) == days);
  }
}
