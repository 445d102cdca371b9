#include "calendar/lunar.h"

#include <catch2/catch.hpp>

#include "support/days.h"

using namespace calendar;
using support::day;
using support::vietnam;

TEST_CASE("Tết falls on the days that were published for 2000 to 2050", "[calendar]") {
  // As the Vietnamese almanac has them; 2007 and 2030 differ by a day from the Chinese calendar, which is at UTC+8.
  constexpr std::array published{
      "2000-02-05", "2001-01-24", "2002-02-12", "2003-02-01", "2004-01-22", "2005-02-09", "2006-01-29", "2007-02-17",
      "2008-02-07", "2009-01-26", "2010-02-14", "2011-02-03", "2012-01-23", "2013-02-10", "2014-01-31", "2015-02-19",
      "2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22",
      "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02", "2031-01-23",
      "2032-02-11", "2033-01-31", "2034-02-19", "2035-02-08", "2036-01-28", "2037-02-15", "2038-02-04", "2039-01-24",
      "2040-02-12", "2041-02-01", "2042-01-22", "2043-02-10", "2044-01-30", "2045-02-17", "2046-02-06", "2047-01-26",
      "2048-02-14", "2049-02-02", "2050-01-23"};
  for (std::size_t i = 0; i < published.size(); ++i)
    CHECK(iso(first_of_lunar_month(2000 + static_cast<int>(i), 1)) == published[i]);
}

TEST_CASE("Giỗ Tổ falls on the days of the almanac for 2000 to 2050", "[calendar]") {
  // As Hồ Ngọc Đức's published algorithm for UTC+7 gives them, which is no part of this program; those of 2007 to 2026
  // are also the days on which offices were closed.
  constexpr std::array published{
      "2000-04-14", "2001-04-03", "2002-04-22", "2003-04-11", "2004-04-28", "2005-04-18", "2006-04-07", "2007-04-26",
      "2008-04-15", "2009-04-04", "2010-04-23", "2011-04-12", "2012-03-31", "2013-04-19", "2014-04-09", "2015-04-28",
      "2016-04-16", "2017-04-06", "2018-04-25", "2019-04-14", "2020-04-02", "2021-04-21", "2022-04-10", "2023-04-29",
      "2024-04-18", "2025-04-07", "2026-04-26", "2027-04-16", "2028-04-04", "2029-04-23", "2030-04-12", "2031-04-01",
      "2032-04-19", "2033-04-09", "2034-04-28", "2035-04-17", "2036-04-06", "2037-04-24", "2038-04-13", "2039-04-03",
      "2040-04-20", "2041-04-10", "2042-04-29", "2043-04-19", "2044-04-07", "2045-04-26", "2046-04-15", "2047-04-04",
      "2048-04-22", "2049-04-11", "2050-04-01"};
  for (std::size_t i = 0; i < published.size(); ++i) {
    const auto lunar = lunar_of(day(published[i]));
    INFO(published[i]);
    CHECK(lunar == LunarDay{2000 + static_cast<int>(i), 3, 10, false});
    CHECK(first_of_lunar_month(2000 + static_cast<int>(i), 3) + date::days{9} == day(published[i]));
  }
}

TEST_CASE("Giỗ Tổ falls on the days on which offices were closed", "[calendar]") {
  for (const auto* closed :
       {"2020-04-02", "2021-04-21", "2022-04-10", "2023-04-29", "2024-04-18", "2025-04-07", "2026-04-26"}) {
    const auto lunar = lunar_of(day(closed));
    INFO(closed);
    CHECK(lunar.month == 3);
    CHECK(lunar.day == 10);
    CHECK_FALSE(lunar.leap);
  }
}

TEST_CASE("leap months are those of the almanac", "[calendar]") {
  // 2020 month 4, 2023 month 2, 2025 month 6, 2028 month 5, 2031 month 3, 2033 month 11
  CHECK(lunar_of(day("2020-05-23")) == LunarDay{2020, 4, 1, true});
  CHECK(lunar_of(day("2023-03-22")) == LunarDay{2023, 2, 1, true});
  CHECK(lunar_of(day("2025-07-25")) == LunarDay{2025, 6, 1, true});
  CHECK(lunar_of(day("2025-06-25")) == LunarDay{2025, 6, 1, false});
  CHECK(lunar_of(day("2028-06-23")) == LunarDay{2028, 5, 1, true});
  CHECK(lunar_of(day("2033-12-22")) == LunarDay{2033, 11, 1, true});
}

TEST_CASE("lunar days follow one another without a gap for two hundred years", "[calendar]") {
  auto before = lunar_of(day("1900-01-31"));
  int broken = 0;
  for (auto each = day("1900-02-01"); each < day("2100-01-01"); each += date::days{1}) {
    const auto now = lunar_of(each);
    const bool next_day = now.day == before.day + 1 && now.month == before.month && now.leap == before.leap;
    const bool next_month = now.day == 1 && before.day >= 29 && (now.month == before.month % 12 + 1 || now.leap);
    broken += (next_day || next_month) && now.day <= 30 ? 0 : 1;
    if (now.day == 1 && !now.leap) broken += first_of_lunar_month(now.year, now.month) == each ? 0 : 1;
    before = now;
  }
  CHECK(broken == 0);
}

TEST_CASE("a year without a notice has the holidays that the law lets expect, and substitutes for weekends",
          "[calendar]") {
  for (const auto* off : {"2028-01-25", "2028-01-26", "2028-01-28", "2029-04-30", "2029-05-01", "2030-09-02",
                          "2030-09-03", "2028-11-24", "2033-01-31"}) {
    INFO(off);
    CHECK_FALSE(vietnam().is_working(day(off)));
  }
  CHECK_FALSE(vietnam().is_working(day("2028-01-03")));  // for 1/1/2028, a Saturday
  CHECK_FALSE(vietnam().is_working(day("2028-09-01")));  // 3/9/2028 is a Sunday, and 2/9 a Saturday
  for (const auto& exception : expected_exceptions(2030)) CHECK(exception.expected_only);
}

TEST_CASE("24/11 on a weekend is not made up for, since no holiday of the Labour Code lies there", "[calendar]") {
  CHECK_FALSE(vietnam().is_working(day("2029-11-24")));  // a Saturday
  CHECK(vietnam().is_working(day("2029-11-26")));
}

TEST_CASE("what was expected of the years with a notice is what the notice then said, but for swaps", "[calendar]") {
  for (const auto& exception : expected_exceptions(2025)) {
    INFO(iso(exception.day));
    if (exception.name != "Quốc khánh" && exception.name.find("Tết Nguyên đán") == std::string::npos)
      CHECK_FALSE(vietnam().is_working(exception.day));
  }
}
