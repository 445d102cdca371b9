#include "programme/body_name.h"

#include <catch2/catch.hpp>

#include "programme/assignment.h"

using namespace programme;

namespace {

struct Case {
  const char *sentence, *body;
};

}  // namespace

TEST_CASE("a body's name ends where words begin that belong to no name, whatever it is told to do", "[programme]") {
  for (const auto& [sentence, body] : {
           Case{"Giao Sở Nội vụ cử công chức biệt phái về các xã mới.", "Sở Nội vụ"},
           Case{"Giao Sở Tài chính thoái vốn tại hai công ty cổ phần.", "Sở Tài chính"},
           Case{"Giao Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh thông xe cầu Mường Tao.",
                "Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh"},
           Case{"Giao UBND xã Nà Sác dựng lại 12 nhà sập.", "UBND xã Nà Sác"},
           Case{"Giao Công an tỉnh triệt xóa ba tụ điểm.", "Công an tỉnh"},
           Case{"Giao Sở Y tế luân phiên bác sĩ xuống trạm.", "Sở Y tế"},
           Case{"Giao Trung tâm Kiểm soát bệnh tật tỉnh tiêm phòng dại cho đàn chó.",
                "Trung tâm Kiểm soát bệnh tật tỉnh"},
           Case{"Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh khen các hộ hiến đất.",
                "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"},
           Case{"Giao Sở Nông nghiệp và Môi trường thả cá giống xuống hồ Bản Vẽ.", "Sở Nông nghiệp và Môi trường"},
           Case{"Giao Sở Văn hóa, Thể thao và Du lịch dựng bia di tích đồn Phai Khắt.",
                "Sở Văn hóa, Thể thao và Du lịch"},
           Case{"Giao Bộ Chỉ huy Quân sự tỉnh diễn tập phòng thủ hai huyện cũ.", "Bộ Chỉ huy Quân sự tỉnh"},
           Case{"Giao Kho bạc Nhà nước khu vực X chi trả tiền đền bù.", "Kho bạc Nhà nước khu vực X"},
           Case{"Giao Thuế tỉnh khoanh nợ 40 doanh nghiệp.", "Thuế tỉnh"},
           Case{"Giao Chi cục Kiểm lâm giăng dây ranh giới rừng già.", "Chi cục Kiểm lâm"},
           Case{"Giao Trường Cao đẳng Nghề Tây Phong chiêu sinh 200 học viên.", "Trường Cao đẳng Nghề Tây Phong"},
           Case{"Giao Sở Khoa học và Công nghệ chấm hồ sơ sáng kiến.", "Sở Khoa học và Công nghệ"},
           Case{"Giao các sở, ban, ngành tinh giản 5% biên chế.", "các sở, ban, ngành"},
           Case{"Giao UBND các xã, phường rải đá cấp phối đường thôn.", "UBND các xã, phường"},
           Case{"Giao Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh gia hạn giấy phép cho nhà đầu tư.",
                "Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh"},
           Case{"Giao Văn phòng UBND tỉnh lắp phòng họp trực tuyến.", "Văn phòng UBND tỉnh"},
           Case{"Giao Sở Giáo dục và Đào tạo gộp 14 điểm trường lẻ.", "Sở Giáo dục và Đào tạo"},
           Case{"Giao Tỉnh đoàn quyên góp sách cũ.", "Tỉnh đoàn"},
           Case{"Giao Hội Liên hiệp Phụ nữ tỉnh nhận đỡ đầu 50 trẻ mồ côi.", "Hội Liên hiệp Phụ nữ tỉnh"},
           Case{"Giao Công ty cổ phần Môi trường đô thị Lạng Pha đóng cửa bãi rác cũ.",
                "Công ty cổ phần Môi trường đô thị Lạng Pha"},
           Case{"Giao Sở Công Thương hạ ngầm lưới điện phố cổ.", "Sở Công Thương"},
           Case{"Giao Trung tâm Phục vụ hành chính công tỉnh kéo dài giờ nhận hồ sơ.",
                "Trung tâm Phục vụ hành chính công tỉnh"},
           Case{"Đề nghị Tòa án nhân dân tỉnh xét xử lưu động hai vụ.", "Tòa án nhân dân tỉnh"},
           Case{"Đề nghị Ngân hàng Nhà nước chi nhánh Khu vực 5 khơi thông tín dụng nhà ở.",
                "Ngân hàng Nhà nước chi nhánh Khu vực 5"},
           Case{"Giao đồng chí Nguyễn Văn Tố, Phó Chủ tịch UBND tỉnh gỡ vướng dự án thủy điện.",
                "đồng chí Nguyễn Văn Tố, Phó Chủ tịch UBND tỉnh"},
           Case{"Giao Giám đốc Sở Xây dựng dỡ bỏ biển quảng cáo sai phép.", "Giám đốc Sở Xây dựng"},
           Case{"Giao Trung tâm Phát triển quỹ đất tỉnh chia lô khu tái định cư.", "Trung tâm Phát triển quỹ đất tỉnh"},
           Case{"Giao Ban Dân tộc và Tôn giáo HĐND tỉnh nghe giải trình việc cấp gạo.",
                "Ban Dân tộc và Tôn giáo HĐND tỉnh"},
           Case{"Giao Sở Dân tộc và Tôn giáo trao bò giống cho 90 hộ.", "Sở Dân tộc và Tôn giáo"},
           Case{"Giao Đảng ủy Công an tỉnh soi lại quy hoạch cấp phòng.", "Đảng ủy Công an tỉnh"},
           Case{"Giao Trạm Y tế xã Khe Lăn phun hóa chất diệt muỗi.", "Trạm Y tế xã Khe Lăn"},
           Case{"Giao Liên đoàn Lao động tỉnh ra mắt quỹ mái ấm.", "Liên đoàn Lao động tỉnh"},
           Case{"Giao Thanh tra tỉnh, Sở Tài chính bóc tách khoản chi sai.", "Thanh tra tỉnh, Sở Tài chính"},
           Case{"Giao Ban Quản lý rừng phòng hộ Nậm Cắt khoán rừng cho cộng đồng.",
                "Ban Quản lý rừng phòng hộ Nậm Cắt"},
           Case{"Giao Chủ tịch UBND phường Bến Tượng gặp các hộ chưa nhận tiền.", "Chủ tịch UBND phường Bến Tượng"},
       }) {
    INFO(sentence);
    const auto assignment = assignment_in(sentence);
    CHECK(assignment.owner.value_or("") == body);
    CHECK(assignment.unsure.empty());
  }
}

