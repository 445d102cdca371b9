#include "programme/body_words.h"

#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;

// Each list parts its words by strokes, and begins and ends with one.

/// Where a body is, and what else a proper name or a number follows.
constexpr auto places =
    "|ấp|bà|chi nhánh|cụm|đặc khu|đoàn|đồng chí|huyện|khu phố|khu vực|lữ đoàn|ông|phường|quân khu|quận|quốc gia|"
    "số|thành phố|thị trấn|thị xã|thôn|tỉnh|tổ dân phố|trung đoàn|trung ương|vùng|xã|"sv;

/// Fields of office, kinds of institutions, and the small words between them.
constexpr auto nouns =
    "|an ninh|an toàn giao thông|an toàn thực phẩm|bán chuyên trách|báo chí|bất động sản|bảo hiểm|bảo tàng|"
    "bệnh tật|biên giới|biên phòng|bộ đội biên phòng|bưu chính|bưu điện|cao đẳng|các|các dự án|cán bộ|cấp|"
    "cấp cứu|cấp dưới|cấp huyện|cấp nước|cấp thoát nước|cấp tỉnh|cấp trên|cấp ủy|cấp xã|cảng|cảng biển|"
    "cảng hàng không|cảng vụ|cảnh sát|chất lượng|chăn nuôi|chính quyền|chính sách|chính sách xã hội|"
    "chính trị|chợ|chuyên môn|chuyên ngành|chuyên trách|chủ chốt|chủ đầu tư|chức năng|chữ thập đỏ|còn lại|"
    "có biển|có liên quan|có rừng|công an|công báo|công chức|công chứng|công cộng|công dân|công đoàn|"
    "công ích|công nghệ|công nghiệp|công thương|công trình|công trình công cộng|cổ phần|cổ truyền|cơ quan|"
    "cơ sở|cơ yếu|cộng sản|cùng cấp|của|cửa khẩu|cựu chiến binh|cụm công nghiệp|đa khoa|dân dụng|dân nguyện|"
    "dân số|dân sự|dân tộc|dân tộc nội trú|dân vận|đất đai|đảng|đảng ủy|đảng viên|đại học|đặc dụng|di sản|"
    "di tích|điện lực|địa phương|đo lường|doanh nghiệp|doanh nhân|đoàn thể|đô thị|đơn vị|du lịch|đường bộ|"
    "đường sắt|đường thủy|đường thủy nội địa|được giao|được phân công|dược phẩm|dữ liệu|dự án|"
    "dự án đầu tư xây dựng|gia đình|giao dịch|giao thông|giao thông đường bộ|giảm nghèo|giúp việc|hàng hải|"
    "hành chính|hành chính công|hải đảo|hải quan|hạ tầng|hình sự|hợp tác|hợp tác xã|hộ sinh|hướng nghiệp|"
    "kế hoạch|kế toán|khí tượng|kho bạc|khoa học|khu công nghiệp|khu kinh tế|khuyến công|khuyến ngư|"
    "khuyến nông|kiến thiết|kiến trúc|kiểm lâm|kiểm sát|kinh tế|kỹ thuật|lao động|lâm nghiệp|liên cơ|"
    "liên đoàn|liên hiệp|liên minh|liên ngành|liên quan|lịch sử|luật gia|luật sư|mầm non|mặt bằng|mặt trận|"
    "miền núi|môi trường|một thành viên|mtv|mỹ phẩm|năng lượng|nêu trên|ngành|ngân hàng|ngân sách|nghề|"
    "nghề nghiệp|nghệ thuật|nghiệp vụ|ngoại vụ|người cao tuổi|người khuyết tật|người lao động|người mù|"
    "nhà báo|nhà nước|nhà ở|nhà văn|nhân dân|nhi đồng|nói trên|nông dân|nông nghiệp|nông thôn|nông thôn mới|"
    "nơi có dự án|nội bộ|nội chính|nội trú|nội vụ|nước sạch|pháp chế|pháp lý|phát thanh|phát thanh và truyền hình|"
    "phong trào|phòng hộ|phòng thủ|phòng thủ dân sự|phổ thông|phụ nữ|quân sự|quản trị|quốc phòng|quỹ đất|"
    "rừng|rừng đặc dụng|rừng phòng hộ|sân bay|sản nhi|sự nghiệp|tài chính|tài nguyên|tài sản|tài vụ|tâm thần|"
    "tham mưu giúp việc|tham mưu, giúp việc|thanh niên|thành ủy|thể thao|thiếu nhi|thiếu niên|thoát nước|"
    "thông minh|thông tin|thuế|thuộc|thú y|thủy điện|thủy lợi|thủy nông|thủy sản|thủy văn|thư viện|"
    "thương binh|thương mại|thực phẩm|thực vật|tiêu chuẩn|tiểu học|tín ngưỡng|tỉnh ủy|tnhh|toàn tỉnh|tòa án|"
    "tôn giáo|tổ chức đảng|tổ quốc|trách nhiệm hữu hạn|trật tự|trên địa bàn|trên địa bàn tỉnh|trong tỉnh|"
    "trung cấp|trung học|trung học cơ sở|trung học phổ thông|truyền hình|trường học|trực thuộc|tuyên giáo|"
    "tư pháp|văn hóa|văn học|văn thư|vận tải|vật liệu xây dựng|ven biển|ven sông|viên chức|viễn thông|việc làm|"
    "việt nam|vùng biên|vùng cao|vườn quốc gia|xã hội|xổ số|xổ số kiến thiết|y dược|y học|y tế|"sv;

