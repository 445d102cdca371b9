#include <catch2/catch.hpp>

#include "deadline/cases.h"

TEST_CASE("words torn in two or run together are mended", "[deadline]") {
  cases::check({
      {"2", "hoàn th ành trong quý II/2026", "due 2026-06-30"},
      {"2", "hoàn thành trong q uý II/2026", "due 2026-06-30"},
      {"2", "Thường x uyên", "ongoing"},
      {"2", "Thực hi ện quý III/2026", "window 2026-07-01..2026-09-30"},
      {"2", "áp dụng từ ng ày 1/7/2026", "ongoing 2026-07-01.."},
      {"2", "Gi ữa tháng 12/2025", "due 2025-12-15"},
      {"2", "Theo Quy ết định số 12/QĐ-TTg ngày 05/01/2025", "conditional"},
      {"2", "Hoàn thànhtrong quý II/2026", "due 2026-06-30"},
      {"2", "Nghiệm thu kè Bãi Đôngtrước ngày 30/6/2026", "due 2026-06-29"},
      {"2", "Gửi dự thảogiữa tháng 12/2025", "due 2025-12-15"},
      {"2", "Hoàn thành100% thửa đất trong tháng 3/2026", "due 2026-03-31"},
      {"2", "quý i, iii/2026", "milestones 2026-03-31 2026-09-30"},
      {"2", "Hoàn thành tháng 1l/2025", "due 2025-11-30"},
      {"2", "Tl1/2025 - T3/2026", "window 2025-11-01..2026-03-31"},
      {"2", "+ Trước 30/6/2026;", "due 2026-06-29"},
  });
}

TEST_CASE("a slip of a letter is put right where one word fits", "[deadline]") {
  cases::check({
      {"2", "Hon thành trong quý II/2026", "due 2026-06-30"},
      {"2", "Hoàn thàn trong quý II/2026", "due 2026-06-30"},
      {"2", "Tirển khai trong quý I/2026", "window 2026-01-01..2026-03-31"},
      {"2", "trớc ngày 30/6/2026", "due 2026-06-29"},
      {"2", "tưrớc ngày 30/6/2026", "due 2026-06-29"},
      {"2", "trược ngày 30/6/2026", "due 2026-06-29"},
      {"2", "trng quý II/2026", "window 2026-04-01..2026-06-30"},
      {"2", "thàng 12/2025", "due 2025-12-31"},
      {"2", "6 thágn đầu năm 2026", "due 2026-06-30"},
      {"2", "nãm 2026", "due 2026-12-31"},
      {"2", "Hằng nãm", "recurring FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"},
      {"2", "Hẳng năm", "recurring FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"},
      {"2", "Quý IV hàg năm", "recurring FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"},
      {"2", "Trìh Thường trực trong tháng 4/2026", "due 2026-04-30"},
      {"2", "Tháng 5/2026 va tháng 6/2026", "window 2026-05-01..2026-06-30"},
  });
}

TEST_CASE("a word that is no slip of another stays what it is", "[deadline]") {
  cases::check({
      {"W3", "Trên địa bàn toàn thành phố trong quý II/2026", "window 2026-04-01..2026-06-30"},
      {"W3", "Hoàng thành Thăng Long trong quý II/2026", "window 2026-04-01..2026-06-30"},
      {"W1", "Hoàn thành 05 lượt tuần tra rừng trong quý I/2026", "due 2026-03-31"},
      {"W1", "Phủ sóng 5G, hoàn thành trong năm 2026", "due 2026-12-31"},
  });
}

TEST_CASE("a misspelt word that may change what the time means is never passed over", "[deadline]") {
  cases::check_never_a_date({
      "Giữ năm 2026",
      "trướớc ngày 30/6/2026",
      "tr ư ớc ngày 30/6/2026",
      "Puần thứ nhất tháng 11/2025",
      "ngày đầu tiên củaa tháng 3",
      "đầu tiên của tháng 9/2026",
      "Quý II I/2026",
      "Hoan than trong quy II/2026",
      "2025 và những năm tiếp tho",
      "Trong quý IV/2025 vã Quý I/2026",
      "Đầu hoặc giữa năm 2026",
  });
}
