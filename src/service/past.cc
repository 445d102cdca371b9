#include "service/past.h"

#include <algorithm>

#include "calendar/moment.h"
#include "duty/changes.h"

namespace service {
namespace {

using store::ToldDuty;

bool is_told(store::Connection& connection, base::Instant moment) {
  const auto since = store::told_since(connection);
  return !since || *since <= moment;
}

bool is_open(duty::State state) { return duty::is_wanting(state) || state == duty::State::claimed; }

/// By the tables beside the log.
std::vector<ToldDuty> derived_duties(store::Connection& connection, base::Instant from, base::Instant until) {
  std::vector<ToldDuty> duties;
  for (const auto& row : store::duties_of_time(connection, from, until)) duties.push_back(store::as_told(row));
  return duties;
}

}  // namespace

base::Instant end_of(calendar::Day day) {
  return calendar::instant_in_vietnam(day + date::days{1}, std::chrono::minutes{0}) - std::chrono::seconds{1};
}

std::vector<store::DutyRow> past_open_due_until(store::Connection& connection, calendar::Day until,
                                                base::Instant moment) {
  if (!is_told(connection, moment)) return store::open_due_until_as_of(connection, until, {}, moment);
  auto told = store::duties_told(connection, moment);
  std::erase_if(told, [until](const auto& duty) {
    return duty.sort != duty::Sort::dated || !is_open(duty.state) || duty.due_on > until;
  });
  std::ranges::stable_sort(told, {}, &ToldDuty::due_on);  // within a day by id, as they come
  std::vector<store::DutyRow> rows;
  rows.reserve(told.size());
  for (const auto& duty : told) rows.push_back(store::with_words(connection, duty));
  return rows;
}

std::vector<ToldDuty> past_duties(store::Connection& connection, base::Instant from, base::Instant until) {
  if (!is_told(connection, until)) return derived_duties(connection, from, until);
  const auto day = calendar::day_in_vietnam(until);
  auto told = store::duties_told(connection, until);
  std::erase_if(told, [&](const auto& duty) {
    const bool done_before = duty.state == duty::State::completed && duty.state_since < from;
    return duty.opens_on > day || done_before || (duty.ended_on && *duty.ended_on <= day);
  });
  return told;
}

OverduePage overdue_of_past(const Context& context, calendar::Day day, const OverdueQuery& query) {
  OverduePage page{.today = day, .lines = overdue_as_of(context, day), .agencies = {}, .next = {}};
  page.agencies = store::agencies(*context.pool.lease());
  const auto cursor_of = [](const DutyLine& line) {
    return store::Cursor{line.duty.due_on, base::number(line.duty.id)};
  };
  std::erase_if(page.lines, [&](const auto& line) {
    const bool of_agency = !query.agency || line.duty.agency == query.agency || line.duty.of_group == query.agency;
    return !of_agency || (query.after && cursor_of(line) <= *query.after);
  });
  if (page.lines.size() > static_cast<std::size_t>(query.limit)) {
    page.lines.resize(static_cast<std::size_t>(query.limit));
    page.next = cursor_of(page.lines.back());
  }
  return page;
}

}  // namespace service
