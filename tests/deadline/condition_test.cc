#include <catch2/catch.hpp>

#include "deadline/cases.h"

TEST_CASE("a clause that waits for something outside it has no days", "[deadline]") {
  cases::check({
      {"C1", "Thực hiện theo hướng dẫn của Ban Tổ chức Trung ương", "conditional"},
      {"C1", "Theo kế hoạch của Bộ Tư lệnh Bộ đội Biên phòng", "conditional"},
      {"C1", "Theo tiến độ thẩm định của cơ quan Trung ương", "conditional"},
      {"C1", "Ngay sau Đại hội XIV của Đảng", "conditional"},
      {"C1", "sau khi được cấp có thẩm quyền phê duyệt", "conditional"},
      {"C1", "Trong 10 ngày kể từ ngày nhận đủ hồ sơ", "conditional"},
      {"C1", "Trong vòng 30 ngày kể từ ngày Nghị quyết của Trung ương được ban hành", "conditional"},
      {"C1", "Trước kỳ họp Hội đồng nhân dân tỉnh 15 ngày", "conditional"},
      {"C1", "Kỳ họp thường lệ cuối năm 2026", "conditional"},
      {"C1", "Trình kỳ họp thường lệ giữa năm 2026", "conditional"},
      {"C1", "tại Kỳ họp thứ 10, Quốc hội khóa XV", "conditional"},
      {"C1", "Đột xuất", "conditional"},
      {"C1", "Khi có yêu cầu", "conditional"},
      {"C1", "khi phát sinh", "conditional"},
      {"C1", "Theo lộ trình", "conditional"},
      {"C1", "theo quy định của Trung ương", "conditional"},
      {"C1", "Luật có hiệu lực từ ngày 01/7/2026", "conditional"},
      {"C1", "Ngay sau khi Luật có hiệu lực (01/7/2026)", "conditional"},
      {"C1", "Theo Quyết định số 1532/QĐ-TTg ngày 30/7/2025", "conditional"},
      {"C1", "theo Chỉ thị số 45-CT/TW của Bộ Chính trị", "conditional"},
      {"C1", "theo kế hoạch năm 2026 của Ủy ban Kiểm tra", "conditional"},
      {"C1", "Trong nhiệm kỳ Đại hội", "conditional"},
      {"C1", "Chậm nhất 05 ngày làm việc trước ngày khai mạc kỳ họp", "conditional"},
      {"C2", "Theo tiến độ của Trung ương, chậm nhất trong năm 2026", "due 2026-12-31"},
      {"C2", "Sau khi có hướng dẫn của Trung ương, hoàn thành trước ngày 30/6/2026", "due 2026-06-29"},
      {"C2", "Quý III/2026, sau khi có ý kiến của Bộ Tài chính", "due 2026-09-30"},
      {"C2", "Theo chỉ đạo của Trung ương trong năm 2026", "window 2026-01-01..2026-12-31"},
  });
}

TEST_CASE("a clause that sets no time says so", "[deadline]") {
  cases::check({
      {"N1", "", "none"}, {"N1", "  ", "none"}, {"N1", "—", "none"}, {"N1", "...", "none"}, {"N1", "( )", "none"}, {"N1", "………", "none"},
      {"N1", "Không có", "none"}, {"N1", "Chưa xác định", "none"}, {"N1", "Không quy định thời hạn", "none"}, {"N1", "Không có thời hạn cụ thể", "none"},
  });
}

TEST_CASE("numbers that are no dates never become days", "[deadline]") {
  cases::check({
      {"-", "Hoàn thành đường dây 110kV trong quý II/2026", "due 2026-06-30"},
      {"-", "Báo cáo kết quả thực hiện Nghị quyết 57-NQ/TW trước ngày 15/12/2025", "due 2025-12-14"},
      {"-", "Hoàn thành nhiệm vụ theo NQ71 trong tháng 12/2025", "due 2025-12-31"},
      {"-", "Trình dự thảo thay thế Chỉ thị số 45-CT/TW trong quý I/2026", "due 2026-03-31"},
      {"-", "Hoàn thành 05 nhà văn hóa và 12 sân thể thao trong năm 2026", "due 2026-12-31"},
      {"-", "Hoàn thành 100% kế hoạch trước ngày 31/01/2027", "due 2027-01-30"},
      {"-", "Báo cáo tổng kết năm 2025 trước ngày 20/12/2025", "due 2025-12-19"},
      {"-", "Ban hành kế hoạch năm 2026 trước ngày 15/12/2025", "due 2025-12-14"},
      {"-", "Hoàn thành dự toán năm 2026 trong tháng 12/2025", "due 2025-12-31"},
      {"-", "Báo cáo Chính phủ việc thực hiện Nghị quyết số 28/2026/QH16 trong quý IV/2026", "due 2026-12-31"},
      {"-", "tập huấn 02 ngày trong tháng 5/2026", "window 2026-05-01..2026-05-31"},
      {"-", "Hoàn thành trong quý II/2026 (kèm 03 phụ lục)", "due 2026-06-30"},
      {"-", "Sơ kết 02 năm thực hiện trong tháng 02/2028", "due 2028-02-29"},
      {"-", "Hoàn thành 1.500 căn nhà trong năm 2026", "due 2026-12-31"},
  });
}

