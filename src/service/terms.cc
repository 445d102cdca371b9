#include "service/terms.h"

#include <algorithm>

#include "schedule/ladder_text.h"
#include "service/calendar.h"
#include "service/memory.h"
#include "store/json.h"
#include "store/tick_terms.h"

namespace service {
namespace {

using calendar::Day;
using calendar::WorkingDays;
using std::chrono::minutes;

/// The days that are not what their weekday says, a line each: "-2026-01-01" is off, "+2026-02-14" is worked.
std::string days_off_of(const WorkingDays& days) {
  std::string lines;
  const Day end{date::year{WorkingDays::last_year + 1} / 1 / 1};
  const WorkingDays weekdays;
  for (Day day{date::year{WorkingDays::first_year} / 1 / 1}; day < end; day += date::days{1})
    if (const bool is_working = days.is_working(day); is_working != weekdays.is_working(day))
      lines += (is_working ? '+' : '-') + calendar::iso(day) + '\n';
  return lines;
}

std::shared_ptr<const WorkingDays> days_in(std::string_view lines) {
  constexpr std::size_t length = 12;  // a sign, a day, the end of the line
  std::vector<calendar::Exception> exceptions;
  for (; lines.size() >= length; lines.remove_prefix(length))
    exceptions.push_back({.day = calendar::day_in(lines.substr(1, length - 2)).value(),
                          .working = lines.front() == '+',
                          .name = {},
                          .source = {}});
  return std::make_shared<const WorkingDays>(exceptions);
}

nlohmann::json json_of(const schedule::DigestPlan& plan) {
  auto kinds = nlohmann::json::array();
  for (const auto kind : plan.kinds) kinds.push_back(schedule::code(kind));
  return {{"kinds", kinds},
          {"weekday", plan.weekday},
          {"month_day", plan.month_day},
          {"days_after", plan.days_after},
          {"first_day", plan.first_day},
          {"at", plan.at ? nlohmann::json(plan.at->count()) : nlohmann::json()}};
}

schedule::DigestPlan plan_in(const nlohmann::json& json) {
  schedule::DigestPlan plan{.kinds = {},
                            .weekday = json.at("weekday"),
                            .month_day = json.at("month_day"),
                            .days_after = json.at("days_after"),
                            .first_day = json.at("first_day"),
                            .at = {}};
  for (const auto& kind : json.at("kinds"))
    plan.kinds.push_back(schedule::digest_kind_of(kind.get<std::string>()).value());
  if (const auto& at = json.at("at"); !at.is_null()) plan.at = minutes{at.get<int>()};
  return plan;
}

/// All but the calendar.
std::string words_of(const Settings& settings) {
  return nlohmann::json{{"opens", settings.window.opens.count()},
                        {"closes", settings.window.closes.count()},
                        {"digests", json_of(settings.digests)},
                        {"ladder", schedule::text_of(schedule::default_ladder())}}
      .dump();
}

Terms terms_in(const std::string& words, std::shared_ptr<const WorkingDays> days) {
  const auto json = nlohmann::json::parse(words);
  return {.window = {.opens = minutes{json.at("opens").get<int>()}, .closes = minutes{json.at("closes").get<int>()}},
          .digests = plan_in(json.at("digests")),
          .ladder = schedule::ladder_in(json.at("ladder").get<std::string>()).value(),
          .days = std::move(days)};
}

}  // namespace

Terms terms_now(const Context& context, store::Connection& connection) {
  return {.window = context.settings.window,
          .digests = context.settings.digests,
          .ladder = schedule::default_ladder(),
          .days = working_days(context, connection)};
}

void note_terms(const Context& context, store::Connection& connection, base::Instant now) {
  const auto newest = store::newest_calendar_file(connection);
  const auto days_off = context.memory.days_off.answer({}, newest ? newest->id : 0,
                                                       [&] { return days_off_of(*working_days(context, connection)); });
  store::note_tick_terms(connection, *days_off, words_of(context.settings), now);
}

TermsBook::TermsBook(store::Connection& connection) {
  std::map<std::int64_t, std::shared_ptr<const WorkingDays>> calendars;
  for (const auto& [id, days] : store::tick_calendars(connection)) calendars.emplace(id, days_in(days));
  for (const auto& row : store::tick_terms(connection))
    pages_.push_back({row.since, row.event, terms_in(row.words, calendars.at(row.calendar))});
}

const Terms* TermsBook::at(base::Instant instant, std::optional<std::int64_t> event) const {
  if (!event) return nullptr;
  for (auto page = pages_.rbegin(); page != pages_.rend(); ++page)
    if (page->since <= instant && page->event <= *event) return &page->terms;
  return nullptr;
}

}  // namespace service