/// What bodies are named for, and what they may be told to do.
constexpr auto activities =
    "|quy hoạch xây dựng|quy hoạch đô thị|kiểm định xây dựng|quản lý chất lượng|quản lý đô thị|quản lý thị trường|bảo "
    "tồn|bảo trì|bảo trì đường bộ|bảo trợ|bảo vệ|bảo vệ thực vật|bảo vệ và phát triển rừng|bồi dưỡng|"
    "bồi thường|chăm sóc|chế biến|chiếu sáng|chỉ đạo|chỉ huy|chuyển đổi số|chữa cháy|công viên|cứu hộ|"
    "cứu nạn|đào tạo|đầu tư|đầu tư phát triển|đầu tư xây dựng|đấu giá|đấu giá tài sản|đăng kiểm|đăng ký|"
    "điều hành|điều tra|dịch vụ|giám định|giám sát|giáo dục|giáo dục nghề nghiệp|giải phóng mặt bằng|"
    "giải quyết|hỗ trợ|huấn luyện|hướng dẫn|khai thác|khen thưởng|kiểm định|kiểm nghiệm|kiểm soát|kiểm toán|"
    "kiểm tra|kinh doanh|lưu trữ|nghiên cứu|phát triển|phát triển du lịch|phát triển quỹ đất|phân tích|"
    "phòng cháy|phục vụ|quan trắc|quản lý|quản lý bảo trì|quản lý đầu tư|quản lý dự án|quản lý khai thác|"
    "quy hoạch|sản xuất|thanh tra|thi đua|thi đua - khen thưởng|thi hành án|thi hành án dân sự|thống kê|"
    "thường xuyên - hướng nghiệp|tiếp công dân|tổ chức|tổng hợp|trồng trọt|trợ giúp pháp lý|truyền thông|"
    "tuyên truyền|tư vấn|ứng dụng|vận động|vận hành|vệ sinh|xây dựng|xúc tiến|xúc tiến đầu tư|"sv;

/// What a body is told to do, and how: words that end its name.
constexpr auto orders =
    "|ban hành|bàn giao|báo cáo|bảo đảm|bảo vệ|bố trí|bổ sung|cần|cấp phát|căn cứ|cắm mốc|cải tạo|cập nhật|"
    "chậm nhất|chỉ đạo|chịu trách nhiệm|cho|chuẩn bị|chủ động|chủ trì|có|có trách nhiệm|công bố|công khai|"
    "cung cấp|cử|đánh giá|đầu mối|đẩy mạnh|đẩy nhanh|đăng tải|đảm bảo|đề nghị|đề xuất|di dời|điều chỉnh|"
    "định hướng|định kỳ|đôn đốc|duy trì|đưa|giám sát|giải ngân|giải quyết|giúp|góp ý|gửi|hoàn thành|"
    "hoàn thiện|hỗ trợ|huy động|hướng dẫn|khẩn trương|khắc phục|khảo sát|khôi phục|kiên quyết|kiểm đếm|"
    "kiểm tra|kịp thời|ký kết|là|là cơ quan|là đầu mối|làm|làm đầu mối|làm việc|lấy ý kiến|lãnh đạo|lập|mở|"
    "nâng cao|nâng cấp|nắm chắc|nắm tình hình|nghiêm túc|nghiên cứu|nhanh chóng|nhân rộng|niêm yết|nộp|"
    "phát động|phát huy|phân công|phải|phê duyệt|phối hợp|phổ biến|quan tâm|quán triệt|quản lý|quyết liệt|"
    "ra quân|rà phá|rà soát|sau|sơ kết|sớm|sửa chữa|sửa đổi|tăng cường|tạo điều kiện|tập huấn|tập trung|"
    "tham gia|tham mưu|thành lập|tháo gỡ|thẩm định|thẩm tra|theo|theo dõi|thi công|thông báo|thông qua|"
    "thỏa thuận|thu hồi|thường xuyên|thực hiện|tiếp nhận|tiếp tục|tích cực|tổ chức|tổng hợp|tổng kết|trả lời|"
    "trên cơ sở|triển khai|trình|trong|trồng|truy thu|trước|trực tiếp|tuần tra|tuyên truyền|ưu tiên|vá|"
    "vận động|xác định|xác minh|xây dựng|xử lý|yêu cầu|"sv;

/// The bytes of the longest word of the list that the text begins with.
std::size_t longest_at(std::string_view small, std::string_view list) {
  std::size_t longest = 0;
  for (list.remove_prefix(1); !list.empty();) {
    const auto word = list.substr(0, list.find('|'));
    if (word.size() > longest && begins_with_word(small, word)) longest = word.size();
    list.remove_prefix(word.size() + 1);
  }
  return longest;
}

}  // namespace

BodyWords body_words_at(std::string_view small) {
  BodyWords found;
  const auto take = [&found](BodyWord kind, std::size_t bytes) {
    if (bytes > found.bytes) found = {kind, bytes};
  };
  take(BodyWord::place, longest_at(small, places));
  take(BodyWord::noun, longest_at(small, nouns));
  take(BodyWord::activity, longest_at(small, activities));
  return found;
}

std::size_t order_at(std::string_view small) { return longest_at(small, orders); }

}  // namespace programme
