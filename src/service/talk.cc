#include "service/talk.h"

#include <algorithm>
#include <map>

#include "service/assigned.h"
#include "service/calendar.h"
#include "service/memory.h"

namespace service {
namespace {

constexpr int most_of_task = 20;

duty::Span report_period(store::Connection& connection, base::TaskId id, calendar::Day today) {
  const auto task = store::task(connection, id).value();
  const auto programme = store::programme(connection, task.programme).value();
  return duty::period_of(today, reporting_of(task, programme));
}

std::vector<ProgressLine> named(store::Connection& connection, std::vector<store::ProgressRow> rows) {
  std::vector<ProgressLine> lines;
  for (auto& row : rows) {
    auto person = name_of(connection, row.person);
    lines.push_back({std::move(row), std::move(person)});
  }
  return lines;
}

Desk counted(const Context& context, store::Connection& connection) {
  const auto today = context.today();
  const auto days = working_days(context, connection);
  Desk desk{.extensions = store::count_waiting_extension_requests(connection),
            .obstacles = store::count_open_obstacles(connection),
            .corrections = store::count_waiting_corrections(connection),
            .silent = store::count_silent(connection, silence(context, *days)),
            .causes = {}};
  std::map<std::optional<duty::Cause>, std::int64_t> counts;
  for (const auto& group : store::causes_of_open(connection, duty::last_overdue_due_on(today, *days)))
    if (duty::position(group.facts, today, *days).standing == duty::Standing::open_overdue)
      counts[group.cause] += group.count;
  for (const auto& [cause, count] : counts) desk.causes.push_back({cause, count});
  // The map has nothing before every cause.
  if (!desk.causes.empty() && !desk.causes.front().cause)
    std::rotate(desk.causes.begin(), desk.causes.begin() + 1, desk.causes.end());
  return desk;
}

}  // namespace

Talk talk_of(const Context& context, base::DutyId id) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  const auto today = context.today();
  const auto duty = store::duty(*connection, id).value();
  Talk talk{.mark = {},
            .progress = named(*connection, store::progress_of(*connection, id)),
            .outlook = {},
            .period = report_period(*connection, duty.task, today),
            .delays = {},
            .extensions = {},
            .obstacles = {},
            .corrections = {}};
  const auto marks = store::marks_of(*connection, {id}, silence(context, *working_days(context, *connection)));
  if (!marks.empty()) talk.mark = marks.begin()->second;
  const auto given = std::ranges::find_if(talk.progress, [&](const ProgressLine& line) {
    return line.row.progress.outlook && calendar::day_in_vietnam(line.row.said_at) >= talk.period.first;
  });
  if (given != talk.progress.end()) talk.outlook = *given;
  for (auto& row : store::delays_of(*connection, id)) {
    auto person = name_of(*connection, row.person);
    talk.delays.push_back({std::move(row), std::move(person)});
  }
  for (auto& row : store::extension_requests_of(*connection, id)) {
    auto person = name_of(*connection, row.person), decider = name_of(*connection, row.decided_by);
    talk.extensions.push_back({std::move(row), std::move(person), std::move(decider)});
  }
  for (auto& row : store::obstacles_of(*connection, id))
    talk.obstacles.push_back(obstacle_line(*connection, std::move(row)));
  for (auto& row : store::corrections_of(*connection, id)) {
    auto person = name_of(*connection, row.person), decider = name_of(*connection, row.decided_by);
    talk.corrections.push_back({std::move(row), std::move(person), std::move(decider)});
  }
  return talk;
}

std::vector<ProgressLine> progress_of_task(const Context& context, base::TaskId task) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  return named(*connection, store::progress_of_task(*connection, task, most_of_task));
}

std::shared_ptr<const Desk> desk(const Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  return context.memory.desk.answer(context.today(), store::last_change(*connection),
                                    [&] { return counted(context, *connection); });
}

}  // namespace service