TEST_CASE("whatever is impossible, contradictory, vague or ambiguous is left to a person", "[deadline]") {
  cases::check_never_a_date({
      "Quý 5/2026", "quý 0/2026", "Quý 11/2026", "30/02/2026", "31/9", "ngày 32/1/2026", "tháng 0/2026", "00/6/2026", "13/13/2026", "6/30/2026",
      "30/6/202", "30/6/20266", "30/6/2026/5", "Tháng 6/20 26", "quý II/20…", "Quý II/…", "Tháng .../2026", "ngày … tháng … năm 2026", "ngày    tháng    năm 2026",
      "…/2026", "/2026", "Quý    /2026", "năm 20...", "Quý IV/2026 - Quý II/2026", "2030-2026", "từ tháng 9/2026 đến tháng 3/2026", "thứ Ba ngày 27/10/2025",
      "Quốc khánh 3/9/2026", "trước 25h00 ngày 30/6/2026", "trước 17h00", "đến 0 giờ ngày 01/7/2026", "15 (mười sáu) ngày kể từ ngày ký", "ngày 15 (mười sáu) tháng 6 năm 2026",
      "trong 1,5 ngày", "1,5 ngày", "trong 7-10 ngày", "trong vòng 24 giờ", "6 tháng", "15 ngày", "Định kỳ", "định kỳ báo cáo", "2 lần/tháng", "Sớm", "Khẩn trương", "Kịp thời",
      "khoảng tháng 6/2026", "sau ngày 30/6/2026", "Sau năm 2030", "trừ tháng 7/2026", "quý II hoặc quý III/2026", "không thực hiện trong quý II/2026", "Chưa hoàn thành trong năm 2025",
      "Không thường xuyên", "mùa mưa năm 2026", "Mùa mưa các năm 2026, 2027", "tháng năm 2026", "Tháng II/2026", "tháng ll/2026", "thang sau", "Học kỳ I năm học 2025-2026", "năm học 2025-2027",
      "trong Tháng Thanh niên năm 2026", "cuối tháng", "cuối quý", "trong năm", "trong tháng", "Trong quý", "từ cuối năm 2025 đến hết năm 2026", "trước cuối năm 2026", "trung tuần tháng 3/2026",
      "Đề án 06/2025", "Công văn 12/2025", "Nghị quyết số 28/2026/QH16", "45-CT/TW", "01-CTr/TU", "Số 01-CTr/TU ngày 20/10/2025", "28/2026/QH16", "Đại hội XIV", "110kV", "24/7", "0912 345 678",
      "7-10", "15.3", "3-5/2026", "5-7/2026", "1/2 số xã", "2/3 khối lượng", "2026 hộ", "năm 26", "phường 12", "Phòng 305", "30/6/2026-UBND", "6 tháng năm 2026", "đạt 95% vào năm", "trước 10 ngày",
      "10 ngày trước ngày 15/3/2026", "lùi 15 ngày so với 30/6/2026", "sớm nhất ngày 01/7/2026", "từ 2025 đến nay", "02/9/1945 - 02/9/2026", "Ban hành kế hoạch năm 2026", "Hằng năm, trước ngày 15",
      "hằng quý, trước ngày 15/12", "báo cáo quý trước ngày 15/12", "Hằng tuần, ngày 15", "tháng 3, tháng 1/2026, tháng 2/2026", "quý IV/2025 - 2026", "tháng 11/2025, 2026", "Trong năm 2026, trước ngày 30/9/2026",
      "Quý II/2026?", "Quý II/2026 -", "ngày 30/6 và 2027", "17h", "12:30", "12/2025/QĐ-UBND", "2025/2026", "20261020", "ngày mười lăm", "hai mươi", "từ", "đến", "trước ngày", "chậm nhất", "tháng", "quý", "năm",
  });
}
