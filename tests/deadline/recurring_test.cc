#include <catch2/catch.hpp>

#include "deadline/cases.h"

TEST_CASE("how often something is owed becomes one rule", "[deadline]") {
  cases::check({
      {"R1", "Hằng tháng", "recurring FREQ=MONTHLY;BYMONTHDAY=-1"},
      {"R1", "Mỗi năm một lần", "recurring FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"},
      {"R1", "Định kỳ hằng quý báo cáo Ban Thường vụ Tỉnh ủy", "recurring FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"},
      {"R1", "ít nhất 01 lần/quý", "recurring FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"},
      {"R1", "mỗi năm họp 2 lần", "recurring FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"},
      {"R1", "6 tháng/lần", "recurring FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"},
      {"R1", "năm 2 lần", "recurring FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"},
      {"R1", "theo quý", "recurring FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"},
      {"R1", "01 tuần/lần", "recurring FREQ=WEEKLY;BYDAY=FR"},
      {"R1", "4 lần/năm", "recurring FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"},
      {"R4", "Hằng tháng, quý, 6 tháng, năm", "recurring FREQ=MONTHLY;BYMONTHDAY=-1"},
      {"R4", "Định kỳ 6 tháng, năm hoặc đột xuất theo yêu cầu", "recurring FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"},
      {"R5", "Định kỳ 4 tháng/lần", "recurring FREQ=MONTHLY;BYMONTH=4,8,12;BYMONTHDAY=-1"},
      {"R5", "02 năm một lần", "recurring FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=31"},
      {"R4", "Hằng năm và khi có yêu cầu", "recurring FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"},
  });
}

TEST_CASE("a place in the cycle keeps its day", "[deadline]") {
  cases::check({
      {"R2", "Quý I hằng năm", "recurring FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1"},
      {"R2", "Vào tháng 5 mỗi năm", "recurring FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-1"},
      {"R2", "Hằng năm vào tháng 10", "recurring FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=-1"},
      {"R2", "tháng 6 và tháng 12 hằng năm", "recurring FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"},
      {"R2", "thứ Hai, thứ Năm hằng tuần", "recurring FREQ=WEEKLY;BYDAY=MO,TH"},
      {"R2", "Ngày 05 và ngày 20 hằng tháng", "recurring FREQ=MONTHLY;BYMONTHDAY=5,20"},
      {"R2", "cuối mỗi quý", "recurring FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"},
      {"R2 D7", "đầu mỗi tháng", "recurring FREQ=MONTHLY;BYMONTHDAY=10"},
      {"R3", "Hằng tháng, trước ngày 05", "recurring FREQ=MONTHLY;BYMONTHDAY=4"},
      {"R3", "trước ngày 15/11 hằng năm", "recurring FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=14"},
      {"R3", "Hằng năm, công bố trước ngày 31/3", "recurring FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=30"},
      {"R3", "Thực hiện hằng năm, hoàn thành trước ngày 30/11", "recurring FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=29"},
      {"R3", "trước ngày 01/01 hằng năm", "recurring FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"},
      {"R3", "Trước ngày 20 tháng cuối quý", "recurring FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=19"},
      {"R3", "chậm nhất ngày 05 tháng đầu quý sau", "recurring FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=5"},
      {"R3", "trong vòng 15 ngày kể từ ngày kết thúc quý", "recurring FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=15"},
      {"R3", "Chậm nhất 05 ngày sau khi kết thúc tháng", "recurring FREQ=MONTHLY;BYMONTHDAY=5"},
      {"R3", "sau khi kết thúc quý 10 ngày", "recurring FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=10"},
      {"R3", "Hằng quý, trước ngày 15/3, 15/6, 15/9 và 15/12", "recurring FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=14"},
      {"R3", "02 lần/năm (trước ngày 15/6 và trước ngày 15/12)", "recurring FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=14"},
      {"R7", "Từ tháng 3 đến tháng 5 hằng năm", "recurring FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-1"},
      {"R8", "trước ngày 25 của tháng", "recurring FREQ=MONTHLY;BYMONTHDAY=24"},
      {"R8", "Chậm nhất ngày 15/12 của năm báo cáo", "recurring FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"},
      {"R8", "ngày cuối cùng của tháng báo cáo", "recurring FREQ=MONTHLY;BYMONTHDAY=-1"},
      {"R8", "Hằng năm, chậm nhất ngày 31/01 của năm sau", "recurring FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31"},
      {"R8", "Hằng tháng, chậm nhất ngày 05 của tháng sau", "recurring FREQ=MONTHLY;BYMONTHDAY=5"},
      {"R8", "Chậm nhất ngày 20 của tháng cuối kỳ báo cáo", "conditional"},
      {"D9 P1", "Tháng Giêng hằng năm", "conditional"},
  });
}

TEST_CASE("years beside a recurrence bound it and checkpoints stand apart", "[deadline]") {
  cases::check({
      {"R6", "Hằng năm, giai đoạn 2026-2030", "recurring 2026-01-01..2030-12-31 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"},
      {"R6", "Hằng quý trong năm 2026", "recurring 2026-01-01..2026-12-31 FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"},
      {"R6", "Hằng tháng, bắt đầu từ tháng 01/2026", "recurring 2026-01-01.. FREQ=MONTHLY;BYMONTHDAY=-1"},
      {"R6", "hằng năm đến năm 2030", "recurring ..2030-12-31 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"},
      {"R6", "Hằng năm; tổng kết năm 2030", "recurring 2030-12-31 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"},
      {"R6", "Báo cáo hằng quý; sơ kết tháng 6/2028",
       "recurring 2028-06-30 FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"},
      {"O1", "Thường xuyên; sơ kết năm 2028, tổng kết năm 2030", "ongoing 2028-12-31 2030-12-31"},
      {"O1", "Thường xuyên, báo cáo định kỳ hằng quý", "ongoing FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"},
      {"O1", "Thường xuyên, cao điểm tháng 5 và tháng 11 hằng năm", "ongoing FREQ=YEARLY;BYMONTH=5,11;BYMONTHDAY=-1"},
      {"O1", "Duy trì thường xuyên giai đoạn 2026 - 2030", "ongoing 2026-01-01..2030-12-31"},
      {"O1", "Thường xuyên đến hết năm 2026", "ongoing ..2026-12-31"},
      {"O1", "thường xuyên từ quý I/2026", "ongoing 2026-01-01.."},
      {"O1", "Hàng ngày", "ongoing"},
      {"O1", "Liên tục", "ongoing"},
      {"O1", "Thường xuyên, theo chỉ đạo của Trung ương", "ongoing"},
      {"O1", "Thường xuyên, đột xuất", "ongoing"},
  });
}
