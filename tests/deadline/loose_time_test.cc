#include "deadline/loose_time.h"

#include <catch2/catch.hpp>
#include <string>

using namespace deadline;

namespace {

std::string words_of(std::string_view text, const std::optional<Stretch>& found) {
  return found ? std::string{text.substr(found->begin, found->end - found->begin)} : "";
}

std::string loose(std::string_view text) { return words_of(text, loose_time_in(text)); }
std::string title(std::string_view text) { return words_of(text, title_time_in(text)); }

}  // namespace

TEST_CASE("a time that ends or makes a part of a sentence may be its deadline", "[deadline]") {
  struct Case {
    const char *paragraph, *time;
  };
  for (const auto& [paragraph, time] : {
           Case{"Kết nạp 14 hội viên mới trong năm 2026.", "trong năm 2026"},
           Case{"Chăm 40 ha rừng trồng, đến hết năm 2027.", "đến hết năm 2027"},
           Case{"Dạy nghề dệt cho 30 chị em, từ nay đến cuối năm 2026.", "từ nay đến cuối năm 2026"},
           Case{"Kéo thuyền vào vịnh trước 17 giờ ngày 04/9/2026.", "trước 17 giờ ngày 04/9/2026"},
           Case{"Đo độ mặn tại sáu trạm hằng tháng.", "hằng tháng"},
           Case{"Dọn bãi biển vào ngày thứ Bảy hằng tuần.", "vào ngày thứ Bảy hằng tuần"},
           Case{"Trong năm 2026, xây thêm ba nhà văn hóa.", "Trong năm 2026"},
           Case{"Đổi giờ mở cửa thư viện, trước khi kết thúc năm học 2026 - 2027.",
                "trước khi kết thúc năm học 2026 - 2027"},
           Case{"Đăng lịch tiếp dân, trong 10 ngày kể từ ngày ban hành Kế hoạch này.",
                "trong 10 ngày kể từ ngày ban hành Kế hoạch này"},
       }) {
    INFO(paragraph);
    CHECK(loose(paragraph) == time);
  }
}

TEST_CASE("times of names, of targets and of the past are none", "[deadline]") {
  for (const auto* paragraph :
       {"Triển khai Chiến lược phát triển nghề cá đến năm 2030.", "Thực hiện Kế hoạch năm 2026.",
        "Phấn đấu tỷ lệ hộ nghèo giảm 2% trong năm 2026.", "Thu ngân sách đạt 900 tỷ đồng trong năm 2026.",
        "Sửa các quy chế được ban hành trong năm 2024.", "Đề án giai đoạn 2026 - 2030.", "Phun thuốc diệt muỗi.",
        "Nâng cao chất lượng văn bản, cuộc họp ở các cấp."}) {
    INFO(paragraph);
    CHECK(loose(paragraph).empty());
  }
}

TEST_CASE("a title of a month or quarter says when what stands below it is due", "[deadline]") {
  CHECK(title("QUÝ I") == "QUÝ I");
  CHECK(title("THÁNG 01/2026") == "THÁNG 01/2026");
  CHECK(title("Nhiệm vụ trọng tâm tháng 6 năm 2026") == "tháng 6 năm 2026");
  for (const auto* text : {"NHIỆM VỤ NĂM 2026", "Nhiệm vụ 6 tháng cuối năm 2026", "Kết quả công tác tháng 5",
                           "Lễ kỷ niệm tháng 9", "TỔ CHỨC THỰC HIỆN"}) {
    INFO(text);
    CHECK(title(text).empty());
  }
}
