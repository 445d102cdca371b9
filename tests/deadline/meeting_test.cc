#include <catch2/catch.hpp>

#include "deadline/cases.h"

TEST_CASE("numbers and years of names are no times", "[deadline]") {
  cases::check({
      {"1", "Hoàn thành 2/3 số bến thuyền trước ngày 30/6/2026", "due 2026-06-29"},
      {"1", "Hoàn thành 34/34 chỉ tiêu trong năm 2026", "due 2026-12-31"},
      {"1", "Bàn giao mặt bằng đoạn Km12+500 trước ngày 30/8/2026", "due 2026-08-29"},
      {"1", "Ban hành Kế hoạch giai đoạn 2026-2030, tầm nhìn 2045 trước ngày 30/4/2026", "due 2026-04-29"},
      {"1", "Báo cáo 6 tháng trước ngày 15/6/2026, báo cáo năm trước ngày 15/12/2026",
       "milestones 2026-06-14 2026-12-14"},
      {"1", "Chào mừng Quốc khánh 02/9, hoàn thành trước ngày 25/8/2026", "due 2026-08-24"},
      {"1", "Trong 02 ngày (20-21/11/2025)", "window 2025-11-20..2025-11-21"},
      {"1", "Trong 02 ngày, từ ngày 20 đến ngày 21/11/2025", "window 2025-11-20..2025-11-21"},
      {"1", "Hoàn thành trước 30/9/2026, không để tồn đọng", "due 2026-09-29"},
      {"1", "Hằng năm; riêng năm 2025 hoàn thành trước ngày 15/12/2025",
       "recurring 2025-12-14 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"},
  });
}

TEST_CASE("«cả năm» stands beside parts of the same year", "[deadline]") {
  cases::check({
      {"M1", "6 tháng đầu năm 2026 và cả năm 2026", "milestones 2026-06-30 2026-12-31"},
      {"M1", "6 tháng đầu năm 2026; cả năm", "milestones 2026-06-30 2026-12-31"},
      {"D5", "6 tháng đầu năm; cả năm", "milestones 2025-06-30 2025-12-31"},
  });
  cases::check_never_a_date({"Cả năm", "Báo cáo 6 tháng và cả năm"});
}

TEST_CASE("a range to the end of a year begins in that year", "[deadline]") {
  cases::check({
      {"D5", "Từ quý II đến hết năm 2026", "window 2026-04-01..2026-12-31"},
      {"D5", "Từ tháng 8 đến 6 tháng đầu năm 2026", "window 2025-08-01..2026-06-30"},
  });
}

TEST_CASE("ordinals, weekdays and kinds of report are read", "[deadline]") {
  cases::check({
      {"2", "Quý thứ hai năm 2026", "due 2026-06-30"},
      {"D3", "Báo cáo trước 9h ngày thứ Sáu, 14/11/2025", "due 2025-11-14"},
      {"R3", "Trước thứ Hai hằng tuần", "recurring FREQ=WEEKLY;BYDAY=SU"},
      {"R4", "Báo cáo 6 tháng, hằng năm", "recurring FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"},
  });
}

TEST_CASE("a whole stage is a range, and a moment that is waited for has no day", "[deadline]") {
  cases::check({
      {"D10", "Cả giai đoạn 2026-2030", "window 2026-01-01..2030-12-31"},
      {"C1", "Trước thời điểm Luật có hiệu lực", "conditional"},
  });
}

TEST_CASE("about a time is no time", "[deadline]") {
  cases::check_never_a_date({
      "Khoảng đầu tháng 6/2026",
      "Hoàn thành vào khoảng cuối năm 2026",
      "Gần cuối năm 2026",
      "Tầm tháng 6/2026",
      "Vài tuần tới",
      "Phấn đấu bằng năm 2025, hoàn thành trước 31/12/2026",
      "Khoang quý III/2026",
      "Trong 15 ngày, trước 30/11/2025",
  });
}
