#include "service/typed_deadline.h"

#include "base/text.h"
#include "duty/moves.h"

namespace service {
namespace {

using deadline::Kind;

base::Problem problem(std::string kind, std::string detail, std::string words = {}) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = std::move(words)};
}

bool gives_days(Kind kind) { return kind != Kind::conditional && kind != Kind::none && kind != Kind::unparsed; }

std::optional<base::Problem> cannot_use_document(const TypedDeadline& typed, Paper paper, calendar::Day today) {
  const bool number = !base::trimmed(typed.document_number).empty();
  if (number != typed.document_on.has_value() || (!number && (paper == Paper::needed || typed.day)))
    return problem("document_missing", "Xin ghi đủ số, ký hiệu và ngày của văn bản xác định thời hạn này.");
  if (typed.document_number.size() > duty::longest_field)
    return problem("field_too_long", "Số, ký hiệu văn bản quá dài. Xin rút gọn rồi gửi lại.");
  if (typed.document_on && !calendar::WorkingDays::reaches(*typed.document_on))
    return problem("day_out_of_range", "Ngày của văn bản nằm ngoài lịch. Xin kiểm tra lại năm.");
  if (typed.document_on && *typed.document_on > today)
    return problem("document_in_future", "Ngày của văn bản sau hôm nay. Xin kiểm tra lại ngày.");
  return std::nullopt;
}

/// The last day of which the reading speaks.
std::optional<calendar::Day> last_day_of(const deadline::Reading& reading) {
  if (!reading.milestones.empty()) return reading.milestones.back();
  return reading.due;
}

base::Result<deadline::Reading> reading_of_phrase(const TypedDeadline& typed, calendar::Day issued_on,
                                                  const calendar::WorkingDays& working_days) {
  auto reading = deadline::read(typed.phrase, typed.document_on.value_or(issued_on), working_days);
  if (!gives_days(reading.kind))
    return problem("deadline_unreadable",
                   "Cụm từ này chưa cho biết ngày. " + reading.how +
                       " Xin ghi cách khác, thí dụ «Hoàn thành trong quý II/2026», hoặc chọn một ngày.",
                   typed.phrase);
  const auto document = document_in_words(typed);
  reading.how =
      "Văn phòng ghi «" + typed.phrase + "»" + (document.empty() ? "" : ", theo " + document) + ". " + reading.how;
  return reading;
}

base::Result<deadline::Reading> reading_of_day(const TypedDeadline& typed) {
  if (!calendar::WorkingDays::reaches(*typed.day))
    return problem("day_out_of_range", "Ngày này nằm ngoài lịch. Xin kiểm tra lại năm.");
  deadline::Reading reading;
  reading.kind = Kind::due;
  reading.due = typed.day;
  reading.how = "Văn phòng ghi ngày " + calendar::in_words(*typed.day) + ", theo " + document_in_words(typed) + ".";
  return reading;
}

}  // namespace

std::string document_in_words(const TypedDeadline& typed) {
  if (!typed.document_on) return {};
  return "văn bản số " + base::with_single_spaces(typed.document_number) + " ngày " +
         calendar::in_words(*typed.document_on);
}

base::Result<deadline::Reading> reading_of(const TypedDeadline& typed, Paper paper, calendar::Day issued_on,
                                           calendar::Day today, const calendar::WorkingDays& working_days) {
  const bool phrase = !base::trimmed(typed.phrase).empty();
  if (!phrase && !typed.day)
    return problem("deadline_missing", "Xin ghi thời hạn bằng chữ, hoặc chọn một ngày (dạng 30/6/2026).");
  if (phrase && typed.day)
    return problem("deadline_twice", "Xin chỉ ghi một trong hai: thời hạn bằng chữ, hoặc một ngày.");
  if (auto refused = cannot_use_document(typed, paper, today)) return *refused;
  auto reading = phrase ? reading_of_phrase(typed, issued_on, working_days) : reading_of_day(typed);
  if (!reading) return reading;
  if (const auto last = last_day_of(*reading); last && *last < issued_on)
    return problem("deadline_before_issue", "Thời hạn này, " + calendar::in_words(*last) +
                                                ", trước ngày ban hành chương trình, " + calendar::in_words(issued_on) +
                                                ". Xin kiểm tra lại năm.");
  return reading;
}

}  // namespace service
