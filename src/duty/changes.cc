#include "duty/changes.h"

#include <array>
#include <cstdlib>
#include <utility>

#include "base/text.h"
#include "duty/moves.h"

namespace duty {
namespace {

using calendar::Day;

constexpr std::array<std::pair<Move, std::string_view>, 9> moves{{{Move::dated, "dated"},
                                                                 {Move::extended, "extended"},
                                                                 {Move::suspended, "suspended"},
                                                                 {Move::resumed, "resumed"},
                                                                 {Move::cancelled, "cancelled"},
                                                                 {Move::changed, "changed"},
                                                                 {Move::transferred, "transferred"},
                                                                 {Move::ended, "ended"},
                                                                 {Move::replaced, "replaced"}}};
constexpr std::array<std::pair<Reason, std::string_view>, 8> reasons{{{Reason::superior, "superior"},
                                                                     {Reason::coordination, "coordination"},
                                                                     {Reason::law, "law"},
                                                                     {Reason::resources, "resources"},
                                                                     {Reason::content, "content"},
                                                                     {Reason::reorganised, "reorganised"},
                                                                     {Reason::force_majeure, "force_majeure"},
                                                                     {Reason::other, "other"}}};

base::Problem problem(std::string kind, std::string detail, std::string_view words = {}) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = std::string{words}};
}

std::optional<base::Problem> cannot_change_in(State state) {
  switch (state) {
    case State::needs_action:
    case State::in_process:
    case State::returned: return std::nullopt;
    case State::claimed:
      return problem("claim_waits",
                     "Việc này có báo cáo hoàn thành đang chờ xác nhận. Xin xác nhận hoặc trả lại báo cáo ấy trước.");
    case State::completed: return problem("already_completed", "Việc này đã hoàn thành nên không thay đổi được nữa.");
    case State::suspended: return problem("not_open", "Việc này đang tạm dừng. Xin cho tiếp tục trước.");
    case State::cancelled: return problem("not_open", "Việc này đã hủy nên không thay đổi được nữa.");
  }
  std::abort();  // every state is above
}

std::optional<base::Problem> out_of_range(Day day) {
  if (calendar::WorkingDays::reaches(day)) return std::nullopt;
  return problem("day_out_of_range", "Ngày " + calendar::in_words(day) + " ngoài khoảng tính được. Xin kiểm tra lại năm.",
                 calendar::iso(day));
}

std::optional<base::Problem> not_later(Day due_on, Day to) {
  if (to > due_on) return std::nullopt;
  return problem("day_not_later",
                 "Hạn mới (" + calendar::in_words(to) + ") phải sau hạn hiện tại (" + calendar::in_words(due_on) +
                     "). Xin kiểm tra lại ngày.",
                 calendar::iso(to));
}

base::Problem no_extension_of_reports() {
  return problem("report_not_extended",
                 "Báo cáo kỳ không gia hạn: kỳ sau vẫn tính theo lịch. Nếu kỳ này không phải báo cáo, xin hủy kỳ này.");
}

std::optional<base::Problem> cannot_move_to(const Facts& facts, Day to) {
  if (facts.sort == Sort::report) return no_extension_of_reports();
  if (auto far = out_of_range(to)) return far;
  return not_later(facts.due_on, to);
}

}  // namespace

std::string_view code(Move move) {
  for (const auto& [each, text] : moves)
    if (each == move) return text;
  std::abort();  // every move is in the table
}

std::optional<Move> move_of(std::string_view code) {
  for (const auto& [move, text] : moves)
    if (text == code) return move;
  return std::nullopt;
}

std::string_view code(Reason reason) {
  for (const auto& [each, text] : reasons)
    if (each == reason) return text;
  std::abort();  // every reason is in the table
}

std::optional<Reason> reason_of(std::string_view code) {
  for (const auto& [reason, text] : reasons)
    if (text == code) return reason;
  return std::nullopt;
}

