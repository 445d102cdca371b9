#include "programme/periods.h"

#include <catch2/catch.hpp>

using namespace programme;

TEST_CASE("titles of columns name months and quarters in many spellings", "[programme]") {
  CHECK(period_of_title("Quý II") == "Quý II");
  CHECK(period_of_title("QUÝ 3") == "Quý III");
  CHECK(period_of_title("Q4") == "Quý IV");
  CHECK(period_of_title("Quý I/2027") == "Quý I/2027");
  CHECK(period_of_title("Quý I năm 2027") == "Quý I/2027");
  CHECK(period_of_title("T3") == "Tháng 3");
  CHECK(period_of_title("Tháng 09") == "Tháng 9");
  for (const auto* title : {"", "Quý", "Quý V", "Tháng 13", "Quý II và III", "Năm 2026", "TT", "Tiến độ quý I"}) {
    INFO(title);
    CHECK_FALSE(period_of_title(title));
  }
}

TEST_CASE("words name periods only where nothing else, and no year, stands among them", "[programme]") {
  CHECK(names_only_periods("Tháng 10"));
  CHECK(names_only_periods("Hoàn thành trong quý II"));
  CHECK(names_only_periods("Quý I, Quý III"));
  CHECK_FALSE(names_only_periods("Quý I/2026"));
  CHECK_FALSE(names_only_periods("Tháng 10 năm 2026"));
  CHECK_FALSE(names_only_periods("Hằng quý"));
  CHECK_FALSE(names_only_periods("Ngày 15/10"));
}

TEST_CASE("a document's title names the year of its plan", "[programme]") {
  CHECK(year_of_title("CHƯƠNG TRÌNH CÔNG TÁC QUÝ IV NĂM 2026") == 2026);
  CHECK_FALSE(year_of_title("Kế hoạch thực hiện Nghị quyết số 11 ngày 22/12/2024"));
  CHECK_FALSE(year_of_title("Kế hoạch năm 2026 và năm 2027"));
}
