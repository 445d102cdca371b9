#include "web/group_view.h"

#include <algorithm>

#include "web/lines.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;

Values::List day_rows(const std::vector<service::RollUp>& days) {
  Values::List rows;
  for (const auto& day : days) {
    Values row;
    row.text("due", calendar::in_words(day.due_on))
        .text("due_iso", calendar::iso(day.due_on))
        .number("number", day.number);
    row.text("reported", figures(day.reported)).text("of", figures(day.total)).text("waiting", figures(day.waiting));
    row.text("overdue", figures(day.overdue)).flag("any_overdue", day.overdue > 0);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::string roll_up_in_words(const service::GroupStanding& standing) {
  if (!standing.has_members) return "chưa có danh sách thành viên";
  const auto* day = standing.current();
  if (day == nullptr) return "chưa có việc nào đến kỳ";
  std::string words = figures(day->reported) + "/" + figures(day->total) + " đã báo cáo";
  if (day->overdue > 0) words += ", " + figures(day->overdue) + " quá hạn";
  if (day->waiting > 0) words += ", " + figures(day->waiting) + " chờ xác nhận";
  if (standing.days.size() > 1) words += " (hạn " + calendar::in_words(day->due_on) + ")";
  return words;
}

Values::List group_rows(const std::vector<service::GroupStanding>& standings) {
  Values::List rows;
  for (const auto& standing : standings) {
    Values row;
    row.number("group_id", base::number(standing.body)).text("group", standing.name);
    row.flag("no_members", !standing.has_members);
    row.flag("none_open", standing.has_members && standing.days.empty());
    row.flag("any_days", !standing.days.empty()).list("days", day_rows(standing.days));
    rows.push_back(std::move(row));
  }
  return rows;
}

Values members_page(const service::MembersSheet& sheet, calendar::Day today) {
  Values values;
  values.text("title", "Thành viên thực hiện – " + sheet.task.ref).flag("at_tasks", true);
  values.number("task_id", base::number(sheet.task.id)).text("ref", sheet.task.ref).text("words", sheet.task.text);
  values.number("group_id", base::number(sheet.body.id)).text("group", sheet.body.name);
  values.flag("any", !sheet.lines.empty()).list("lines", duty_lines(sheet.lines, today));
  Values::List days;
  for (const auto& standing : sheet.standings) {
    days = day_rows(standing.days);
    const auto shown = std::ranges::find(standing.days, sheet.number, &service::RollUp::number);
    if (shown != standing.days.end()) {
      values.text("reported", figures(shown->reported)).text("of", figures(shown->total));
      values.text("overdue", figures(shown->overdue)).text("waiting", figures(shown->waiting));
      values.text("day", calendar::in_words(shown->due_on));
    }
  }
  values.flag("several_days", days.size() > 1).list("days", std::move(days));
  return values;
}

}  // namespace web
