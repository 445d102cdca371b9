#include "web/feed_view.h"

#include "duty/changes.h"
#include "web/words.h"

namespace web {
namespace {

/// "theo-doi.example" of "https://theo-doi.example:8443/don-doc".
std::string host_of(std::string_view url) {
  if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  const bool is_ipv6 = url.starts_with('[');
  const auto end = is_ipv6 ? url.find(']') : url.find_first_of(":/");
  if (end == std::string_view::npos) return std::string{url};
  return std::string{is_ipv6 ? url.substr(1, end - 1) : url.substr(0, end)};
}

bool is_off(duty::State state) { return state == duty::State::suspended || state == duty::State::cancelled; }

std::string summary_of(const store::DutyRow& duty) {
  std::string words;
  if (is_off(duty.state)) words = std::string{words_for(duty.state)} + ": ";
  words += duty.ref;
  words += duty.sort == duty::Sort::report ? ": Hạn báo cáo kỳ – " : ": Hạn hoàn thành – ";
  return words + duty.agency_name;
}

std::string description_of(const service::DutyLine& line, const std::string& page) {
  const auto& duty = line.duty;
  auto words = duty.text + "\n\nCơ quan chủ trì: " + duty.agency_name;
  words += "\nThời hạn: hết ngày " + calendar::in_words(duty.due_on);
  if (line.position.effective_due_on != duty.due_on)
    words += " (ngày nghỉ, nên đến hết ngày " + calendar::in_words(line.position.effective_due_on) + ")";
  if (duty.original_due_on != duty.due_on) words += "; hạn ban đầu " + calendar::in_words(duty.original_due_on);
  words += "\nTình trạng: " + std::string{words_for(duty.state)};
  if (duty.deliverable) words += "\nSản phẩm: " + *duty.deliverable;
  if (duty.programme_number) words += "\nChương trình số: " + *duty.programme_number;
  return words + "\n" + page;
}

calendar::DayEvent event_of(const service::FeedLine& line, const std::string& page_url, const std::string& host) {
  const auto& duty = line.line.duty;
  const auto number = std::to_string(base::number(duty.id));
  auto page = page_url + "/duties/" + number;
  return {.uid = "duty-" + number + "@" + host,
          .sequence = line.changes,
          .modified_at = line.changed_at,
          .on = duty.due_on,
          .summary = summary_of(duty),
          .description = description_of(line.line, page),
          .url = std::move(page),
          .cancelled = is_off(duty.state)};
}

}  // namespace

calendar::Published calendar_of(const service::Feed& feed, const std::string& page_url) {
  calendar::Published calendar{.name = "Đôn đốc – " + feed.person.name,
                               .description = "Nhiệm vụ đang mở, theo ngày đến hạn; số liệu lúc " + in_words(feed.at),
                               .at = feed.at,
                               .events = {}};
  if (feed.is_cut)
    calendar.description += ". Chỉ gồm " + figures(service::most_in_feed) + " nhiệm vụ đến hạn sớm nhất.";
  const auto host = host_of(page_url);
  calendar.events.reserve(feed.lines.size());
  for (const auto& line : feed.lines) calendar.events.push_back(event_of(line, page_url, host));
  return calendar;
}

}  // namespace web
