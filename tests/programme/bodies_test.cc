#include "programme/bodies.h"

#include <catch2/catch.hpp>

#include "programme/programme.h"

using namespace programme;

using Names = std::vector<std::string>;

TEST_CASE("headings that name a body are told by the noun they begin with", "[programme]") {
  for (const auto* name : {"Sở Nội vụ",
                           "SỞ NỘI VỤ",
                           "Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh",
                           "Uỷ ban nhân dân tỉnh",
                           "UBND xã Đồng Vạc",
                           "Đảng ủy Công an tỉnh",
                           "Văn phòng Tỉnh ủy",
                           "Các đảng ủy xã, phường",
                           "Các sở, ban, ngành",
                           "Các cấp, các ngành",
                           "Tỉnh đoàn",
                           "Hội Nông dân tỉnh",
                           "Báo và Phát thanh, Truyền hình tỉnh",
                           "Tòa án nhân dân tỉnh",
                           "Thanh tra tỉnh",
                           "Các cơ quan tham mưu, giúp việc Tỉnh ủy",
                           "Trường Chính trị tỉnh",
                           "Ngân hàng Nhà nước Khu vực 5",
                           "Công ty Điện lực",
                           "Phòng Kinh tế",
                           "Thường trực Hội đồng nhân dân tỉnh",
                           "Các đồng chí Tỉnh ủy viên",
                           "BAN TỔ CHỨC TỈNH ỦY"}) {
    INFO(name);
    CHECK(names_a_body(name));
  }
}

TEST_CASE("sentences and topics that begin like a body name none", "[programme]") {
  for (const auto* text : {"",
                           "Ban hành quy chế làm việc",
                           "BAN HÀNH QUY CHẾ",
                           "Sở hữu trí tuệ",
                           "Hội nghị toàn tỉnh",
                           "Bộ máy tinh gọn",
                           "Đoàn kết nội bộ",
                           "Báo cáo quý",
                           "Phòng, chống tham nhũng",
                           "PHÒNG, CHỐNG THIÊN TAI",
                           "Tổ chức sơ kết",
                           "TỔ CHỨC THỰC HIỆN",
                           "Xã hội",
                           "Thanh tra, kiểm tra các dự án",
                           "Các chỉ tiêu chủ yếu",
                           "Trường hợp đặc biệt",
                           "Định kỳ tổ chức sơ kết",
                           "Văn phòng Tỉnh ủy giúp Ban Thường vụ Tỉnh ủy theo dõi.",
                           "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tham mưu",
                           "Công an tỉnh có trách nhiệm giữ gìn trật tự",
                           "Các cấp ủy căn cứ Chương trình này xây dựng kế hoạch"}) {
    INFO(text);
    CHECK_FALSE(names_a_body(text));
  }
  CHECK_FALSE(names_a_body("Sở " + std::string(300, 'A')));
}

TEST_CASE("bodies are parted where the next one begins, and nowhere else", "[programme]") {
  struct Case {
    const char* names;
    Names bodies;
  };
  for (const auto& [names, bodies] : {
           Case{"Sở Nội vụ", {"Sở Nội vụ"}},
           Case{"Ban Chấp hành Đảng bộ tỉnh, Ban Thường vụ Tỉnh ủy",
                {"Ban Chấp hành Đảng bộ tỉnh", "Ban Thường vụ Tỉnh ủy"}},
           Case{"Sở Nội vụ; Sở Y tế", {"Sở Nội vụ", "Sở Y tế"}},
           Case{"Ủy ban Kiểm tra Tỉnh ủy và Văn phòng Tỉnh ủy", {"Ủy ban Kiểm tra Tỉnh ủy", "Văn phòng Tỉnh ủy"}},
           Case{"Ban Tuyên giáo và Dân vận Tỉnh ủy", {"Ban Tuyên giáo và Dân vận Tỉnh ủy"}},
           Case{"Sở Văn hóa, Thể thao và Du lịch", {"Sở Văn hóa, Thể thao và Du lịch"}},
           Case{"Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", {"Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"}},
           Case{"Các đảng ủy xã, phường", {"Các đảng ủy xã, phường"}},
           Case{"Các cấp ủy, các tổ chức đảng", {"Các cấp ủy, các tổ chức đảng"}},
           Case{"Các đảng ủy trực thuộc Tỉnh ủy, cấp ủy và tổ chức đảng",
                {"Các đảng ủy trực thuộc Tỉnh ủy, cấp ủy và tổ chức đảng"}},
           Case{"UBND các xã Đồng Vạc, Suối Ngần", {"UBND các xã Đồng Vạc, Suối Ngần"}},
           Case{"Đảng ủy Ủy ban nhân dân tỉnh và các đảng ủy xã, phường",
                {"Đảng ủy Ủy ban nhân dân tỉnh", "các đảng ủy xã, phường"}},
           Case{"Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
                {"Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh"}},
           Case{"Sở Y tế, ", {"Sở Y tế"}},
           Case{"Sở Y tế\nCông an tỉnh", {"Sở Y tế", "Công an tỉnh"}},
           Case{"Sở Văn hóa, Thể thao\nvà Du lịch;\nSở Y tế,\nSở Nội vụ",
                {"Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế", "Sở Nội vụ"}},
           Case{"- Sở Y tế\n- Các sở, ban, ngành", {"Sở Y tế", "Các sở, ban, ngành"}},
           Case{"Báo và Đài Phát thanh tỉnh, Sở Y tế", {"Báo và Đài Phát thanh tỉnh", "Sở Y tế"}},
           Case{"Sở TT&TT, UBKT Tỉnh ủy và VPTU", {"Sở TT&TT", "UBKT Tỉnh ủy", "VPTU"}},
           Case{"SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", {"SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"}},
           Case{"Bệnh viện tỉnh, Bảo hiểm xã hội tỉnh, các Hạt Kiểm lâm",
                {"Bệnh viện tỉnh", "Bảo hiểm xã hội tỉnh", "các Hạt Kiểm lâm"}},
           Case{"Đảng ủy Viện Kiểm sát nhân dân tỉnh và Sở Y tế", {"Đảng ủy Viện Kiểm sát nhân dân tỉnh", "Sở Y tế"}},
           Case{"", {}},
       }) {
    INFO(names);
    CHECK(bodies_in(names) == bodies);
  }
}

TEST_CASE("a name stands for a group where it begins with «các» or names its members so", "[programme]") {
  for (const auto* name : {"Các đảng ủy xã, phường", "các sở, ban, ngành", "UBND các xã, phường", "Tất cả các chi bộ",
                           "Cấp ủy, tổ chức đảng các cấp", "Ủy ban Mặt trận Tổ quốc các cấp"})
    CHECK(is_group(name));
  for (const auto* name : {"Sở Nội vụ", "Đảng ủy các cơ quan Đảng tỉnh", "Ban Quản lý các khu công nghiệp", ""})
    CHECK_FALSE(is_group(name));
}

TEST_CASE("a stroke or dash parts two bodies and no halves of one", "[programme]") {
  CHECK(bodies_in("Sở Y tế/Sở Tư pháp") == Names{"Sở Y tế", "Sở Tư pháp"});
  CHECK(bodies_in("Sở Y tế - Sở Tài chính") == Names{"Sở Y tế", "Sở Tài chính"});
  CHECK(bodies_in("Phòng Văn hóa - Xã hội") == Names{"Phòng Văn hóa - Xã hội"});
  CHECK(bodies_in("HĐND/UBND xã") == Names{"HĐND/UBND xã"});
}
