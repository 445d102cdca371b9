#include <algorithm>
#include <map>
#include <stdexcept>

#include "service/calendar.h"
#include "service/lists.h"
#include "service/memory.h"

namespace service {
namespace {

using calendar::Day;

constexpr int worst_shown = 5;

std::pair<int, int> quarter_of(Day day) {
  const date::year_month_day civil{day};
  return {static_cast<int>(civil.year()), static_cast<int>((static_cast<unsigned>(civil.month()) - 1) / 3) + 1};
}

/// Parts that do not sum to their total are a defect of this program, and no page may show them.
void check_sums(const Overview& overview) {
  report::Counts by_agency, by_lead, by_quarter;
  for (const auto& lead : overview.leads) by_lead += lead.counts;
  for (const auto& agency : overview.agencies) by_agency += agency.counts;
  for (const auto& quarter : overview.quarters) by_quarter += quarter.counts;
  if (by_agency != overview.total || by_lead != overview.total || by_quarter.total() != overview.total.total())
    throw std::logic_error{"the overview's parts do not sum to its total"};
}

Overview counted(const Context& context, store::Connection& connection) {
  Overview overview;
  overview.counted_at = context.clock.now();
  overview.today = calendar::day_in_vietnam(overview.counted_at);
  const auto days = working_days(context, connection);
  std::map<base::AgencyId, report::Counts> by_agency, by_lead;
  std::map<std::pair<int, int>, report::Counts> by_quarter;
  for (const auto& group : store::duty_groups(connection, overview.today)) {
    report::Counts counts;
    report::add(counts, group.facts, group.count, overview.today, *days);
    by_agency[group.agency] += counts;
    by_lead[group.of_group.value_or(group.agency)] += counts;
    overview.total += counts;
    if (group.facts.sort == duty::Sort::dated)
      by_quarter[quarter_of(duty::effective_due_on(group.facts.due_on, *days))] += counts;
  }
  for (const auto& group : store::assignment_groups(connection)) {
    report::add(by_agency[group.agency], group.kind, group.count);
    report::add(by_lead[group.of_group.value_or(group.agency)], group.kind, group.count);
    report::add(overview.total, group.kind, group.count);
  }
  for (const auto& agency : store::agencies(connection)) {
    if (const auto found = by_agency.find(agency.id); found != by_agency.end())
      overview.agencies.push_back({agency.id, agency.name, found->second});
    if (const auto found = by_lead.find(agency.id); found != by_lead.end())
      overview.leads.push_back({agency.id, agency.name, found->second});
  }
  for (const auto& [quarter, counts] : by_quarter) overview.quarters.push_back({quarter.first, quarter.second, counts});
  overview.without_owner = store::tasks_without_owner(connection);
  overview.programmes = store::programmes(connection);
  check_sums(overview);
  return overview;
}

}  // namespace

std::shared_ptr<const Overview> overview(const Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  return context.memory.overview.answer(context.today(), store::last_change(*connection), [&] {
    auto overview = counted(context, *connection);
    overview.worst = overdue(context, {.agency = {}, .after = {}, .limit = worst_shown})->lines;
    return overview;
  });
}

}  // namespace service
