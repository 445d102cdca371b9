#include "service/assigned.h"

#include <set>

#include "programme/programme.h"
#include "store/agencies.h"
#include "store/duties.h"
#include "store/ledger.h"
#include "store/members.h"
#include "store/mergers.h"

namespace service {

base::AgencyId agency_for(store::Connection& connection, std::string_view name, calendar::Day on) {
  if (const auto known = store::agency_named(connection, name, on)) return store::successor_of(connection, *known);
  return store::add_agency(connection, name, programme::is_group(name));
}

duty::Reporting reporting_of(const store::TaskRow& task, const store::ProgrammeRow& programme) {
  duty::Reporting reporting;
  reporting.first_day = programme.report_first_day.value_or(reporting.first_day);
  reporting.period = task.report_period.value_or(programme.report_period.value_or(reporting.period));
  return reporting;
}

std::vector<duty::Duty> duties_from(const store::TaskRow& task, const store::ProgrammeRow& programme,
                                    base::Instant now) {
  const auto today = calendar::day_in_vietnam(now);
  auto duties = duty::duties_of(task.reading, {.issued_on = programme.issued_on,
                                               .in_force_on = today,
                                               .term = programme.term,
                                               .reporting = reporting_of(task, programme)});
  if (!programme.in_force_at) return duties;
  std::erase_if(duties, [&](const auto& duty) { return duty.due_on < today; });
  for (int number = 1; auto& duty : duties) duty.number = number++;
  return duties;
}

Assigned assign(store::Connection& connection, const store::TaskRow& task, const store::ProgrammeRow& programme,
                base::Instant now) {
  const auto duties = duties_from(task, programme, now);
  const auto made_at = programme.in_force_at ? std::optional{store::owed_from(connection, now)} : std::nullopt;
  std::set<base::AgencyId> led;
  Assigned made;
  for (const auto& lead : task.owners) {
    const auto agency = agency_for(connection, lead, programme.issued_on);
    if (!led.insert(agency).second) continue;
    const auto assignment = store::add_assignment(connection, task.id, agency);
    for (const auto& each : duties) store::add_duty(connection, assignment, each, made_at);
    ++made.assignments;
    made.duties += duties.size();
  }
  return made;
}

void fan_out(store::Connection& connection, base::ProgrammeId programme, calendar::Day on,
             std::optional<base::Instant> made_at) {
  for (const auto body : store::groups_leading(connection, programme)) store::fan_out(connection, body, on, made_at);
}

}  // namespace service