TEST_CASE("a name is unsure where a word may belong to it or to what follows", "[programme]") {
  for (const auto& [sentence, body] : {
           Case{"Giao Trung tâm Huấn nghiệp dệt thêu khăn Piêu cho hội chợ.", "Trung tâm Huấn nghiệp"},
           Case{"Giao Ban Quản lý chợ quét lối thoát hiểm.", "Ban Quản lý chợ"},
           Case{"Giao Viện Quy hoạch xây dựng vẽ lại ranh phường Hòa Lương.", "Viện Quy hoạch xây dựng"},
           Case{"Giao Viện Kiểm định xây dựng lại phòng thử.", "Viện Kiểm định xây dựng"},
       }) {
    INFO(sentence);
    CHECK(assignment_in(sentence).owner.value_or("") == body);
    CHECK(assignment_in(sentence).unsure == body);
  }
  CHECK(assignment_in("Giao Công ty Bến Hoa vá ổ gà.").unsure.empty());
}

TEST_CASE("«chủ trì» soon after an unknown word ends the name", "[programme]") {
  CHECK(assignment_in("Giao Trung tâm Ươm tạo giống măng cụt chủ trì nhân giống.").owner ==
        "Trung tâm Ươm tạo giống măng cụt");
}

TEST_CASE("brackets that shorten a name belong to it, and others who have to do with it do not", "[programme]") {
  CHECK(body_name_at("Ban Quản lý dự án (sau đây gọi tắt là Ban QLDA) bàn giao hồ sơ")->name ==
        "Ban Quản lý dự án (sau đây gọi tắt là Ban QLDA)");
  CHECK(body_name_at("Sở Y tế và các cơ quan liên quan kê khai")->name == "Sở Y tế");
  CHECK(body_name_at("Sở Y tế, trong tháng 5, kê khai")->name == "Sở Y tế");
  CHECK(body_name_at("Các sở, ban, ngành, UBND các xã, phường: kê khai")->name ==
        "Các sở, ban, ngành, UBND các xã, phường");
  CHECK_FALSE(body_name_at("đất cho doanh nghiệp"));
}

TEST_CASE("a body that leads, or is responsible, is named before it is told so", "[programme]") {
  const auto leads = assignment_in("Hội Nông dân tỉnh chủ trì, phối hợp với Liên minh Hợp tác xã tỉnh dạy nghề dệt.");
  CHECK(leads.owner == "Hội Nông dân tỉnh");
  CHECK(leads.coordinators == std::vector<std::string>{"Liên minh Hợp tác xã tỉnh"});
  CHECK(assignment_in("Công an xã có trách nhiệm tuần tra đêm.").owner == "Công an xã");
  CHECK_FALSE(assigns("Chánh Văn phòng UBND tỉnh chịu trách nhiệm thi hành Quyết định này."));
  CHECK_FALSE(assigns("Sở Y tế đã phối hợp với bệnh viện."));
}
