#include "web/agency_view.h"

#include <algorithm>
#include <map>

#include "web/lines.h"
#include "web/register_view.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;

std::string contacts_among(const std::vector<people::Person>& people) {
  std::string names;
  for (const auto& person : people)
    if (person.role == people::Role::contact) names += (names.empty() ? "" : "; ") + person.name;
  return names;
}

Values::List people_rows(const std::vector<people::Person>& people) {
  Values::List rows;
  for (const auto& person : people) {
    Values row;
    row.text("person_name", person.name).text("role", std::string{words_for(person.role)}).text("email", person.email);
    rows.push_back(std::move(row));
  }
  return rows;
}

bool is_near(const service::DutyLine& line) {
  return line.position.standing == duty::Standing::open_in_time && line.duty.state != duty::State::claimed &&
         line.position.days_left <= duty::near_in_lists;
}

/// The lines for which the test holds, in their order, as rows.
template <typename Test>
Values::List rows_where(const std::vector<service::DutyLine>& lines, calendar::Day today, Test test) {
  Values::List rows;
  for (const auto& line : lines)
    if (test(line)) rows.push_back(duty_line(line, today));
  return rows;
}

/// One table of the page: its heading, how many rows, and the rows.
void put_group(Values::List& groups, std::string heading, std::string none, Values::List rows) {
  Values group;
  group.text("heading", std::move(heading))
      .text("none", std::move(none))
      .number("count", static_cast<int>(rows.size()));
  group.flag("any_rows", !rows.empty());
  groups.push_back(std::move(group.list("lines", std::move(rows))));
}

Values::List groups_of(const service::AgencySheet& sheet, calendar::Day today) {
  using duty::Standing;
  const auto stands = [](Standing standing) {
    return [standing](const auto& line) { return line.position.standing == standing; };
  };
  Values::List groups;
  put_group(groups, "Quá hạn", "Không có việc quá hạn.",
            rows_where(sheet.duties, today, stands(Standing::open_overdue)));
  put_group(groups, "Sắp đến hạn", "Không có việc đến hạn trong bảy ngày tới.",
            rows_where(sheet.duties, today, is_near));
  put_group(groups, "Còn trong hạn", "Không có việc khác trong hạn.",
            rows_where(sheet.duties, today, [](const auto& line) {
              return line.position.standing == Standing::open_in_time && !is_near(line);
            }));
  put_group(groups, "Đã hoàn thành", "Chưa có việc hoàn thành.", rows_where(sheet.duties, today, [](const auto& line) {
              return line.position.standing == Standing::completed_on_time ||
                     line.position.standing == Standing::completed_late;
            }));
  put_group(groups, "Tạm dừng, đã hủy", "Không có việc tạm dừng hoặc đã hủy.",
            rows_where(sheet.duties, today, [](const auto& line) {
              return line.position.standing == Standing::suspended || line.position.standing == Standing::cancelled;
            }));
  put_group(groups, "Báo cáo định kỳ về nhiệm vụ thường xuyên", "Chưa đến kỳ báo cáo nào.",
            duty_lines(sheet.reports, today));
  return groups;
}

Values::List waiting_rows(const std::vector<store::TaskListRow>& tasks) {
  Values::List rows;
  for (const auto& task : tasks) rows.push_back(task_line(task));
  return rows;
}

}  // namespace

Values agency_list_page(const std::vector<service::AgencyLine>& agencies, const service::Overview& overview,
                        std::string notice) {
  std::map<base::AgencyId, report::Counts> counts, of_groups;
  for (const auto& agency : overview.agencies) counts[agency.agency] = agency.counts;
  for (const auto& lead : overview.leads) of_groups[lead.agency] = lead.counts;
  Values::List rows;
  rows.reserve(agencies.size());
  for (const auto& line : agencies) {
    Values row;
    row.number("agency_id", base::number(line.agency.id)).text("agency", line.agency.name);
    row.flag("is_group", line.agency.is_group).text("aliases", joined(line.aliases));
    row.text("contacts", contacts_among(line.people)).text("in_groups", joined(line.groups));
    row.number("members", line.members).flag("no_members", line.agency.is_group && line.members == 0);
    row.flag("is_merged", line.agency.merged_into.has_value());
    put_counts(row, (line.agency.is_group ? of_groups : counts)[line.agency.id]);
    rows.push_back(std::move(row));
  }
  Values values;
  values.text("title", "Cơ quan").flag("at_agencies", true).text("cut_off", in_words(overview.counted_at));
  values.flag("any", !rows.empty()).list("lines", std::move(rows)).text("notice", std::move(notice));
  return values;
}

Values agency_page(const service::AgencySheet& sheet, const service::RegisterSheet& in_register, calendar::Day today,
                   base::Instant now) {
  Values values;
  values.text("title", sheet.agency.name).flag("at_agencies", true).text("cut_off", in_words(now));
  values.number("agency_id", base::number(sheet.agency.id)).text("aliases", joined(sheet.aliases));
  values.flag("is_group", sheet.agency.is_group);
  values.list("people", people_rows(sheet.people)).flag("any_people", !sheet.people.empty());
  put_counts(values, sheet.agency.is_group ? in_register.counts : sheet.counts);
  put_register(values, in_register, today);
  values.list("groups", groups_of(sheet, today));
  values.flag("holds_itself", !sheet.agency.is_group || !sheet.duties.empty() || !sheet.reports.empty());
  values.list("without_day", waiting_rows(sheet.waiting)).flag("any_without_day", !sheet.waiting.empty());
  return values;
}

}  // namespace web
