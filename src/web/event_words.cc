#include "web/event_words.h"

#include <array>
#include <utility>

#include "calendar/day.h"
#include "duty/indicator_words.h"
#include "store/json.h"
#include "web/statement_words.h"
#include "web/words.h"

namespace web {
namespace {

using nlohmann::json;

std::string text_in(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::string day_in_words(const json& object, const char* key) {
  const auto day = calendar::day_in(text_in(object, key));
  return day ? calendar::in_words(*day) : std::string{};
}

void append(std::string& all, const std::string& part) {
  if (!part.empty()) all += (all.empty() ? "" : "; ") + part;
}

/// «hạn 30/11/2025 thành 31/12/2025», «hạn 31/12/2025».
std::string change_of_day(const json& before, const json& after, const char* key, const std::string& name) {
  const auto old_day = day_in_words(before, key), new_day = day_in_words(after, key);
  if (new_day.empty() || new_day == old_day) return {};
  return name + (old_day.empty() ? " " : " " + old_day + " thành ") + new_day;
}

std::string document_of(const json& after) {
  const auto reason = duty::reason_of(text_in(after, "reason"));
  const auto on = calendar::day_in(text_in(after, "document_on"));
  if (!reason || !on) return {};
  return "theo văn bản " + document_in_words({.document_number = text_in(after, "document_number"),
                                              .document_on = on,
                                              .authority = text_in(after, "authority"),
                                              .reason = reason,
                                              .note = {}});
}

/// «năm 2026: 7,5 thành 7,9, theo 125-BC/UBND» of an indicator's figure.
std::string figure_of(const json& before, const json& after) {
  const auto year = after.find("year");
  const auto value = text_in(after, "value"), old_value = text_in(before, "value");
  if (year == after.end() || !year->is_number_integer() || value.empty()) return {};
  auto words =
      "năm " + std::to_string(year->get<int>()) + ": " + (old_value.empty() ? "" : old_value + " thành ") + value;
  if (const auto document = text_in(after, "document"); !document.empty()) words += ", theo " + document;
  return words;
}

std::string direction_of(const json& after) {
  const auto direction = duty::direction_of(text_in(after, "direction"));
  return direction ? std::string{duty::words_for(direction)} : std::string{};
}

std::string period_of(const json& after) {
  const auto period = duty::report_period_of(text_in(after, "period"));
  if (period) return "mỗi " + std::string{words_for(*period)};
  return after.contains("period") ? "theo chương trình" : "";
}

/// «tháng -7 đầu mối; …» of a programme's ladder, or that it goes by the one that all have.
std::string ladder_in(const json& after) {
  if (!after.contains("ladder")) return {};
  auto words = text_in(after, "ladder");
  if (words.empty()) return "theo thang chung";
  std::string lines;
  for (const auto c : std::string_view{words}.substr(0, words.find_last_not_of('\n') + 1))
    lines += c == '\n' ? std::string{"; "} : std::string{c};
  return lines;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> notices{
    {{"ladder_set", "Đã đặt thang nhắc. Các lần nhắc từ nay theo thang mới."},
     {"extended", "Đã gia hạn. Thư nhắc theo hạn cũ chưa gửi thì thôi gửi."},
     {"suspended", "Đã tạm dừng việc này."},
     {"resumed", "Việc này được tiếp tục."},
     {"cancelled", "Đã hủy việc này."},
     {"dated", "Đã định ngày cho nhiệm vụ."},
     {"review_set", "Đã hẹn ngày xem lại."},
     {"report_period_set", "Đã đặt kỳ báo cáo."},
     {"changed", "Đã lưu thay đổi."},
     {"transferred", "Đã chuyển cơ quan."},
     {"ended", "Đã kết thúc."},
     {"archived", "Đã đưa vào lưu trữ."},
     {"replaced", "Đã kết thúc và thay bằng chương trình khác."}}};

}  // namespace

std::string document_in_words(const duty::Mandate& mandate) {
  auto words = mandate.document_number;
  if (mandate.document_on) words += " ngày " + calendar::in_words(*mandate.document_on);
  words += " của " + mandate.authority;
  if (mandate.reason) words += ", lý do: " + std::string{words_for(*mandate.reason)};
  return words;
}

std::string detail_of(const store::Event& event) {
  const auto before = json::parse(event.old_json, nullptr, false), after = json::parse(event.new_json, nullptr, false);
  if (!before.is_object() || !after.is_object()) return {};
  std::string detail;
  append(detail, change_of_day(before, after, "due_on", "hạn"));
  append(detail, change_of_day(before, after, "review_on", "ngày xem lại"));
  if (const auto to = text_in(after, "agency"); !to.empty())
    append(detail, "từ " + text_in(before, "agency") + " sang " + to);
  if (const auto lead = text_in(after, "lead_added"); !lead.empty()) append(detail, "thêm cơ quan chủ trì " + lead);
  if (const auto text = text_in(before, "text"); !text.empty() && text != text_in(after, "text"))
    append(detail, "nội dung cũ: «" + text + "»");
  if (const auto old_deadline = text_in(before, "deadline"); old_deadline != text_in(after, "deadline"))
    append(detail, "thời hạn cũ: " + (old_deadline.empty() ? "không nêu" : "«" + old_deadline + "»"));
  if (const auto ref = text_in(after, "ref"), old_ref = text_in(before, "ref"); !old_ref.empty())
    append(detail, "số " + old_ref + " thành " + ref);
  append(detail, figure_of(before, after));
  append(detail, direction_of(after));
  append(detail, period_of(after));
  append(detail, ladder_in(after));
  append(detail, statement_in_words(before, after));
  append(detail, document_of(after));
  return detail;
}

std::string author_of(const service::EventLine& line) {
  if (!line.person.empty()) return line.person;
  return line.event.door == store::Door::clock ? "Chương trình" : "Người quản trị";
}

std::string notice_of_move(std::string_view done) {
  for (const auto& [code, words] : notices)
    if (code == done) return std::string{words};
  return notice_of_statement(done);
}

}  // namespace web
