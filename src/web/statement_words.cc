#include "web/statement_words.h"

#include <array>
#include <cstdlib>

#include "store/json.h"

namespace web {
namespace {

using nlohmann::json;

std::string text_in(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

void append(std::string& all, const std::string& part) {
  if (!part.empty()) all += (all.empty() ? "" : "; ") + part;
}

/// The evidence that an event of a correction names; empty where it names none.
std::string evidence_in(const json& object) {
  const auto on = calendar::day_in(text_in(object, "document_on"));
  if (!on || !object.contains("receiving_level")) return {};
  return evidence_in_words({.document_number = text_in(object, "document_number"),
                            .document_on = on,
                            .receiving_level = text_in(object, "receiving_level")});
}

std::string correction_in(const json& before, const json& after) {
  const auto was = evidence_in(before), is = evidence_in(after);
  if (was.empty() || is.empty() || was == is) return {};
  return was + " thành " + is;
}

std::string directive_in(const json& after) {
  if (!after.contains("directive")) return {};
  if (const auto answered = text_in(after, "answered_document"); !answered.empty()) return "văn bản " + answered;
  const auto on = calendar::day_in(text_in(after, "document_on"));
  return text_in(after, "document_number") + (on ? " ngày " + calendar::in_words(*on) : "") + " của " +
         text_in(after, "authority");
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> notices{
    {{"acknowledged", "Đã ghi ngày hẹn. Đến ngày ấy cơ quan không bị nhắc việc này."},
     {"progress", "Đã ghi tiến độ."},
     {"delay", "Đã ghi lý do chậm."},
     {"asked", "Đã gửi đề nghị gia hạn. Hạn chưa thay đổi cho đến khi Văn phòng quyết định."},
     {"granted", "Đã gia hạn theo đề nghị."},
     {"refused", "Đã trả lời không đồng ý; hạn giữ nguyên."},
     {"stated", "Đã ghi vướng mắc, kiến nghị. Văn phòng sẽ trả lời ở trang này."},
     {"answered", "Đã trả lời."},
     {"correction_asked", "Đã gửi đề nghị đính chính, chờ người khác ở Văn phòng duyệt."},
     {"corrected", "Đã đính chính; nội dung cũ vẫn còn trong hồ sơ."},
     {"correction_refused", "Đã trả lời không đính chính."},
     {"sent_back", "Đã trả lại báo cáo; việc này lại tính như chưa báo cáo."},
     {"claim_withdrawn", "Đã rút báo cáo; việc này lại như trước khi báo cáo."},
     {"request_withdrawn", "Đã rút đề nghị gia hạn; hạn giữ nguyên."},
     {"obstacle_withdrawn", "Đã rút vướng mắc, kiến nghị."},
     {"directive", "Đã ghi ý kiến chỉ đạo."},
     {"directive_answered", "Đã trả lời ý kiến chỉ đạo."}}};

}  // namespace

std::string_view words_for(duty::Outlook outlook) {
  switch (outlook) {
    case duty::Outlook::on_track: return "Đúng tiến độ";
    case duty::Outlook::at_risk: return "Có nguy cơ chậm";
    case duty::Outlook::will_miss: return "Sẽ không kịp";
  }
  std::abort();  // every outlook is above
}

std::string_view words_for(duty::ObstacleSort sort) {
  switch (sort) {
    case duty::ObstacleSort::obstacle: return "Vướng mắc";
    case duty::ObstacleSort::proposal: return "Kiến nghị";
  }
  std::abort();  // every sort is above
}

std::string_view words_for(store::ExtensionState state) {
  switch (state) {
    case store::ExtensionState::waiting: return "Chờ quyết định";
    case store::ExtensionState::granted: return "Đã gia hạn";
    case store::ExtensionState::refused: return "Không đồng ý";
  }
  std::abort();  // every state is above
}

std::string_view words_for(store::CorrectionState state) {
  switch (state) {
    case store::CorrectionState::waiting: return "Chờ duyệt";
    case store::CorrectionState::approved: return "Đã đính chính";
    case store::CorrectionState::refused: return "Không đồng ý";
  }
  std::abort();  // every state is above
}

std::string_view tone_of(duty::Outlook outlook) {
  switch (outlook) {
    case duty::Outlook::on_track: return "time";
    case duty::Outlook::at_risk: return "near";
    case duty::Outlook::will_miss: return "late";
  }
  std::abort();  // every outlook is above
}

std::string_view tone_of(store::ExtensionState state) {
  switch (state) {
    case store::ExtensionState::waiting: return "waits";
    case store::ExtensionState::granted: return "done";
    case store::ExtensionState::refused: return "late";
  }
  std::abort();  // every state is above
}

std::string_view tone_of(store::CorrectionState state) {
  switch (state) {
    case store::CorrectionState::waiting: return "waits";
    case store::CorrectionState::approved: return "done";
    case store::CorrectionState::refused: return "late";
  }
  std::abort();  // every state is above
}

std::vector<std::pair<std::string, std::string>> cause_options() {
  std::vector<std::pair<std::string, std::string>> options;
  for (const auto cause : {duty::Cause::objective, duty::Cause::superior, duty::Cause::resources,
                           duty::Cause::coordination, duty::Cause::workload, duty::Cause::other})
    options.emplace_back(std::string{duty::code(cause)}, std::string{words_for(cause)});
  return options;
}

std::string evidence_in_words(const duty::Evidence& evidence) {
  return evidence.document_number + (evidence.document_on ? " ngày " + calendar::in_words(*evidence.document_on) : "") +
         ", gửi " + evidence.receiving_level;
}

std::string statement_in_words(const json& before, const json& after) {
  std::string words;
  if (const auto outlook = duty::outlook_of(text_in(after, "outlook")))
    append(words, "dự báo: " + std::string{words_for(*outlook)});
  if (const auto cause = duty::cause_of(text_in(after, "cause")))
    append(words, "lý do: " + std::string{words_for(*cause)});
  if (const auto day = calendar::day_in(text_in(after, "proposed_on")))
    append(words, "đề nghị đến " + calendar::in_words(*day));
  if (const auto day = calendar::day_in(text_in(after, "until_on")))
    append(words, "hẹn ngày " + calendar::in_words(*day));
  if (const auto sort = duty::obstacle_sort_of(text_in(after, "sort")))
    append(words, std::string{words_for(*sort)} + " gửi " + text_in(after, "level"));
  append(words, correction_in(before, after));
  append(words, directive_in(after));
  return words;
}

std::string notice_of_statement(std::string_view done) {
  for (const auto& [code, words] : notices)
    if (code == done) return std::string{words};
  return {};
}

}  // namespace web