std::optional<base::Problem> cannot_rest_on(const Mandate& mandate, Day today) {
  if (base::trimmed(mandate.document_number).empty())
    return problem("document_missing", "Xin ghi số, ký hiệu của văn bản quyết định, thí dụ 45-QĐ/TU.");
  if (!mandate.document_on)
    return problem("document_missing", "Xin ghi ngày của văn bản quyết định theo dạng ngày/tháng/năm.");
  if (*mandate.document_on > today)
    return problem("document_in_future",
                   "Ngày của văn bản (" + calendar::in_words(*mandate.document_on) + ") sau hôm nay (" +
                       calendar::in_words(today) + "). Xin kiểm tra lại ngày.",
                   calendar::iso(*mandate.document_on));
  if (auto far = out_of_range(*mandate.document_on)) return far;
  if (base::trimmed(mandate.authority).empty())
    return problem("document_missing", "Xin ghi cấp quyết định, thí dụ Ban Thường vụ Tỉnh ủy.");
  if (!mandate.reason) return problem("reason_missing", "Xin chọn lý do trong danh sách.");
  if (*mandate.reason == Reason::other && base::trimmed(mandate.note).empty())
    return problem("reason_missing", "Lý do là \"khác\" thì xin ghi rõ ở phần ghi chú.");
  for (const auto& text : {mandate.document_number, mandate.authority, mandate.note})
    if (text.size() > longest_field) return problem("field_too_long", "Nội dung nhập quá dài. Xin rút gọn rồi gửi lại.");
  return std::nullopt;
}

std::optional<base::Problem> cannot_extend(const Facts& facts, std::optional<Day> to) {
  if (auto closed = cannot_change_in(facts.state)) return closed;
  if (facts.sort == Sort::report) return no_extension_of_reports();
  if (!to) return problem("day_missing", "Xin ghi hạn mới theo dạng ngày/tháng/năm.");
  return cannot_move_to(facts, *to);
}

std::optional<base::Problem> cannot_suspend(State state) {
  if (state == State::suspended) return problem("not_open", "Việc này đang tạm dừng rồi.");
  return cannot_change_in(state);
}

std::optional<base::Problem> cannot_resume(const Facts& facts, std::optional<Day> to) {
  if (facts.state != State::suspended)
    return problem("not_suspended", "Việc này không tạm dừng nên không cần cho tiếp tục. Xin tải lại trang để xem.");
  if (!to || *to == facts.due_on) return std::nullopt;
  return cannot_move_to(facts, *to);
}

std::optional<base::Problem> cannot_cancel(State state) {
  return state == State::suspended ? std::nullopt : cannot_change_in(state);
}

std::optional<base::Problem> cannot_hand_over(State state) { return cannot_cancel(state); }

bool waits_for_a_day(deadline::Kind kind) {
  return kind == deadline::Kind::conditional || kind == deadline::Kind::none || kind == deadline::Kind::unparsed;
}

bool is_wanting(State state) {
  return state == State::needs_action || state == State::in_process || state == State::returned;
}

std::optional<base::Problem> cannot_date(deadline::Kind kind, std::optional<Day> on) {
  if (!waits_for_a_day(kind))
    return problem("already_dated", "Nhiệm vụ này đã có thời hạn. Xin gia hạn từng việc, hoặc sửa thời hạn của nhiệm vụ.");
  if (!on) return problem("day_missing", "Xin ghi ngày đến hạn theo dạng ngày/tháng/năm.");
  return out_of_range(*on);
}

std::optional<base::Problem> cannot_review(deadline::Kind kind, std::optional<Day> on, Day today) {
  if (!waits_for_a_day(kind))
    return problem("already_dated", "Nhiệm vụ này đã có thời hạn nên không cần hẹn ngày xem lại.");
  if (!on) return problem("day_missing", "Xin ghi ngày xem lại theo dạng ngày/tháng/năm.");
  if (*on < today)
    return problem("day_passed", "Ngày xem lại (" + calendar::in_words(*on) + ") đã qua. Xin chọn từ hôm nay trở đi.",
                   calendar::iso(*on));
  return out_of_range(*on);
}

}  // namespace duty
