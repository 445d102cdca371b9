#include <catch2/catch.hpp>

#include "deadline/cases.h"

TEST_CASE("a period given as deadline is due on its last day, whatever its verb of completion", "[deadline]") {
  cases::check({
      {"D1 W1", "Hoàn thành việc sắp xếp trụ sở dôi dư trong quý III/2026", "due 2026-09-30"},
      {"D1 W1", "Ban hành quy chế phối hợp trong tháng 02/2026", "due 2026-02-28"},
      {"D1 W1", "Trình Ban Thường vụ Tỉnh ủy trong quý I/2026", "due 2026-03-31"},
      {"D1 W1", "gửi Văn phòng Tỉnh ủy tổng hợp trong tháng 12/2025", "due 2025-12-31"},
      {"D1 W1", "Phê duyệt quy hoạch chi tiết trong 6 tháng đầu năm 2027", "due 2027-06-30"},
      {"D1 W1", "Công bố chỉ số cải cách hành chính tháng 4/2026", "due 2026-04-30"},
      {"D1 W1", "Quý I/2026 trình; ", "due 2026-03-31"},
      {"D1 W1", "Khánh thành trong quý IV/2027", "due 2027-12-31"},
      {"D1 W1", "Khởi công trong quý IV/2026", "due 2026-12-31"},
      {"D1 W1", "Bàn giao mặt bằng tháng 8 năm 2026", "due 2026-08-31"},
      {"D1 W1", "Tham mưu, trình ban hành trong tháng 11 năm 2025", "due 2025-11-30"},
      {"D1 W1", "Thời gian hoàn thành: Quý II/2026", "due 2026-06-30"},
      {"D1 W1", "Thời hạn hoàn thành: 30/6/2026", "due 2026-06-30"},
      {"D1 W3", "T12/2025", "due 2025-12-31"},
      {"D1 W3", "Quý II năm 2027", "due 2027-06-30"},
      {"D1 W3", "Quý cuối năm 2026", "due 2026-12-31"},
      {"D1 W3", "năm 2029", "due 2029-12-31"},
      {"D1 W3", "Sáu tháng đầu năm 2026", "due 2026-06-30"},
      {"D1 W3", "Nửa đầu năm 2028", "due 2028-06-30"},
      {"D1 W3", "03 tháng đầu năm 2026", "due 2026-03-31"},
      {"D1 W3", "Tháng cuối năm 2026", "due 2026-12-31"},
      {"D1 W3", "tháng cuối quý I/2026", "due 2026-03-31"},
      {"D1 W3", "quý II/26", "due 2026-06-30"},
      {"D1 W1", "Hoàn thành trong năm học 2025-2026", "due 2026-05-31"},
      {"W1 W2", "Triển khai thực hiện và hoàn thành trong năm 2026", "due 2026-12-31"},
      {"W1 W2", "Tổ chức khảo sát, báo cáo kết quả trong tháng 3/2026", "due 2026-03-31"},
      {"D1", "Quý II (năm 2026)", "due 2026-06-30"},
      {"D1", "Quý IV/2025 (tháng 12/2025)", "due 2025-12-31"},
      {"D1", "Quý IV/2025 (trước ngày 15/12/2025)", "due 2025-12-14"},
      {"D1", "Năm 2026: hoàn thành trong quý II", "due 2026-06-30"},
  });
}

TEST_CASE("«trước» is the day before, the other words leave the day itself on time", "[deadline]") {
  cases::check({
      {"D2", "Hoàn thành trước ngày 01/01/2027", "due 2026-12-31"},
      {"D2", "trước ngày 01 tháng 3 năm 2026", "due 2026-02-28"},
      {"D2", "Trước quý IV/2026", "due 2026-09-30"},
      {"D2", "xong trước năm 2028", "due 2027-12-31"},
      {"D2", "chậm nhất trước ngày 15/11/2025", "due 2025-11-14"},
      {"D2", "Báo cáo về Ban Tổ chức Tỉnh ủy trước 15-12-2025", "due 2025-12-14"},
      {"D2", "gửi báo cáo trước ngày 5/12", "due 2025-12-04"},
      {"D2", "Trước năm học 2027-2028", "due 2027-09-04"},
      {"D3", "chậm nhất là ngày 10/01/2026", "due 2026-01-10"},
      {"D3", "chậm nhất trong tháng 6/2026", "due 2026-06-30"},
      {"D3", "Không quá ngày 30/11/2025", "due 2025-11-30"},
      {"D3", "không muộn hơn ngày 31/01/2026", "due 2026-01-31"},
      {"D3", "Hạn cuối 20/12/2025", "due 2025-12-20"},
      {"D3", "Hạn chót: ngày 05/5/2026", "due 2026-05-05"},
      {"D3", "vào ngày 22/12/2025", "due 2025-12-22"},
      {"D3", "Thực hiện đến hết năm 2026", "due 2026-12-31"},
      {"D3", "đến hết tháng 3 năm sau", "due 2026-03-31"},
      {"D3", "Tổ chức Lễ khởi công ngày 19/12/2025", "due 2025-12-19"},
      {"D4", "trước 16h30 ngày 05/11/2025", "due 2025-11-05"},
      {"D4", "trước 17 giờ 00 phút, ngày 30 tháng 10 năm 2025", "due 2025-10-30"},
      {"D4", "trước 0 giờ ngày 01/01/2026", "due 2025-12-31"},
      {"D4", "đến 24h00 ngày 31/12/2025", "due 2025-12-31"},
      {"D4", "chậm nhất 10:00 ngày 28/10/2025", "due 2025-10-28"},
      {"D4", "Trước giờ làm việc ngày 03/11/2025", "due 2025-11-02"},
      {"D5", "Hoàn thành trong tháng 9", "due 2026-09-30"},
      {"D5", "Hoàn thành trong tháng 10", "due 2025-10-31"},
      {"D5", "Cuối năm", "due 2025-12-31"},
      {"D5", "6 tháng cuối năm", "due 2025-12-31"},
      {"D5", "trước ngày 20/10", "due 2026-10-19"},
      {"D5", "29/02", "due 2028-02-29"},
  });
}

