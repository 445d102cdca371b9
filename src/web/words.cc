#include "web/words.h"

#include <cstdlib>

#include "report/counts.h"

namespace web {

std::string_view words_for(duty::Standing standing) {
  switch (standing) {
    case duty::Standing::completed_on_time: return "Hoàn thành đúng hạn";
    case duty::Standing::completed_late: return "Hoàn thành quá hạn";
    case duty::Standing::open_in_time: return "Trong hạn";
    case duty::Standing::open_overdue: return "Quá hạn";
    case duty::Standing::ongoing: return "Thường xuyên";
    case duty::Standing::waiting_condition: return "Chờ điều kiện";
    case duty::Standing::undated: return "Chưa có thời hạn";
    case duty::Standing::suspended: return "Tạm dừng";
    case duty::Standing::cancelled: return "Đã hủy";
  }
  std::abort();  // every standing is above
}

std::string_view words_for(duty::State state) {
  switch (state) {
    case duty::State::needs_action: return "Chưa báo cáo";
    case duty::State::in_process: return "Đang thực hiện";
    case duty::State::claimed: return "Chờ xác nhận";
    case duty::State::returned: return "Bị trả lại";
    case duty::State::completed: return "Đã hoàn thành";
    case duty::State::suspended: return "Tạm dừng";
    case duty::State::cancelled: return "Đã hủy";
  }
  std::abort();  // every state is above
}

std::string_view words_for(duty::Alert alert) {
  switch (alert) {
    case duty::Alert::none: return "";
    case duty::Alert::yellow: return "Cảnh báo vàng";
    case duty::Alert::red: return "Cảnh báo đỏ";
    case duty::Alert::critical: return "Nghiêm trọng";
  }
  std::abort();  // every level is above
}

std::string_view words_for(deadline::Kind kind) {
  switch (kind) {
    case deadline::Kind::due: return "Có ngày đến hạn";
    case deadline::Kind::window: return "Trong một khoảng thời gian";
    case deadline::Kind::milestones: return "Nhiều mốc";
    case deadline::Kind::recurring: return "Định kỳ";
    case deadline::Kind::ongoing: return "Thường xuyên";
    case deadline::Kind::conditional: return "Chờ điều kiện";
    case deadline::Kind::none: return "Không nêu thời hạn";
    case deadline::Kind::unparsed: return "Chưa đọc được thời hạn";
  }
  std::abort();  // every kind is above
}

std::string_view words_for(people::Role role) {
  switch (role) {
    case people::Role::contact: return "đầu mối cơ quan";
    case people::Role::head: return "lãnh đạo cơ quan";
    case people::Role::office: return "Văn phòng";
    case people::Role::committee: return "Ban Thường vụ";
    case people::Role::inspection: return "Ủy ban Kiểm tra";
    case people::Role::administrator: return "người quản trị";
  }
  std::abort();  // every role is above
}

std::string_view words_for(store::ClaimState state) {
  switch (state) {
    case store::ClaimState::waiting: return "Chờ xác nhận";
    case store::ClaimState::confirmed: return "Đã xác nhận";
    case store::ClaimState::returned: return "Đã trả lại";
  }
  std::abort();  // every state is above
}

std::string_view words_for(store::MessageState state) {
  switch (state) {
    case store::MessageState::queued: return "Chờ gửi";
    case store::MessageState::held: return "Chờ Văn phòng";
    case store::MessageState::sending: return "Đang gửi";
    case store::MessageState::accepted: return "Đã gửi";
    case store::MessageState::deferred: return "Sẽ gửi lại";
    case store::MessageState::failed: return "Gửi không được";
    case store::MessageState::expired: return "Quá thời gian gửi";
    case store::MessageState::withdrawn: return "Không cần gửi nữa";
    case store::MessageState::merged: return "Gộp vào thư sau";
  }
  std::abort();  // every state is above
}

std::string_view words_for(store::Door door) {
  switch (door) {
    case store::Door::page: return "trên trang";
    case store::Door::link: return "qua liên kết trong thư";
    case store::Door::command: return "bằng dòng lệnh";
    case store::Door::clock: return "tự động";
  }
  std::abort();  // every door is above
}

std::string_view words_for(duty::Reason reason) {
  switch (reason) {
    case duty::Reason::superior: return "chờ hướng dẫn, ý kiến cấp trên";
    case duty::Reason::coordination: return "vướng trong phối hợp giữa các cơ quan";
    case duty::Reason::law: return "vướng quy định của pháp luật";
    case duty::Reason::resources: return "kinh phí, nhân lực";
    case duty::Reason::content: return "nội dung, phạm vi nhiệm vụ thay đổi";
    case duty::Reason::reorganised: return "sắp xếp tổ chức bộ máy";
    case duty::Reason::force_majeure: return "sự kiện bất khả kháng";
    case duty::Reason::other: return "khác";
  }
  std::abort();  // every reason is above
}

std::string_view words_for(duty::ReportPeriod period) {
  switch (period) {
    case duty::ReportPeriod::month: return "tháng";
    case duty::ReportPeriod::quarter: return "quý";
    case duty::ReportPeriod::half_year: return "sáu tháng";
    case duty::ReportPeriod::year: return "năm";
  }
  std::abort();  // every period is above
}

std::string words_for_event(std::string_view what) {
  if (what == "imported") return "Nhập chương trình";
  if (what == "put_in_force") return "Ban hành, bắt đầu theo dõi";
  if (what == "claimed") return "Báo cáo hoàn thành";
  if (what == "evidence_added") return "Gửi tệp minh chứng";
  if (what == "reported") return "Báo cáo kỳ";
  if (what == "confirmed") return "Xác nhận hoàn thành";
  if (what == "returned") return "Trả lại báo cáo";
  if (what == "accepted") return "Xác nhận tự động";
  if (what == "progress_reported") return "Báo tiến độ";
  if (what == "delay_explained") return "Nêu lý do chậm";
  if (what == "extension_requested") return "Xin gia hạn";
  if (what == "extension_refused") return "Không đồng ý gia hạn";
  if (what == "obstacle_stated") return "Nêu vướng mắc, kiến nghị";
  if (what == "obstacle_answered") return "Trả lời vướng mắc, kiến nghị";
  if (what == "obstacle_closed") return "Giải quyết xong vướng mắc, kiến nghị";
  if (what == "correction_requested") return "Đề nghị đính chính";
  if (what == "corrected") return "Đính chính báo cáo";
  if (what == "correction_refused") return "Không đồng ý đính chính";
  if (what == "directive_recorded") return "Ý kiến chỉ đạo";
  if (what == "directive_answered") return "Trả lời ý kiến chỉ đạo";
  if (what == "added") return "Thêm cơ quan";
  if (what == "renamed") return "Đổi tên";
  if (what == "bears_name") return "Tên mới có hiệu lực";
  if (what == "alias_added") return "Thêm tên khác";
  if (what == "alias_removed") return "Bỏ tên khác";
  if (what == "mandate_given") return "Giao vai trò";
  if (what == "mandate_ended") return "Kết thúc vai trò";
  if (what == "password_set") return "Đặt mật khẩu";
  if (what == "link_made") return "Lập đường dẫn đặt mật khẩu";
  if (what == "disabled") return "Khóa tài khoản";
  if (what == "enabled") return "Mở khóa tài khoản";
  if (what == "erased") return "Xóa dữ liệu cá nhân";
  if (what == "second_factor_on") return "Bật mã xác thực";
  if (what == "second_factor_off") return "Tắt mã xác thực";
  if (what == "invited") return "Gửi thư mời";
  if (what == "person_added") return "Thêm người của cơ quan";
  if (what == "person_removed") return "Bỏ người của cơ quan";
  if (what == "member_joined") return "Thêm thành viên";
  if (what == "member_changed") return "Sửa ngày làm thành viên";
  if (what == "member_left") return "Thôi làm thành viên";
  if (what == "fanned_out") return "Giao theo danh sách thành viên";
  if (what == "merger_planned") return "Định ngày sáp nhập";
  if (what == "merged") return "Sáp nhập vào cơ quan khác";
  if (what == "took_over") return "Nhận việc của cơ quan sáp nhập";
  if (what == "handed_over") return "Chuyển sang cơ quan mới do sáp nhập";
  if (what == "dated") return "Định ngày cho nhiệm vụ";
  if (what == "extended") return "Gia hạn";
  if (what == "suspended") return "Tạm dừng";
  if (what == "resumed") return "Cho tiếp tục";
  if (what == "cancelled") return "Hủy";
  if (what == "changed") return "Sửa nhiệm vụ";
  if (what == "transferred") return "Chuyển cơ quan";
  if (what == "ended") return "Kết thúc";
  if (what == "replaced") return "Thay bằng chương trình khác";
  if (what == "archived") return "Đưa vào lưu trữ";
  if (what == "review_set") return "Hẹn ngày xem lại";
  if (what == "report_period_set") return "Đặt kỳ báo cáo";
  if (what == "figure_recorded") return "Ghi số liệu của chỉ tiêu";
  if (what == "figure_corrected") return "Đính chính số liệu của chỉ tiêu";
  if (what == "direction_set") return "Ghi cách đánh giá chỉ tiêu";
  if (what == "loaded") return "Nạp lịch làm việc";
  if (what == "entered") return "Ghi chương trình bằng tay";
  if (what == "task_added") return "Thêm nhiệm vụ";
  if (what == "deadline_set") return "Ghi thời hạn";
  if (what == "left_undated") return "Để ở danh sách chưa có thời hạn";
  if (what == "condition_waits") return "Để chờ điều kiện";
  if (what == "lead_set") return "Ghi cơ quan chủ trì";
  if (what == "group_as_one") return "Theo dõi nhóm như một cơ quan";
  if (what == "provision_kept") return "Giữ làm quy định";
  if (what == "provision_promoted") return "Đưa quy định thành nhiệm vụ";
  if (what == "note_seen") return "Đã xem ghi chú của bản đọc";
  if (what == "settlement_undone") return "Hoàn tác một điểm đã xử lý";
  if (what == "discarded") return "Bỏ dự thảo";
  if (what == "amendment_imported") return "Nhập văn bản sửa đổi";
  if (what == "amendment_accepted") return "Áp dụng văn bản sửa đổi";
  if (what == "amendment_rejected") return "Giữ hiện nay, không theo văn bản sửa đổi";
  if (what == "amendment_undone") return "Hoàn tác văn bản sửa đổi";
  if (what == "renumbered") return "Đổi số mục";
  return std::string{what};
}

namespace {

std::string with_days(std::string_view words, int days) {
  std::string text{words};
  text += ' ';
  text += std::to_string(days);
  text += " ngày";
  return text;
}

std::string open_in_words(const duty::Position& position, duty::State state) {
  if (state == duty::State::claimed) return "Chờ xác nhận";
  if (position.days_left == 0) return "Đến hạn hôm nay";
  return with_days("Còn", position.days_left);
}

std::string report_in_words(const duty::Facts& facts, const duty::Position& position, calendar::Day today) {
  if (facts.state == duty::State::completed) return "Đã báo cáo";
  if (facts.state == duty::State::claimed) return "Chờ xác nhận";
  if (today > position.effective_due_on) return "Kỳ này chưa báo cáo";
  return open_in_words(position, facts.state);
}

/// The standing with its days, against the present day alone.
std::string present_in_words(const duty::Facts& facts, const duty::Position& position, calendar::Day today) {
  switch (position.standing) {
    case duty::Standing::completed_on_time: return "Hoàn thành đúng hạn";
    case duty::Standing::completed_late: return with_days("Hoàn thành quá hạn", position.days_overdue);
    case duty::Standing::open_in_time: return open_in_words(position, facts.state);
    case duty::Standing::open_overdue: return with_days("Quá hạn", position.days_overdue);
    case duty::Standing::ongoing: return report_in_words(facts, position, today);
    case duty::Standing::waiting_condition:
    case duty::Standing::undated:
    case duty::Standing::suspended:
    case duty::Standing::cancelled: return std::string{words_for(position.standing)};
  }
  std::abort();  // every standing is above
}

}  // namespace

std::string standing_in_words(const duty::Facts& facts, const duty::Position& position, calendar::Day today) {
  auto words = present_in_words(facts, position, today);
  if (position.days_past_original > 0) words += with_days("; so với hạn ban đầu", position.days_past_original);
  return words;
}

std::string_view tone_of(const duty::Facts& facts, const duty::Position& position) {
  switch (position.standing) {
    case duty::Standing::completed_on_time: return "done";
    case duty::Standing::completed_late: return "done-late";
    case duty::Standing::open_in_time:
      if (facts.state == duty::State::claimed) return "waits";
      return position.days_left <= duty::near_in_lists ? "near" : "time";
    case duty::Standing::open_overdue: return position.alert == duty::Alert::critical ? "critical" : "late";
    case duty::Standing::ongoing:
      if (facts.state == duty::State::claimed) return "waits";
      return facts.state == duty::State::completed ? "done" : "grey";
    case duty::Standing::waiting_condition:
    case duty::Standing::undated:
    case duty::Standing::suspended:
    case duty::Standing::cancelled: return "grey";
  }
  std::abort();  // every standing is above
}

std::string in_words(base::Instant instant) {
  const auto minutes = calendar::time_in_vietnam(instant).count();
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(minutes / 60) + ":" + two(minutes % 60) + " ngày " + calendar::in_words(calendar::day_in_vietnam(instant));
}

std::string figures(std::int64_t number) {
  auto text = std::to_string(number);
  for (auto at = static_cast<int>(text.size()) - 3; at > (number < 0 ? 1 : 0); at -= 3)
    text.insert(static_cast<std::size_t>(at), 1, '.');
  return text;
}

std::string percent_in_words(std::int64_t part, std::int64_t whole) {
  const auto percent = report::percent(part, whole);
  if (!percent) return "chưa có";
  const auto tenths = static_cast<std::int64_t>(*percent * 10 + 0.5);
  return std::to_string(tenths / 10) + "," + std::to_string(tenths % 10) + " %";
}

std::string name_and_role(const people::Person& person) {
  return person.name + " (" + std::string{words_for(person.role)} + ")";
}

}  // namespace web
