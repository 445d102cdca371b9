#include "web/feed_view.h"

#include "duty/changes.h"
#include "notify/duty_event.h"
#include "web/words.h"

namespace web {
namespace {

bool is_off(duty::State state) { return state == duty::State::suspended || state == duty::State::cancelled; }

calendar::DayEvent event_of(const service::FeedLine& line, const std::string& page_url, const std::string& host) {
  const auto& duty = line.line.duty;
  const std::string state{words_for(duty.state)};
  auto event = notify::event_of({.duty = duty.id,
                                 .sort = duty.sort,
                                 .ref = duty.ref,
                                 .text = duty.text,
                                 .agency = duty.agency_name,
                                 .programme = duty.programme_number.value_or(""),
                                 .deliverable = duty.deliverable,
                                 .original_due_on = duty.original_due_on,
                                 .due_on = duty.due_on,
                                 .effective_due_on = line.line.position.effective_due_on,
                                 .off = is_off(duty.state) ? state : std::string{},
                                 .standing = state,
                                 .page = page_url + "/duties/" + std::to_string(base::number(duty.id))},
                                host);
  event.sequence = line.changes;
  event.modified_at = line.changed_at;
  return event;
}

}  // namespace

calendar::Published calendar_of(const service::Feed& feed, const std::string& page_url) {
  calendar::Published calendar{.name = "Đôn đốc – " + feed.person.name,
                               .description = "Nhiệm vụ đang mở, theo ngày đến hạn; số liệu lúc " + in_words(feed.at),
                               .at = feed.at,
                               .events = {}};
  if (feed.is_cut)
    calendar.description += ". Chỉ gồm " + figures(service::most_in_feed) + " nhiệm vụ đến hạn sớm nhất.";
  const auto host = notify::host_of(page_url);
  calendar.events.reserve(feed.lines.size());
  for (const auto& line : feed.lines) calendar.events.push_back(event_of(line, page_url, host));
  return calendar;
}

}  // namespace web
