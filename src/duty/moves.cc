#include "duty/moves.h"

#include "base/text.h"

namespace duty {
namespace {

base::Problem problem(std::string kind, std::string detail, std::string_view words = {}) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = std::string{words}};
}

std::optional<base::Problem> cannot_claim_in(State state) {
  switch (state) {
    case State::needs_action:
    case State::in_process:
    case State::returned: return std::nullopt;
    case State::claimed:
      return problem("claim_waits", "Việc này đã có báo cáo hoàn thành đang chờ xác nhận, không cần báo cáo thêm.");
    case State::completed: return problem("already_completed", "Việc này đã được xác nhận hoàn thành.");
    case State::suspended:
    case State::cancelled:
      return problem("not_open", "Việc này đã tạm dừng hoặc đã hủy nên không báo cáo hoàn thành được.");
  }
  return std::nullopt;
}

}  // namespace

std::optional<base::Problem> cannot_claim(State state, calendar::Day opens_on, const Evidence& evidence,
                                          calendar::Day today) {
  if (auto closed = cannot_claim_in(state)) return closed;
  return cannot_prove(opens_on, evidence, today);
}

std::optional<base::Problem> cannot_prove(calendar::Day opens_on, const Evidence& evidence, calendar::Day today) {
  if (base::trimmed(evidence.document_number).empty())
    return problem("evidence_missing", "Xin ghi số, ký hiệu của văn bản báo cáo, thí dụ 125-BC/TU.");
  if (!evidence.document_on)
    return problem("evidence_missing", "Xin ghi ngày của văn bản báo cáo theo dạng ngày/tháng/năm.");
  if (base::trimmed(evidence.receiving_level).empty())
    return problem("evidence_missing", "Xin ghi cấp nhận văn bản, thí dụ Ban Thường vụ Tỉnh ủy.");
  if (*evidence.document_on > today)
    return problem("evidence_in_future",
                   "Ngày của văn bản (" + calendar::in_words(*evidence.document_on) + ") sau hôm nay (" +
                       calendar::in_words(today) + "). Xin kiểm tra lại ngày.",
                   calendar::iso(*evidence.document_on));
  if (*evidence.document_on < opens_on)
    return problem("evidence_too_early",
                   "Ngày của văn bản (" + calendar::in_words(*evidence.document_on) + ") trước ngày giao việc (" +
                       calendar::in_words(opens_on) + "). Xin kiểm tra lại ngày.",
                   calendar::iso(*evidence.document_on));
  if (evidence.document_number.size() > longest_field || evidence.receiving_level.size() > longest_field)
    return problem("field_too_long", "Nội dung nhập quá dài. Xin rút gọn rồi gửi lại.");
  return std::nullopt;
}

std::optional<base::Problem> cannot_decide(Decision decision, bool waits, bool by_claimant, std::string_view reason) {
  if (!waits)
    return problem("claim_settled", "Báo cáo này đã được người khác xử lý. Xin tải lại trang để xem kết quả.");
  if (by_claimant)
    return problem("own_claim",
                   "Người báo cáo không được tự xác nhận hoặc trả lại báo cáo của mình. Xin để người khác xử lý.");
  if (decision == Decision::send_back && base::trimmed(reason).empty())
    return problem("reason_missing", "Xin ghi lý do trả lại để cơ quan biết cần bổ sung gì.");
  if (reason.size() > longest_field) return problem("field_too_long", "Lý do quá dài. Xin rút gọn rồi gửi lại.");
  return std::nullopt;
}

}  // namespace duty
