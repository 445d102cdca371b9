#include "service/groups.h"

#include <algorithm>
#include <map>

#include "report/counts.h"
#include "service/calendar.h"

namespace service {
namespace {

/// Counts duties alike into what stands there of their number.
void add(RollUp& sum, const store::MemberDuties& duties, calendar::Day today,
         const calendar::WorkingDays& working_days) {
  const auto& facts = duties.facts;
  if (facts.state == duty::State::suspended || facts.state == duty::State::cancelled) return;
  report::Counts counts;
  report::add(counts, facts, duties.count, today, working_days);
  sum.due_on = sum.total == 0 ? facts.due_on : std::min(sum.due_on, facts.due_on);
  sum.number = duties.number;
  sum.total += duties.count;
  sum.overdue += counts.open_overdue;
  if (facts.state == duty::State::claimed) sum.waiting += duties.count;
  if (facts.state == duty::State::claimed || facts.state == duty::State::completed) sum.reported += duties.count;
}

}  // namespace

const RollUp* GroupStanding::current() const {
  const auto open = std::ranges::find_if(days, [](const auto& day) { return day.reported < day.total; });
  if (open != days.end()) return &*open;
  return days.empty() ? nullptr : &days.back();
}

std::vector<GroupStanding> group_standings(const Context& context, store::Connection& connection,
                                           const std::vector<base::TaskId>& tasks) {
  const auto today = context.today();
  const auto days = working_days(context, connection);
  std::vector<GroupStanding> standings;
  std::map<std::pair<base::TaskId, base::AgencyId>, std::map<int, RollUp>> sums;
  for (const auto& duties : store::member_duties(connection, tasks, today))
    add(sums[{duties.task, duties.body}][duties.number], duties, today, *days);
  for (const auto& lead : store::groups_of_tasks(connection, tasks)) {
    GroupStanding standing{.task = lead.task, .body = lead.body, .name = lead.name, .has_members = lead.has_members};
    for (const auto& [number, sum] : sums[{lead.task, lead.body}])
      if (sum.total > 0) standing.days.push_back(sum);
    std::ranges::stable_sort(standing.days, {}, &RollUp::due_on);
    standings.push_back(std::move(standing));
  }
  return standings;
}

std::vector<GroupTask> tasks_of_group(const Context& context, store::Connection& connection, base::AgencyId body) {
  auto rows = store::tasks_of_group(connection, body);
  std::vector<base::TaskId> ids;
  for (const auto& row : rows) ids.push_back(row.id);
  auto standings = group_standings(context, connection, ids);
  std::vector<GroupTask> tasks;
  for (auto& row : rows) {
    const auto of_task = std::ranges::find_if(
        standings, [&](const auto& standing) { return standing.task == row.id && standing.body == body; });
    if (of_task != standings.end()) tasks.push_back({std::move(row), std::move(*of_task)});
  }
  return tasks;
}

}  // namespace service
