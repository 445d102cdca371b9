#include <catch2/catch.hpp>

#include "deadline/cases.h"

TEST_CASE("an activity in a period takes the whole of it", "[deadline]") {
  cases::check({
      {"W2", "Triển khai trong 6 tháng cuối năm 2026", "window 2026-07-01..2026-12-31"},
      {"W2", "Thời gian thực hiện: Năm 2026", "window 2026-01-01..2026-12-31"},
      {"W2", "Giám sát chuyên đề trong quý II/2026", "window 2026-04-01..2026-06-30"},
      {"W2", "Tiến hành kiểm tra quý III năm 2026", "window 2026-07-01..2026-09-30"},
      {"W3", "Trong tháng 3/2026", "window 2026-03-01..2026-03-31"},
      {"W3", "trong quý IV năm 2025", "window 2025-10-01..2025-12-31"},
      {"D10 W2", "Thực hiện trong năm học 2026-2027", "window 2026-09-05..2027-05-31"},
  });
}

TEST_CASE("a range, or periods that touch, are one window whatever the verb", "[deadline]") {
  cases::check({
      {"W4", "Quý I/2026 - Quý III/2026", "window 2026-01-01..2026-09-30"},
      {"W4", "từ quý IV/2025 đến hết quý II/2026", "window 2025-10-01..2026-06-30"},
      {"W4", "Hoàn thành từ tháng 01 đến tháng 3/2026", "window 2026-01-01..2026-03-31"},
      {"W4", "2026-2028", "window 2026-01-01..2028-12-31"},
      {"W4", "Các năm 2026, 2027 và 2028", "window 2026-01-01..2028-12-31"},
      {"W4", "từ năm 2026 đến năm 2030", "window 2026-01-01..2030-12-31"},
      {"W4", "Tháng 11, 12/2025", "window 2025-11-01..2025-12-31"},
      {"W4", "Tháng 11, tháng 12 năm 2025 và tháng 01 năm 2026", "window 2025-11-01..2026-01-31"},
      {"W4", "01/01/2026-31/12/2026", "window 2026-01-01..2026-12-31"},
      {"W4", "từ 15/3 đến 15/4/2026", "window 2026-03-15..2026-04-15"},
      {"W4", "Từ ngày 20/12/2025 đến ngày 10/01/2026", "window 2025-12-20..2026-01-10"},
      {"W4", "từ ngày 20/12 đến 10/01/2026", "window 2025-12-20..2026-01-10"},
      {"W4", "T3-T5/2026", "window 2026-03-01..2026-05-31"},
      {"W4", "từ 3 đến 5/2026", "window 2026-03-01..2026-05-31"},
      {"W4", "Quý I, II, III/2026", "window 2026-01-01..2026-09-30"},
      {"W4", "từ nay đến ngày 31/12/2025", "window 2025-10-20..2025-12-31"},
      {"W4", "Từ nay đến hết quý I năm 2026", "window 2025-10-20..2026-03-31"},
      {"W4", "từ tháng 11/2025 đến trước ngày 01/6/2026", "window 2025-11-01..2026-05-31"},
      {"W4", "Từ quý II/2026, hoàn thành trong quý IV/2026", "window 2026-04-01..2026-12-31"},
      {"W4", "bắt đầu từ tháng 01/2026 và hoàn thành trước ngày 01/7/2026", "window 2026-01-01..2026-06-30"},
      {"W4", "trong tháng 10/2026 và trong tháng 11/2026", "window 2026-10-01..2026-11-30"},
      {"W4", "từ đầu năm 2026 đến hết tháng 6/2026", "window 2026-01-01..2026-06-30"},
      {"W4", "từ 00 giờ ngày 01/12/2025 đến 24 giờ ngày 15/12/2025", "window 2025-12-01..2025-12-15"},
      {"W4", "quý 2-3/2026", "window 2026-04-01..2026-09-30"},
      {"W4", "Quý 2, 3/2026", "window 2026-04-01..2026-09-30"},
      {"W4", "Từ ngày ký đến hết ngày 31/12/2026", "window 2025-10-20..2026-12-31"},
      {"W4", "15-20/11/2025", "window 2025-11-15..2025-11-20"},
      {"D5 W4", "từ tháng 11 đến tháng 01", "window 2025-11-01..2026-01-31"},
      {"D10", "nhiệm kỳ 2026 – 2031", "window 2026-01-01..2031-12-31"},
      {"D10", "thời kỳ 2026-2030", "window 2026-01-01..2030-12-31"},
      {"D10", "Năm học 2026 - 2027", "window 2026-09-05..2027-05-31"},
  });
}

TEST_CASE("a beginning without an end goes on", "[deadline]") {
  cases::check({
      {"W5", "Triển khai từ quý III/2026", "ongoing 2026-07-01.."},
      {"W5", "Thực hiện từ năm 2026", "ongoing 2026-01-01.."},
      {"W5", "Từ năm 2026 trở đi", "ongoing 2026-01-01.."},
      {"W5", "Năm 2026 và các năm tiếp theo", "ongoing 2026-01-01.."},
      {"W5", "từ ngày 01/01/2026", "ongoing 2026-01-01.."},
      {"W5", "Quý IV/2025 và những năm tiếp theo", "ongoing 2025-10-01.."},
  });
}

TEST_CASE("periods that do not touch, or have words of their own, are milestones", "[deadline]") {
  cases::check({
      {"M1", "Quý II, quý IV/2026", "milestones 2026-06-30 2026-12-31"},
      {"M1", "Tháng 6 và tháng 12 năm 2026", "milestones 2026-06-30 2026-12-31"},
      {"M1", "trước ngày 15/6/2026 và trước ngày 15/12/2026", "milestones 2026-06-14 2026-12-14"},
      {"M1", "2027, 2030", "milestones 2027-12-31 2030-12-31"},
      {"M1", "Quý IV các năm 2026, 2028 và 2030", "milestones 2026-12-31 2028-12-31 2030-12-31"},
      {"M1", "ngày 15 và ngày 30/11/2025", "milestones 2025-11-15 2025-11-30"},
      {"M2", "Cấp xã: quý I/2026; cấp tỉnh: quý II/2026", "milestones 2026-03-31 2026-06-30"},
      {"M2", "Ban hành kế hoạch trong tháng 11/2025; hoàn thành trong quý II/2026", "milestones 2025-11-30 2026-06-30"},
      {"M2", "sơ kết vào năm 2028, tổng kết vào quý II/2030", "milestones 2028-12-31 2030-06-30"},
      {"M2", "Hoàn thành trước ngày 30/6/2026 đối với cấp xã và trước ngày 31/12/2026 đối với cấp tỉnh",
       "milestones 2026-06-29 2026-12-30"},
      {"M2", "Khởi công quý I/2026, hoàn thành quý IV/2027", "milestones 2026-03-31 2027-12-31"},
      {"M2", "Năm 2026: ban hành đề án; năm 2027: hoàn thành", "milestones 2026-12-31 2027-12-31"},
      {"M3", "Giai đoạn 1: 2026-2027; giai đoạn 2: 2028-2030", "milestones 2027-12-31 2030-12-31"},
      {"M3", "Đợt I từ ngày 01/3 đến 31/3/2026; đợt II từ ngày 01/9 đến 30/9/2026", "milestones 2026-03-31 2026-09-30"},
      {"M2", "Năm 2026: quý II và quý IV", "milestones 2026-06-30 2026-12-31"},
  });
}
