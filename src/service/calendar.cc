#include "service/calendar.h"

#include <algorithm>
#include <set>

#include "base/sha256.h"
#include "base/text.h"
#include "calendar/file.h"
#include "duty/duty.h"
#include "service/memory.h"
#include "store/agencies.h"
#include "store/json.h"

namespace service {
namespace {

using calendar::Day;
using calendar::Exception;
using calendar::WorkingDays;
using Exceptions = std::map<Day, Exception>;

base::Problem problem(std::string kind, std::string detail) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = {}};
}

void lay_over(Exceptions& exceptions, const std::vector<Exception>& later) {
  for (const auto& exception : later) exceptions.insert_or_assign(exception.day, exception);
}

Exceptions exceptions_of(store::Connection& connection) {
  Exceptions exceptions;
  lay_over(exceptions, calendar::shipped_exceptions());
  lay_over(exceptions, store::loaded_exceptions(connection));
  return exceptions;
}

WorkingDays working_days_of(const Exceptions& exceptions) {
  std::vector<Exception> list;
  list.reserve(exceptions.size());
  for (const auto& [day, exception] : exceptions) list.push_back(exception);
  return WorkingDays{list};
}

int year_of(Day day) { return static_cast<int>(date::year_month_day{day}.year()); }

bool says_the_same(const Exception& one, const Exception& other) {
  return one.working == other.working && one.name == other.name && one.source == other.source &&
         one.expected_only == other.expected_only;
}

std::vector<ChangedDay> changed_days(const std::vector<Exception>& file, const Exceptions& before,
                                     const WorkingDays& days_before) {
  std::vector<ChangedDay> changed;
  for (const auto& exception : file) {
    const auto known = before.find(exception.day);
    if (known != before.end() && says_the_same(known->second, exception)) continue;
    changed.push_back({.exception = exception,
                       .working_before = days_before.is_working(exception.day),
                       .before = known == before.end() ? std::nullopt : std::optional{known->second}});
  }
  return changed;
}

std::vector<MovedDuty> moved_duties(store::Connection& connection, const WorkingDays& before,
                                    const WorkingDays& after) {
  auto due_days = store::open_due_days(connection);
  std::erase_if(due_days, [&](Day due_on) {
    return duty::effective_due_on(due_on, before) == duty::effective_due_on(due_on, after);
  });
  std::vector<MovedDuty> moved;
  for (auto& duty : store::open_due_on(connection, due_days)) {
    const auto from = duty::effective_due_on(duty.due_on, before), to = duty::effective_due_on(duty.due_on, after);
    moved.push_back({std::move(duty), from, to});
  }
  return moved;
}

std::vector<Exception> still_expected(const std::vector<Exception>& file, const Exceptions& after) {
  std::set<int> years;
  for (const auto& exception : file)
    if (!exception.expected_only) years.insert(year_of(exception.day));
  std::vector<Exception> expected;
  for (const auto& [day, exception] : after)
    if (exception.expected_only && years.contains(year_of(day))) expected.push_back(exception);
  return expected;
}

/// What the file does to the calendar of this moment, with the days that it speaks of.
struct Reading {
  CalendarChange change;
  std::vector<Exception> exceptions;
};

base::Result<Reading> read_over(store::Connection& connection, const CalendarUpload& file) {
  const auto days = calendar::days_in_file(file.bytes);
  if (!days) return days.error();
  const auto before = exceptions_of(connection);
  const auto days_before = working_days_of(before);
  if (auto problem = calendar::problem_over(*days, days_before)) return *problem;
  Reading reading{.change = {}, .exceptions = calendar::exceptions_of(*days)};
  auto after = before;
  lay_over(after, reading.exceptions);
  const auto newest = store::newest_calendar_file(connection);
  reading.change = {.sha256 = base::sha256(file.bytes),
                    .over = newest ? newest->id : 0,
                    .days = days->size(),
                    .changed = changed_days(reading.exceptions, before, days_before),
                    .moved = moved_duties(connection, days_before, working_days_of(after)),
                    .still_expected = still_expected(reading.exceptions, after)};
  return reading;
}

std::optional<base::Problem> cannot_decide(store::Connection& connection, const CalendarDecision& decision, Day today) {
  if (decision.door == store::Door::command) return std::nullopt;
  const auto person = decision.person ? store::person_on(connection, *decision.person, today) : std::nullopt;
  if (!person) return problem("no_such_person", "Xin chọn người xác nhận trong danh sách.");
  if (people::may_decide(*person)) return std::nullopt;
  return problem("not_allowed", person->name + " không thuộc Văn phòng nên không đổi được lịch làm việc.");
}

void keep(store::Connection& connection, const CalendarUpload& file, const Reading& reading,
          const CalendarDecision& decision, base::Instant now) {
  const auto& change = reading.change;
  const auto name = base::is_utf8(file.name) ? base::nfc(file.name) : "(tên không đọc được)";
  const auto id = store::add_calendar_file(connection, {.name = name, .sha256 = change.sha256, .loaded_at = now},
                                           reading.exceptions);
  store::append(connection, {.at = now,
                             .person = decision.person,
                             .door = decision.door,
                             .subject = "calendar",
                             .number = id,
                             .what = "loaded",
                             .old_json = nlohmann::json{{"file", change.over}}.dump(),
                             .new_json = nlohmann::json{{"file", id},
                                                        {"name", name},
                                                        {"sha256", change.sha256},
                                                        {"days", change.days},
                                                        {"changed", change.changed.size()},
                                                        {"moved", change.moved.size()}}
                                             .dump(),
                             .reason = {}});
}

}  // namespace

std::shared_ptr<const WorkingDays> working_days(const Context& context, store::Connection& connection) {
  if (context.calendar) return context.calendar;
  const auto newest = store::newest_calendar_file(connection);
  return context.memory.working_days.answer({}, newest ? newest->id : 0,
                                            [&] { return working_days_of(exceptions_of(connection)); });
}

std::shared_ptr<const WorkingDays> working_days(const Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  return working_days(context, *connection);
}

CalendarSheet calendar_sheet(const Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  return {.exceptions = exceptions_of(*connection), .files = store::calendar_files(*connection)};
}

base::Result<CalendarChange> would_load(const Context& context, const CalendarUpload& file) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  auto reading = read_over(*connection, file);
  if (!reading) return reading.error();
  return std::move(reading->change);
}

base::Result<CalendarChange> load(const Context& context, const CalendarUpload& file,
                                  const CalendarDecision& decision) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  if (auto refused = cannot_decide(*connection, decision, context.today())) return *refused;
  auto reading = read_over(*connection, file);
  if (!reading) return reading.error();
  if (reading->change.sha256 != decision.sha256 || reading->change.over != decision.over)
    return problem("calendar_changed",
                   "Lịch làm việc hoặc tệp đã đổi so với lúc xem trước, chưa có gì thay đổi. Xin nạp lại tệp để xem "
                   "những ngày thay đổi rồi xác nhận.");
  if (!reading->change.changed.empty()) {
    keep(*connection, file, *reading, decision, context.clock.now());
    transaction.commit();
  }
  return std::move(reading->change);
}

}  // namespace service
