#include <algorithm>
#include <array>
#include <utility>

#include "web/words.h"

namespace web {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 84> names{{
    {"imported", "Nhập chương trình"},
    {"put_in_force", "Ban hành, bắt đầu theo dõi"},
    {"claimed", "Báo cáo hoàn thành"},
    {"evidence_added", "Gửi tệp minh chứng"},
    {"reported", "Báo cáo kỳ"},
    {"confirmed", "Xác nhận hoàn thành"},
    {"returned", "Trả lại báo cáo"},
    {"accepted", "Xác nhận tự động"},
    {"progress_reported", "Báo tiến độ"},
    {"delay_explained", "Nêu lý do chậm"},
    {"extension_requested", "Xin gia hạn"},
    {"extension_refused", "Không đồng ý gia hạn"},
    {"obstacle_stated", "Nêu vướng mắc, kiến nghị"},
    {"obstacle_answered", "Trả lời vướng mắc, kiến nghị"},
    {"obstacle_closed", "Giải quyết xong vướng mắc, kiến nghị"},
    {"correction_requested", "Đề nghị đính chính"},
    {"corrected", "Đính chính báo cáo"},
    {"correction_refused", "Không đồng ý đính chính"},
    {"directive_recorded", "Ý kiến chỉ đạo"},
    {"directive_answered", "Trả lời ý kiến chỉ đạo"},
    {"added", "Thêm cơ quan"},
    {"renamed", "Đổi tên"},
    {"bears_name", "Tên mới có hiệu lực"},
    {"alias_added", "Thêm tên khác"},
    {"alias_removed", "Bỏ tên khác"},
    {"mandate_given", "Giao vai trò"},
    {"mandate_ended", "Kết thúc vai trò"},
    {"password_set", "Đặt mật khẩu"},
    {"link_made", "Lập đường dẫn đặt mật khẩu"},
    {"disabled", "Khóa tài khoản"},
    {"enabled", "Mở khóa tài khoản"},
    {"erased", "Xóa dữ liệu cá nhân"},
    {"second_factor_on", "Bật mã xác thực"},
    {"second_factor_off", "Tắt mã xác thực"},
    {"invited", "Gửi thư mời"},
    {"person_added", "Thêm người của cơ quan"},
    {"person_removed", "Bỏ người của cơ quan"},
    {"member_joined", "Thêm thành viên"},
    {"member_changed", "Sửa ngày làm thành viên"},
    {"member_left", "Thôi làm thành viên"},
    {"fanned_out", "Giao theo danh sách thành viên"},
    {"merger_planned", "Định ngày sáp nhập"},
    {"merged", "Sáp nhập vào cơ quan khác"},
    {"took_over", "Nhận việc của cơ quan sáp nhập"},
    {"handed_over", "Chuyển sang cơ quan mới do sáp nhập"},
    {"dated", "Định ngày cho nhiệm vụ"},
    {"extended", "Gia hạn"},
    {"suspended", "Tạm dừng"},
    {"resumed", "Cho tiếp tục"},
    {"cancelled", "Hủy"},
    {"changed", "Sửa nhiệm vụ"},
    {"transferred", "Chuyển cơ quan"},
    {"ended", "Kết thúc"},
    {"replaced", "Thay bằng chương trình khác"},
    {"archived", "Đưa vào lưu trữ"},
    {"review_set", "Hẹn ngày xem lại"},
    {"report_period_set", "Đặt kỳ báo cáo"},
    {"figure_recorded", "Ghi số liệu của chỉ tiêu"},
    {"figure_corrected", "Đính chính số liệu của chỉ tiêu"},
    {"direction_set", "Ghi cách đánh giá chỉ tiêu"},
    {"held", "Giữ thư lại chờ Văn phòng"},
    {"released", "Cho gửi thư đang giữ"},
    {"retried", "Gửi lại thư"},
    {"withdrawn", "Rút thư"},
    {"address_cleared", "Dùng lại địa chỉ thư"},
    {"armed", "Cho phép gửi thư ra ngoài"},
    {"loaded", "Nạp lịch làm việc"},
    {"entered", "Ghi chương trình bằng tay"},
    {"task_added", "Thêm nhiệm vụ"},
    {"deadline_set", "Ghi thời hạn"},
    {"left_undated", "Để ở danh sách chưa có thời hạn"},
    {"condition_waits", "Để chờ điều kiện"},
    {"lead_set", "Ghi cơ quan chủ trì"},
    {"group_as_one", "Theo dõi nhóm như một cơ quan"},
    {"provision_kept", "Giữ làm quy định"},
    {"provision_promoted", "Đưa quy định thành nhiệm vụ"},
    {"note_seen", "Đã xem ghi chú của bản đọc"},
    {"settlement_undone", "Hoàn tác một điểm đã xử lý"},
    {"discarded", "Bỏ dự thảo"},
    {"amendment_imported", "Nhập văn bản sửa đổi"},
    {"amendment_accepted", "Áp dụng văn bản sửa đổi"},
    {"amendment_rejected", "Giữ hiện nay, không theo văn bản sửa đổi"},
    {"amendment_undone", "Hoàn tác văn bản sửa đổi"},
    {"renumbered", "Đổi số mục"},
}};

}  // namespace

std::string words_for_event(std::string_view what) {
  const auto* found = std::ranges::find(names, what, &std::pair<std::string_view, std::string_view>::first);
  return std::string{found == names.end() ? what : found->second};
}

}  // namespace web
