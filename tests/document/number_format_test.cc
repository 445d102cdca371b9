#include "document/number_format.h"

#include <catch2/catch.hpp>

using namespace document;

TEST_CASE("a number is shown as its format has it", "[document][sheet]") {
  struct Case {
    std::string code;
    double number;
    std::string shown;
  };
  for (const auto& [code, number, shown] : {
           Case{"General", 1.0, "1"},
           Case{"General", 2.1, "2.1"},
           Case{"General", 0.1 + 0.2, "0.3"},
           Case{"General", -7, "-7"},
           Case{"@", 12, "12"},
           Case{"0", 2.6, "3"},
           Case{"00", 3, "03"},
           Case{"0.0", 2, "2.0"},
           Case{"0.##", 2.5, "2.5"},
           Case{"#,##0", 1234567, "1,234,567"},
           Case{"#,##0.00", 1850, "1,850.00"},
           Case{"0%", 0.95, "95%"},
           Case{"\"Quý \"0", 2, "Quý 2"},
           Case{"0\" xã\";[Red]-0", 12, "12 xã"},
           Case{"[$₫-42A]#,##0", 5000, "₫5,000"},
           Case{"0.00E+00", 12345, "12345"},
           Case{"dd/mm/yyyy", 46295, "30/09/2026"},
           Case{"d/m/yyyy", 46173, "31/5/2026"},
           Case{"[$-1042A]dd\\/mm\\/yyyy;@", 46295, "30/09/2026"},
           Case{"yyyy\\-mm\\-dd", 46295, "2026-09-30"},
           Case{"\"ngày \"dd\" tháng \"mm\" năm \"yyyy", 46295, "ngày 30 tháng 09 năm 2026"},
           Case{"dd/mm/yy", 46295, "30/09/26"},
           Case{"dd/mm/yyyy hh:mm", 46295, "30/09/2026"},
           Case{"dd/mm/yyyy hh:mm", 46295.5, "30/09/2026 12:00"},
           Case{"hh:mm", 0.75, "18:00"},
           Case{"mm:ss", 0.5 / 24, "30:00"},
           Case{"dd/mm/yyyy", -1, "-1"},
           Case{"dd/mm/yyyy", 1e9, "1000000000"},
       })
    CHECK(NumberFormat{code}.shown(number, DateSystem::from_1900) == shown);
}

TEST_CASE("a date whose month comes first, or in words, is shown as it is written here", "[document][sheet]") {
  for (const auto& [code, shown] : {std::pair{"m/d/yyyy", "5/6/2026"},
                                    {"mm-dd-yy", "5/6/2026"},
                                    {"d-mmm-yy", "5/6/2026"},
                                    {"d-mmm", "5/6"},
                                    {"mmm-yy", "6/2026"},
                                    {"dddd, mmmm dd, yyyy", "5/6/2026"}})
    CHECK(NumberFormat{code}.shown(46178, DateSystem::from_1900) == shown);  // 5 June 2026
}

TEST_CASE("days are counted as the workbook counts them", "[document][sheet]") {
  const NumberFormat day{"d/m/yyyy"};  // ISO/IEC 29500-1, 18.17.4.1
  CHECK(day.shown(1, DateSystem::from_1900) == "1/1/1900");
  CHECK(day.shown(59, DateSystem::from_1900) == "28/2/1900");
  CHECK(day.shown(61, DateSystem::from_1900) == "1/3/1900");
  CHECK(day.shown(0, DateSystem::from_1904) == "1/1/1904");
  CHECK(day.shown(46295 - 1462, DateSystem::from_1904) == "30/9/2026");
}

TEST_CASE("built-in formats are those of Vietnamese settings", "[document][sheet]") {
  CHECK(NumberFormat{built_in_format(14)}.shown(46295, DateSystem::from_1900) == "30/09/2026");
  CHECK(NumberFormat{built_in_format(17)}.shown(46295, DateSystem::from_1900) == "9/2026");
  CHECK(NumberFormat{built_in_format(9)}.shown(0.5, DateSystem::from_1900) == "50%");
  CHECK(NumberFormat{built_in_format(0)}.shown(46295, DateSystem::from_1900) == "46295");
  CHECK(NumberFormat{built_in_format(999)}.shown(1.5, DateSystem::from_1900) == "1.5");
}

TEST_CASE("a format code that is cut off or senseless shows the number", "[document][sheet]") {
  for (const auto* code : {"\"", "\\", "[", "_", "*", "\"abc", "[h", ";", "_\xC3\xA0", "\"\xE1\xBA\xA1", ""})
    CHECK(NumberFormat{code}.shown(7, DateSystem::from_1900) == "7");
}