TEST_CASE("a time limit leaves out the day it starts on and ends in its own unit", "[deadline]") {
  cases::check({
      {"D6", "Trong vòng 30 ngày kể từ ngày ký ban hành Kế hoạch này", "due 2025-11-19"},
      {"D6", "trong thời hạn 01 tháng", "due 2025-11-20"},
      {"D6", "Trong vòng 05 ngày làm việc", "due 2025-10-27"},
      {"D6", "trong thời hạn 03 (ba) ngày làm việc kể từ ngày ký", "due 2025-10-23"},
      {"D6", "chậm nhất sau 15 ngày kể từ ngày ban hành Quyết định này", "due 2025-11-04"},
      {"D6", "Trong 2 tuần tới", "due 2025-11-03"},
      {"D6", "10 ngày tới", "due 2025-10-30"},
      {"D6", "trong vòng 1 năm kể từ ngày Kế hoạch này được ban hành", "due 2026-10-20"},
      {"D6", "Hoàn thành trong 60 ngày kể từ hôm nay", "due 2025-12-19"},
      {"D6 W4", "Trong vòng 30 ngày kể từ ngày 01/11/2025", "window 2025-11-01..2025-12-01"},
      {"D6", "Không quá 45 ngày", "due 2025-12-04"},
      {"D6", "trong 3 tháng tới, hoàn thành", "due 2026-01-20"},
  });
}

TEST_CASE("parts of periods, weeks, feasts and relative words have days of their own", "[deadline]") {
  cases::check({
      {"D7", "đầu năm 2027", "due 2027-03-31"},
      {"D7", "Hoàn thành vào giữa năm 2026", "due 2026-06-30"},
      {"D7", "cuối tháng 11 năm 2025", "due 2025-11-30"},
      {"D7", "giữa tháng 3/2026", "due 2026-03-15"},
      {"D7", "Đầu quý I năm 2026", "due 2026-01-31"},
      {"D7", "Thực hiện cuối quý II/2026", "due 2026-06-30"},
      {"D8", "tuần đầu tháng 12/2025", "due 2025-12-05"},
      {"D8", "Tuần thứ ba của tháng 11/2025", "due 2025-11-21"},
      {"D8", "tuần sau", "due 2025-10-31"},
      {"D8", "thứ Sáu tuần này", "due 2025-10-24"},
      {"D8 W2", "Tổ chức trong tuần sau", "window 2025-10-27..2025-10-31"},
      {"D9", "trước ngày Quốc khánh 2/9/2026", "due 2026-09-01"},
      {"D9", "Hoàn thành trước dịp Quốc khánh năm 2026", "due 2026-09-01"},
      {"D9", "Trước Tết Dương lịch 2026", "due 2025-12-31"},
      {"D9", "Trước Tết Trung thu", "conditional"},
      {"D9", "ngày 10/3 âm lịch", "conditional"},
      {"D3", "thứ Hai, ngày 27/10/2025", "due 2025-10-27"},
      {"D3", "Chủ nhật ngày 15/3/2026", "due 2026-03-15"},
      {"D3", "ngày cuối cùng của tháng 02/2028", "due 2028-02-29"},
      {"D3", "ngày làm việc cuối cùng của tháng 5/2026", "due 2026-05-29"},
      {"D5", "tháng này", "due 2025-10-31"},
      {"D5", "quý I năm sau", "due 2026-03-31"},
      {"D5", "Hoàn thành trong năm nay", "due 2025-12-31"},
  });
}
