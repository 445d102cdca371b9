#include "web/log_view.h"

#include <array>

#include "web/event_words.h"
#include "web/pages.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> subjects{{{"duty", "Việc"},
                                                                                 {"task", "Nhiệm vụ"},
                                                                                 {"programme", "Chương trình"},
                                                                                 {"indicator", "Chỉ tiêu"},
                                                                                 {"agency", "Cơ quan"},
                                                                                 {"person", "Người dùng"},
                                                                                 {"calendar", "Lịch"},
                                                                                 {"mail", "Thư"}}};

std::string subject_in_words(const std::string& subject) {
  for (const auto& [code, words] : subjects)
    if (code == subject) return std::string{words};
  return subject;
}

/// The page that shows the subject as it is now; empty where none does.
std::string page_of(const store::LoggedEvent& line) {
  const auto number = std::to_string(line.event.number);
  if (line.about.empty()) return {};
  if (line.event.subject == "duty") return "/duties/" + number;
  if (line.event.subject == "task") return "/tasks/" + number;
  if (line.event.subject == "programme") return "/programmes/" + number;
  if (line.event.subject == "agency") return "/agencies/" + number;
  return {};
}

std::string actor_in_words(const store::LoggedEvent& line) {
  if (!line.person.empty()) return line.person;
  return line.event.door == store::Door::clock ? "Chương trình" : "Người quản trị";
}

Values::List event_rows(const std::vector<store::LoggedEvent>& events) {
  Values::List rows;
  rows.reserve(events.size());
  for (const auto& line : events) {
    Values row;
    row.number("event", line.id).text("at", in_words(line.event.at)).text("who", actor_in_words(line));
    row.text("what", words_for_event(line.event.what)).text("door", std::string{words_for(line.event.door)});
    row.text("subject", subject_in_words(line.event.subject)).text("about", line.about).text("page", page_of(line));
    row.text("event_detail", detail_of(line.event)).text("event_reason", line.event.reason);
    rows.push_back(std::move(row));
  }
  return rows;
}

Values option(std::string_view code, std::string_view name, const std::string& chosen) {
  Values row;
  row.text("option", std::string{code}).text("option_name", std::string{name}).flag("chosen", code == chosen);
  return row;
}

std::string next_page(const LogQuery& query, std::int64_t last) {
  auto path = "/log?before=" + std::to_string(last);
  for (const auto& [name, value] : {std::pair{"person", &query.person},
                                    {"subject", &query.subject},
                                    {"door", &query.door},
                                    {"from", &query.from},
                                    {"until", &query.until}})
    if (!value->empty()) path += std::string{"&"} + name + "=" + url_encoded(*value);
  return path;
}

}  // namespace

Values log_page(const std::vector<store::LoggedEvent>& events, const std::vector<store::Actor>& actors,
                const store::Anchor& anchor, const LogQuery& query) {
  Values values;
  values.text("title", "Nhật ký").flag("at_log", true).flag("any", !events.empty()).flag("filtered", query.is_any());
  values.text("from", query.from).text("until", query.until).text("problem", query.problem);
  Values::List people, kinds, doors;
  for (const auto& actor : actors)
    people.push_back(option(std::to_string(base::number(actor.id)), actor.name, query.person));
  for (const auto& [code, words] : subjects) kinds.push_back(option(code, words, query.subject));
  for (const auto door : {store::Door::page, store::Door::link, store::Door::command, store::Door::clock})
    doors.push_back(option(store::code(door), words_for(door), query.door));
  values.list("people", std::move(people)).list("kinds", std::move(kinds)).list("doors", std::move(doors));
  if (anchor.event > 0) values.number("newest", anchor.event).text("hash", anchor.hash);
  values.list("lines", event_rows(events));
  if (events.size() >= static_cast<std::size_t>(events_a_page)) values.text("next", next_page(query, events.back().id));
  return values;
}

}  // namespace web
