#include "notify/duty_event.h"

namespace notify {
namespace {

std::string summary_of(const DutyOnDay& duty) {
  std::string words;
  if (!duty.off.empty()) words = duty.off + ": ";
  words += duty.ref;
  words += duty.sort == duty::Sort::report ? ": Hạn báo cáo kỳ – " : ": Hạn hoàn thành – ";
  return words + duty.agency;
}

std::string description_of(const DutyOnDay& duty) {
  auto words = duty.text + "\n\nCơ quan chủ trì: " + duty.agency;
  words += "\nThời hạn: hết ngày " + calendar::in_words(duty.due_on);
  if (duty.effective_due_on != duty.due_on)
    words += " (ngày nghỉ, nên đến hết ngày " + calendar::in_words(duty.effective_due_on) + ")";
  if (duty.original_due_on != duty.due_on) words += "; hạn ban đầu " + calendar::in_words(duty.original_due_on);
  words += "\nTình trạng: " + duty.standing;
  if (duty.deliverable) words += "\nSản phẩm: " + *duty.deliverable;
  if (!duty.programme.empty()) words += "\nChương trình số: " + duty.programme;
  return words + "\n" + duty.page;
}

}  // namespace

calendar::DayEvent event_of(const DutyOnDay& duty, const std::string& host) {
  return {.uid = "duty-" + std::to_string(base::number(duty.duty)) + "@" + host,
          .sequence = 0,
          .modified_at = {},
          .on = duty.due_on,
          .summary = summary_of(duty),
          .description = description_of(duty),
          .url = duty.page,
          .cancelled = !duty.off.empty()};
}

std::string host_of(std::string_view url) {
  if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  const bool is_ipv6 = url.starts_with('[');
  const auto end = is_ipv6 ? url.find(']') : url.find_first_of(":/");
  if (end == std::string_view::npos) return std::string{url};
  return std::string{is_ipv6 ? url.substr(1, end - 1) : url.substr(0, end)};
}

}  // namespace notify
