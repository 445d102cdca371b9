#include "web/words.h"

#include <cstdlib>

#include "calendar/moment.h"
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

std::string in_words(base::Instant instant) { return calendar::moment_in_words(instant); }

std::string figures(std::int64_t number) {
  auto text = std::to_string(number);
  for (auto at = static_cast<int>(text.size()) - 3; at > (number < 0 ? 1 : 0); at -= 3)
    text.insert(static_cast<std::size_t>(at), 1, '.');
  return text;
}

std::string size_in_words(std::int64_t bytes) {
  constexpr std::int64_t kilo = 1024, mega = kilo * kilo;
  if (bytes < mega) return std::to_string(std::max<std::int64_t>(1, (bytes + kilo / 2) / kilo)) + " KB";
  const auto tenths = (bytes * 10 + mega / 2) / mega;
  return std::to_string(tenths / 10) + "," + std::to_string(tenths % 10) + " MB";
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
