#include "deadline/sentence.h"

#include <catch2/catch.hpp>
#include <string>

using namespace deadline;

namespace {

struct Case {
  const char *paragraph, *clause;
};

std::string clause_of(std::string_view paragraph) {
  const auto found = clause_in(paragraph);
  return found ? std::string{paragraph.substr(found->begin, found->end - found->begin)} : "";
}

}  // namespace

TEST_CASE("a deadline inside a sentence runs from its verb to the end of its time", "[deadline]") {
  for (const auto& [paragraph, clause] : {
           Case{"Bàn giao trụ sở dôi dư cho phường Lâm Hạ trước ngày 30/9/2026.",
                "Bàn giao trụ sở dôi dư cho phường Lâm Hạ trước ngày 30/9/2026"},
           Case{"Xây dựng Đề án phố sách trình Ban Thường vụ Thành ủy trong quý I/2026.",
                "trình Ban Thường vụ Thành ủy trong quý I/2026"},
           Case{"Kiểm đếm rừng phòng hộ, hoàn thành trước ngày 30/9/2026, không để sót thửa nào.",
                "hoàn thành trước ngày 30/9/2026"},
           Case{"Trình Hội đồng nhân dân trong tháng 7/2026 làm căn cứ chi trả.",
                "Trình Hội đồng nhân dân trong tháng 7/2026"},
           Case{"Sắp xếp bến thuyền; cơ bản hoàn thành trong năm 2027.", "hoàn thành trong năm 2027"},
           Case{"Lập danh mục cây cổ thụ, xong tháng 5/2026.", "xong tháng 5/2026"},
           Case{"Tu sửa kè Bãi Đông, hoàn thành báo cáo quyết toán chậm nhất ngày 15/11/2026.",
                "hoàn thành báo cáo quyết toán chậm nhất ngày 15/11/2026"},
           Case{"Tổ chức đợt thu gom rác thải từ ngày 15/12/2025 đến ngày 15/02/2026.",
                "Tổ chức đợt thu gom rác thải từ ngày 15/12/2025 đến ngày 15/02/2026"},
           Case{"Thẩm định, trình phê duyệt trong quý II, III/2026.", "trình phê duyệt trong quý II, III/2026"},
       }) {
    INFO(paragraph);
    CHECK(clause_of(paragraph) == clause);
  }
}

TEST_CASE("a part of a sentence may begin with its time, or say how often", "[deadline]") {
  for (const auto& [paragraph, clause] : {
           Case{"Trước ngày 30/9/2026, Sở Nội vụ hoàn thành rà soát biên chế; không tăng đầu mối.",
                "Trước ngày 30/9/2026, Sở Nội vụ hoàn thành rà soát biên chế"},
           Case{"Trong quý I/2026, trình Thường trực Đề án chợ đêm.",
                "Trong quý I/2026, trình Thường trực Đề án chợ đêm"},
           Case{"Theo dõi mực nước hồ Suối Vàng, định kỳ hằng quý báo cáo Thường trực.",
                "định kỳ hằng quý báo cáo Thường trực"},
           Case{"Hằng năm tổng kết, khen thưởng kịp thời.", "Hằng năm tổng kết"},
           Case{"Báo cáo Ban Thường vụ định kỳ 6 tháng một lần về tiến độ.",
                "Báo cáo Ban Thường vụ định kỳ 6 tháng một lần"},
       }) {
    INFO(paragraph);
    CHECK(clause_of(paragraph) == clause);
  }
}

TEST_CASE("how often a deadline comes belongs to it, and counted things are no verbs", "[deadline]") {
  CHECK(clause_of("Báo cáo Sở Nội vụ trước ngày 20 hằng tháng.") == "Báo cáo Sở Nội vụ trước ngày 20 hằng tháng");
  CHECK(clause_of("Gỡ dứt điểm 17 kiến nghị về chợ, xong trước ngày 31/10/2026.") == "xong trước ngày 31/10/2026");
  CHECK(clause_of("Trả lời 17 kiến nghị về chợ trước ngày 31/10/2026.") ==
        "Trả lời 17 kiến nghị về chợ trước ngày 31/10/2026");
}

TEST_CASE("deadlines close to each other are one stretch", "[deadline]") {
  CHECK(clause_of("Hoàn thành đo vẽ trước ngày 30/6/2026, báo cáo Ban Thường vụ trước ngày 15/7/2026.") ==
        "Hoàn thành đo vẽ trước ngày 30/6/2026, báo cáo Ban Thường vụ trước ngày 15/7/2026");
  CHECK(clause_of("Khởi công cầu Bến Đình trong quý III/2026, bảo đảm an toàn, hoàn thành trong năm 2028.") ==
        "Khởi công cầu Bến Đình trong quý III/2026, bảo đảm an toàn, hoàn thành trong năm 2028");
}

TEST_CASE("other days of a sentence are no deadline of its task", "[deadline]") {
  CHECK(clause_of("Thực hiện Kết luận số 61-KL/TU ngày 14/4/2026, báo cáo kết quả trước ngày 15/11/2026.") ==
        "báo cáo kết quả trước ngày 15/11/2026");
  CHECK(clause_of("Hoàn thành các việc theo Kế hoạch số 45-KH/TU ngày 05/9/2025 trước ngày 31/12/2026.") ==
        "Hoàn thành các việc theo Kế hoạch số 45-KH/TU ngày 05/9/2025 trước ngày 31/12/2026");
  for (const auto* paragraph :
       {"Quán triệt các nghị quyết ban hành trong năm 2025.", "Sửa các quy chế được ban hành trước ngày 01/7/2025.",
        "Phấn đấu đến năm 2026 đạt 95%.", "Giải ngân đạt 95% kế hoạch vốn trước ngày 31/01/2027.",
        "Giảm 30% thời gian chờ, tổng thu trong năm 2026 đạt 11.800 tỷ đồng.", "Tổng kết nhiệm kỳ 2020 - 2025.",
        "Chuẩn bị các điều kiện cho năm học 2026-2027.",
        "Thực hiện kế hoạch năm 2026, chương trình giai đoạn 2026-2030.",
        "Kết quả kiểm tra trong năm 2025 cho thấy nhiều hạn chế.", "Bồi dưỡng cán bộ từ năm 2020 đến nay.",
        "Trình kỳ họp thường lệ giữa năm 2026.",
        "Duy trì báo cáo định kỳ (hàng tuần, tháng, quý) và báo cáo chuyên đề.", "Tiết kiệm chi thường xuyên.",
        "Đã hoàn thành trong tháng 3/2026.", "", ".", ", ; :"}) {
    INFO(paragraph);
    CHECK(clause_of(paragraph).empty());
  }
}
