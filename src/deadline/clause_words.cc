// The other words of a clause: what is done, what is waited for, what carries numbers of its own, and the groups of
// words in which a word of time means something else («ngân hàng», «trước hết», «chương trình»).
#include "deadline/vocabulary.h"

namespace deadline {
namespace {

using enum Term;

constexpr Entry words[] = {
    // completion and delivery (rule W1)
    {"hoàn thành", {complete}, true}, {"hoàn tất", {complete}}, {"hoàn thiện", {complete}}, {"xong", {complete}}, {"kết thúc", {finish}}, {"kết thúc", {complete}},
    {"ban hành", {complete}}, {"ký ban hành", {complete}}, {"phát hành", {complete}}, {"trình", {complete}}, {"đệ trình", {complete}},
    {"báo cáo", {complete}}, {"báo cáo", {report}}, {"gửi", {complete}}, {"nộp", {complete}}, {"phê duyệt", {complete}}, {"duyệt", {complete}}, {"công bố", {complete}},
    {"công khai", {complete}}, {"thông qua", {complete}}, {"chuyển", {complete}}, {"chuyển giao", {complete}}, {"bàn giao", {complete}},
    {"nghiệm thu", {complete}}, {"quyết toán", {complete}}, {"khánh thành", {complete}}, {"khai trương", {complete}}, {"khởi công", {complete}},
    {"thành lập", {complete}}, {"ra mắt", {complete}}, {"kiện toàn", {complete}}, {"cập nhật", {complete}}, {"cung cấp", {complete}},
    {"đăng ký", {complete}}, {"ký kết", {complete}}, {"thanh toán", {complete}}, {"giải ngân", {complete}}, {"tham mưu", {complete}},
    {"đề xuất", {complete}}, {"kiến nghị", {complete}}, {"tổng hợp", {complete}}, {"trả lời", {complete}}, {"góp ý", {complete}}, {"cho ý kiến", {complete}},
    {"đưa vào sử dụng", {complete}}, {"đưa vào vận hành", {complete}}, {"đưa vào hoạt động", {complete}}, {"đưa vào khai thác", {complete}},
    {"đi vào hoạt động", {complete}}, {"thông báo", {complete}}, {"đạt", {complete}}, {"đạt chuẩn", {complete}}, {"chấm dứt", {complete}},
    {"hoàn trả", {complete}}, {"khắc phục xong", {complete}}, {"chốt", {complete}}, {"đăng tải", {complete}}, {"niêm yết", {complete}}, {"cấp phát", {complete}},
    {"phân bổ", {complete}}, {"giao chỉ tiêu", {complete}}, {"giao dự toán", {complete}}, {"tất toán", {complete}}, {"thông xe", {complete}}, {"thông tuyến", {complete}},
    {"khai mạc", {complete}}, {"bế mạc", {complete}}, {"phát hành văn bản", {complete}}, {"ký", {sign}}, {"ký", {complete}},
    {"sơ kết", {checkpoint}}, {"tổng kết", {checkpoint}}, {"trọng tâm", {focus}}, {"cao điểm", {focus}},
    {"trọng điểm", {focus}}, {"tập trung vào", {focus}}, {"bắt đầu", {begin}},

    // activity (rule W2)
    {"thực hiện", {act}, true}, {"triển khai", {act}}, {"tổ chức", {act}}, {"tiến hành", {act}}, {"kiểm tra", {act}}, {"giám sát", {act}}, {"thanh tra", {act}},
    {"tuyên truyền", {act}}, {"tập huấn", {act}}, {"bồi dưỡng", {act}}, {"đào tạo", {act}}, {"khảo sát", {act}}, {"rà soát", {act}}, {"nghiên cứu", {act}},
    {"xây dựng", {act}}, {"vận hành", {act}}, {"duy trì", {act}}, {"diễn ra", {act}}, {"áp dụng", {act}}, {"hướng dẫn", {act}}, {"chuyển đổi", {act}},
    {"khởi tạo", {act}}, {"phối hợp", {act}}, {"quán triệt", {act}}, {"học tập", {act}}, {"phát động", {act}}, {"theo dõi", {act}}, {"đôn đốc", {act}},
    {"thi công", {act}}, {"thí điểm", {act}}, {"lấy ý kiến", {act}}, {"chuẩn bị", {act}}, {"xử lý", {act}}, {"sắp xếp", {act}}, {"hỗ trợ", {act}},
    {"thẩm tra", {act}}, {"thẩm định", {act}}, {"xem xét", {act}}, {"kiểm điểm", {act}}, {"đánh giá", {act}}, {"phổ biến", {act}}, {"tăng cường", {act}},
    {"tiêm phòng", {act}}, {"thu thập", {act}}, {"số hóa", {act}}, {"điều tra", {act}}, {"thống kê", {act}}, {"vận động", {act}}, {"sinh hoạt", {act}},
    {"tiếp tục", {act}}, {"đẩy mạnh", {act}}, {"cải tạo", {act}}, {"nâng cấp", {act}}, {"lắp đặt", {act}}, {"mua sắm", {act}}, {"khảo nghiệm", {act}},
    {"giải quyết", {act}}, {"khắc phục", {act}}, {"thu hoạch", {act}}, {"tham gia", {act}}, {"thăm hỏi", {act}}, {"trồng", {act}}, {"ra quân", {act}}, {"chạy thử", {act}}, {"vận hành thử nghiệm", {act}},

    // conditions (rule C1)
    {"khi", {when}}, {"sau khi", {when}}, {"ngay sau khi", {when}}, {"ngay khi", {when}}, {"trước khi", {when}}, {"nếu", {when}}, {"đến khi", {when}},
    {"cho đến khi", {when}}, {"từ khi", {when}}, {"kể từ khi", {when}}, {"trong trường hợp", {when}}, {"trường hợp", {when}}, {"kể từ thời điểm", {when}},
    {"ngay sau", {when}}, {"theo", {by}}, {"căn cứ", {by}}, {"tùy theo", {by}}, {"tùy thuộc", {by}}, {"phụ thuộc", {by}}, {"tuỳ theo", {by}}, {"tuỳ thuộc", {by}},
    {"tùy", {by}}, {"tuỳ", {by}}, {"chờ", {by}}, {"đợi", {by}}, {"phù hợp với", {by}},
    {"kỳ họp", {session}}, {"phiên họp", {session}}, {"cuộc họp", {session}}, {"đại hội", {gathering}}, {"hội nghị", {gathering}}, {"bầu cử", {gathering}},
    {"ngày bầu cử", {gathering}}, {"phát sinh", {event}}, {"đột xuất", {event}}, {"theo phát sinh", {event}}, {"khi cần thiết", {event}}, {"khi cần", {event}}, {"nếu có", {filler}},
    {"có hiệu lực", {effect}}, {"có hiệu lực thi hành", {effect}}, {"hiệu lực thi hành", {effect}}, {"hiệu lực", {effect}}, {"phát sinh hiệu lực", {effect}},

    // documents and other things that carry numbers
    {"kế hoạch", {own_document}}, {"chương trình", {own_document}}, {"chương trình hành động", {own_document}}, {"quyết định", {own_document}},
    {"chỉ thị", {own_document}}, {"công văn", {own_document}}, {"văn bản", {own_document}}, {"công điện", {own_document}}, {"thông báo này", {own_document}},
    {"kết luận", {own_document}}, {"nghị quyết", {document}}, {"tờ trình", {document}}, {"đề án", {document}}, {"dự án", {document}}, {"nghị định", {document}},
    {"thông tư", {document}}, {"luật", {document}}, {"bộ luật", {document}}, {"pháp lệnh", {document}}, {"quy định", {document}}, {"hợp đồng", {document}},
    {"hướng dẫn số", {document}}, {"thông báo số", {document}}, {"báo cáo số", {document}}, {"nq", {document}}, {"qđ", {document}}, {"kh", {document}},
    {"số", {number_sign}}, {"điều", {label}}, {"khoản", {label}}, {"điểm", {label}}, {"khóa", {label}}, {"khoá", {label}}, {"đợt", {label}}, {"bước", {label}},
    {"nhóm", {label}}, {"phần", {label}}, {"phụ lục", {label}}, {"mục", {label}}, {"chương", {label}}, {"vùng", {label}}, {"khu", {label}}, {"lớp", {label}},
    {"cấp", {label}}, {"loại", {label}}, {"mức", {label}}, {"hạng", {label}}, {"tuyến", {label}}, {"đường", {label}}, {"tổ", {label}}, {"khu vực", {label}},
    {"nội dung", {label}}, {"nhiệm vụ", {label}}, {"tiêu chí", {label}}, {"gói thầu", {label}}, {"quốc lộ", {label}}, {"khối", {label}}, {"lần thứ", {label}}, {"quận", {label}}, {"phường", {label}},
    {"kỷ niệm", {anniversary}}, {"kế hoạch vốn", {named_plan}}, {"dự toán", {named_plan}}, {"ngân sách", {named_plan}}, {"chỉ tiêu", {named_plan}}, {"chi tiêu", {named_plan}},
    {"nguồn vốn", {named_plan}}, {"số liệu", {named_plan}},

    // little words
    {"và", {conjunction}}, {"hoặc", {alternative}}, {"hay", {alternative}}, {"và hoặc", {alternative}}, {"không", {no}}, {"chưa", {no}}, {"chẳng", {no}}, {"đừng", {no}},
    {"xác định", {unset}}, {"quy định thời gian", {unset}}, {"quy định thời hạn", {unset}}, {"quy định cụ thể", {unset}}, {"ấn định", {unset}}, {"có thời hạn", {unset}}, {"có thời gian", {unset}}, {"nêu", {unset}}, {"ghi", {unset}}, {"có", {unset}}, {"thời gian", {unset}},
    {"thời hạn", {unset}}, {"hạn", {unset}}, {"cụ thể", {unset}}, {"mốc", {unset}}, {"mốc thời gian", {unset}}, {"rõ", {unset}}, {"được", {unset}}, {"đặt ra", {unset}}, {"yêu cầu thời hạn", {unset}},
    {"hoàn thành cụ thể", {complete}}, {"thời điểm hoàn thành", {complete}},
    {"trừ", {caution}}, {"ngoại trừ", {caution}}, {"khoảng", {caution}}, {"mùa", {hazard}}, {"rưỡi", {hazard}}, {"thêm", {hazard}}, {"lùi", {hazard}}, {"sớm nhất", {hazard}},
    {"sớm hơn", {hazard}}, {"muộn hơn", {hazard}}, {"chậm hơn", {hazard}}, {"gia hạn thêm", {hazard}}, {"kéo dài", {hazard}}, {"đến nay", {hazard}}, {"tới nay", {hazard}}, {"so với", {hazard}},
    {"không trước", {hazard}}, {"không kể", {hazard}}, {"trung tuần", {hazard}}, {"thượng tuần", {hazard}}, {"hạ tuần", {hazard}}, {"vụ xuân", {hazard}}, {"vụ đông", {hazard}},
    {"vụ hè thu", {hazard}}, {"vụ mùa", {hazard}}, {"vụ đông xuân", {hazard}}, {"trở về trước", {hazard}}, {"trở lại", {hazard}}, {"thập kỷ", {hazard}}, {"thế kỷ", {hazard}}, {"ngoài", {caution}}, {"trong và ngoài", {filler}},
    {"hết giờ hành chính", {link}}, {"giờ hành chính", {link}}, {"hết giờ làm việc", {link}}, {"cuối giờ làm việc", {link}}, {"giờ làm việc", {link}}, {"cuối giờ", {link}},
    {"cuối ngày", {link}}, {"riêng", {exception}}, {"sáng", {filler}}, {"chiều", {filler}}, {"tối", {filler}}, {"trưa", {filler}},

    // groups of words that hide a word of the grammar
    {"ngân hàng", {filler}}, {"khách hàng", {filler}}, {"mặt hàng", {filler}}, {"bán hàng", {filler}}, {"cửa hàng", {filler}}, {"nhà hàng", {filler}}, {"đơn hàng", {filler}},
    {"hàng hóa", {filler}}, {"hàng hoá", {filler}}, {"hàng không", {filler}}, {"hàng hải", {filler}}, {"hàng đầu", {filler}}, {"hàng loạt", {filler}}, {"hàng giả", {filler}}, {"hàng rào", {filler}},
    {"từng bước", {filler}}, {"đầu tư", {filler}}, {"đứng đầu", {filler}}, {"người đứng đầu", {filler}}, {"ban đầu", {filler}}, {"đầu mối", {filler}}, {"đầu ra", {filler}}, {"đầu vào", {filler}}, {"đầu cấp", {filler}},
    {"giữa kỳ", {filler}}, {"đầu kỳ", {filler}}, {"trong đó", {filler}}, {"trước mắt", {filler}}, {"trước hết", {filler}}, {"trước tiên", {filler}}, {"sau đó", {filler}}, {"từ đó", {filler}}, {"liên quan đến", {filler}}, {"hết sức", {filler}},
    {"lộ trình", {filler}}, {"quá trình", {filler}}, {"công trình", {filler}}, {"quy trình", {filler}}, {"tiến trình", {filler}}, {"giáo trình", {filler}}, {"hành trình", {filler}}, {"mô hình", {filler}}, {"chương trình công tác", {own_document}},
    {"ban tổ chức", {filler}}, {"các tổ chức", {filler}}, {"tổ chức đảng", {filler}}, {"tổ chức chính trị", {filler}}, {"tổ chức cơ sở đảng", {filler}}, {"ủy ban kiểm tra", {filler}}, {"uỷ ban kiểm tra", {filler}}, {"ubkt", {filler}},
    {"thanh tra tỉnh", {filler}}, {"thanh tra chính phủ", {filler}}, {"thanh tra thành phố", {filler}}, {"sở xây dựng", {filler}}, {"bộ xây dựng", {filler}}, {"ban chỉ đạo", {filler}}, {"việt nam", {filler}}, {"miền nam", {filler}}, {"tiền phong", {filler}},
    {"ngày càng", {filler}}, {"ngày hội", {filler}}, {"tuần lễ", {filler}}, {"năm thực hiện", {filler}}, {"đa số", {filler}}, {"một số", {filler}}, {"chuyển đổi số", {filler}}, {"hồ sơ", {filler}}, {"kinh tế số", {filler}}, {"dân số", {filler}}, {"chỉ số", {filler}}, {"tổng số", {filler}}, {"cơ số", {filler}}, {"chính quyền số", {filler}}, {"dữ liệu số", {filler}}, {"công nghệ số", {filler}}, {"hạ tầng số", {filler}},
    {"các cấp", {filler}}, {"cung cấp thông tin", {complete}}, {"cung cấp số liệu", {complete}}, {"điều kiện", {filler}}, {"điều chỉnh", {act}}, {"điều phối", {act}}, {"điều hành", {act}}, {"quan điểm", {filler}}, {"địa điểm", {filler}}, {"điểm cầu", {filler}}, {"tài khoản", {filler}}, {"tổ công tác", {filler}}, {"tổ dân phố", {filler}}, {"ký hiệu", {filler}}, {"nhiệm kỳ đại hội", {office_term}},
    {"cùng kỳ", {filler}}, {"thời kỳ mới", {filler}}, {"một cửa", {filler}}, {"một phần", {filler}}, {"ba bên", {filler}}, {"hai cấp", {filler}}, {"hai bên", {filler}}, {"một lần nữa", {filler}},
};

}  // namespace

std::span<const Entry> clause_words() { return words; }

}  // namespace deadline
