#include "service/register_sheet.h"

#include <algorithm>
#include <map>

#include "service/calendar.h"

namespace service {
namespace {

std::string name_of(store::Connection& connection, base::AgencyId id) {
  return store::agency(connection, id).value().name;
}

std::vector<MemberLine> member_lines(const Overview& overview, std::vector<store::MembershipRow> memberships) {
  std::map<base::AgencyId, report::Counts> counts;
  for (const auto& agency : overview.agencies) counts[agency.agency] = agency.counts;
  std::vector<MemberLine> lines;
  for (auto& membership : memberships) {
    const auto found = counts.find(membership.agency);
    lines.push_back({std::move(membership), found == counts.end() ? report::Counts{} : found->second});
  }
  std::ranges::stable_sort(lines, {}, [](const MemberLine& line) { return line.membership.agency_name; });
  return lines;
}

std::vector<EventLine> history_of(store::Connection& connection, base::AgencyId id) {
  std::vector<EventLine> history;
  for (auto& event : store::events_of(connection, "agency", base::number(id))) {
    const auto person = event.person ? store::person(connection, *event.person) : std::nullopt;
    history.push_back({std::move(event), person ? person->name : std::string{}});
  }
  std::ranges::reverse(history);
  return history;
}

}  // namespace

std::optional<RegisterSheet> register_sheet(const Context& context, base::AgencyId id) {
  const auto counted = overview(context);
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  auto agency = store::agency(*connection, id);
  if (!agency) return std::nullopt;
  RegisterSheet sheet;
  sheet.agency = std::move(*agency);
  sheet.names = store::names_of(*connection, id);
  sheet.people = store::people_of(*connection, id, context.today());
  sheet.members = member_lines(*counted, store::members_of(*connection, id));
  sheet.groups = store::groups_of(*connection, id);
  if (const auto merger = store::merger_of(*connection, id))
    sheet.merger = MergerLine{*merger, name_of(*connection, merger->successor)};
  for (const auto& merger : store::mergers_into(*connection, id))
    sheet.mergers.push_back({merger, name_of(*connection, merger.agency)});
  for (const auto& lead : counted->leads)
    if (lead.agency == id) sheet.counts = lead.counts;
  if (sheet.agency.is_group) sheet.tasks = tasks_of_group(context, *connection, id);
  sheet.history = history_of(*connection, id);
  sheet.agencies = store::agencies(*connection);
  std::erase_if(sheet.agencies, [](const auto& each) { return each.merged_into.has_value(); });
  sheet.office = store::people_with(*connection, people::Role::office, context.today());
  return sheet;
}

std::optional<MembersSheet> members_sheet(const Context& context, base::TaskId task_id, base::AgencyId body_id,
                                          std::optional<int> number) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  auto task = store::task(*connection, task_id);
  auto body = store::agency(*connection, body_id);
  if (!task || !body) return std::nullopt;
  MembersSheet sheet{.task = std::move(*task), .body = std::move(*body), .standings = {}, .number = 0, .lines = {}};
  sheet.standings = group_standings(context, *connection, {task_id});
  std::erase_if(sheet.standings, [&](const auto& standing) { return standing.body != body_id; });
  if (sheet.standings.empty()) return std::nullopt;
  const auto* current = sheet.standings.front().current();
  sheet.number = number.value_or(current != nullptr ? current->number : 1);
  const auto today = context.today();
  const auto days = working_days(context, *connection);
  for (auto& duty : store::duties_of_members(*connection, task_id, body_id, sheet.number)) {
    const auto position = duty::position(duty.facts(), today, *days);
    sheet.lines.push_back({std::move(duty), position});
  }
  return sheet;
}

}  // namespace service
