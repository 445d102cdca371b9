#include "web/task_view.h"

#include <algorithm>

#include "duty/changes.h"
#include "service/assigned.h"
#include "web/event_words.h"
#include "web/group_view.h"
#include "web/lines.h"
#include "web/pages.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;

/// The lead agencies, a group with how far its members are.
Values::List agency_links(const std::vector<std::pair<base::AgencyId, std::string>>& agencies,
                          const std::vector<service::GroupStanding>& groups) {
  Values::List links;
  for (const auto& [id, name] : agencies) {
    Values link;
    link.number("agency_id", base::number(id)).text("agency", name);
    const auto group = std::ranges::find(groups, id, &service::GroupStanding::body);
    if (group != groups.end()) link.text("roll_up", roll_up_in_words(*group));
    links.push_back(std::move(link));
  }
  return links;
}

Values::List task_rows(const std::vector<service::TaskLine>& lines) {
  Values::List rows;
  rows.reserve(lines.size());
  for (const auto& line : lines) {
    auto row = task_line(line.task);
    row.list("agencies", agency_links(line.agencies, line.groups)).flag("nobody", line.agencies.empty());
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List kind_options(const std::vector<deadline::Kind>& chosen) {
  using deadline::Kind;
  Values::List options;
  for (const auto kind : {Kind::due, Kind::window, Kind::milestones, Kind::recurring, Kind::ongoing, Kind::conditional,
                          Kind::none, Kind::unparsed}) {
    Values option;
    option.text("code", std::string{deadline::code(kind)}).text("kind_name", std::string{words_for(kind)});
    options.push_back(std::move(option.flag("chosen", std::ranges::find(chosen, kind) != chosen.end())));
  }
  return options;
}

std::string link_to_next(const service::TaskQuery& query, std::int64_t after) {
  std::string link = "/tasks?";
  if (!query.search.empty()) link += "q=" + url_encoded(query.search) + "&";
  for (const auto kind : query.kinds) link += "kind=" + std::string{deadline::code(kind)} + "&";
  return link + "after=" + std::to_string(after);
}

Values::List duty_rows(const std::vector<service::TaskDuty>& duties, calendar::Day today) {
  Values::List rows;
  for (const auto& duty : duties) {
    auto row = duty_line(duty.line, today);
    Values::List claims;
    for (const auto& claim : duty.claims) claims.push_back(claim_line(claim));
    row.list("versions", version_rows(duty.versions));
    row.flag("is_report", duty.line.duty.sort == duty::Sort::report).list("claims", std::move(claims));
    rows.push_back(std::move(row.flag("not_open_yet", duty.line.duty.opens_on > today)));
  }
  return rows;
}

std::string reporting_in_words(const store::TaskRow& task, const store::ProgrammeRow& programme) {
  const auto reporting = service::reporting_of(task, programme);
  return std::string{words_for(reporting.period)} + (reporting.first_day == 15 ? ", từ ngày 15 đến ngày 14" : "");
}

Values::List history_rows(const std::vector<service::EventLine>& history) {
  Values::List rows;
  for (const auto& line : history) {
    Values row;
    row.text("at", in_words(line.event.at)).text("what", words_for_event(line.event.what));
    row.text("who", author_of(line)).text("door", std::string{words_for(line.event.door)});
    row.text("event_detail", detail_of(line.event));
    rows.push_back(std::move(row.text("event_reason", line.event.reason)));
  }
  return rows;
}

}  // namespace

std::string days_in_words(const deadline::Reading& reading) {
  if (!reading.milestones.empty()) {
    std::string days = "Các mốc:";
    for (const auto day : reading.milestones)
      days += (day == reading.milestones.front() ? " " : ", ") + calendar::in_words(day);
    return days;
  }
  if (reading.due && reading.start)
    return "Từ " + calendar::in_words(*reading.start) + " đến hết " + calendar::in_words(*reading.due);
  return reading.due ? "Chậm nhất " + calendar::in_words(*reading.due) : std::string{};
}

Values task_list_page(const service::TaskPage& page, const service::TaskQuery& query) {
  Values values;
  values.text("title", "Nhiệm vụ").flag("at_tasks", true).text("search", query.search);
  values.list("kinds", kind_options(query.kinds)).list("lines", task_rows(page.lines)).flag("any", !page.lines.empty());
  values.flag("filtered", !query.search.empty() || !query.kinds.empty());
  if (page.next) values.text("next", link_to_next(query, *page.next));
  return values;
}

namespace {

/// What the office may do about the task now, as links.
Values::List move_links(const service::TaskSheet& sheet) {
  std::vector<std::pair<std::string, std::string>> moves;
  if (sheet.programme.is_followed() && !sheet.task.ended_at) {
    if (duty::waits_for_a_day(sheet.task.reading.kind)) moves = {{"date", "Định ngày"}, {"review", "Hẹn ngày xem lại"}};
    if (sheet.task.reading.kind == deadline::Kind::ongoing) moves = {{"report-period", "Đặt kỳ báo cáo"}};
    moves.insert(moves.end(), {{"change", "Sửa nhiệm vụ"},
                               {"transfer", "Chuyển cơ quan"},
                               {"directive", "Ghi ý kiến chỉ đạo"},
                               {"end", "Kết thúc"}});
  }
  return web::move_links("/tasks/" + std::to_string(base::number(sheet.task.id)), moves);
}

}  // namespace

Values task_page(const service::TaskSheet& sheet, calendar::Day today, std::string notice) {
  const auto& task = sheet.task;
  Values values;
  values.number("task_id", base::number(task.id));
  values.text("title", "Nhiệm vụ " + task.ref).flag("at_tasks", true).text("ref", task.ref).text("words", task.text);
  values.list("details", paragraphs(task.details)).flag("any_details", !task.details.empty());
  values.list("agencies", agency_links(sheet.agencies, sheet.groups)).flag("nobody", sheet.agencies.empty());
  values.text("owner", task.owner.value_or("")).text("coordinators", joined(task.coordinators));
  values.text("deliverable", task.deliverable.value_or(""));
  values.text("level", task.receiving_level.value_or("")).text("issuer", sheet.programme.issuer.value_or(""));
  values.text("deadline", task.deadline_text.value_or("")).flag("inherited", task.inherited);
  values.text("kind", std::string{words_for(task.reading.kind)}).text("how", task.reading.how);
  values.text("days", days_in_words(task.reading));
  values.text("place", base::in_words(task.place));
  values.text("leader", task.leader.value_or("")).text("note", task.note.value_or(""));
  values.number("programme_id", base::number(task.programme)).text("programme_title", sheet.programme.title);
  values.text("programme", sheet.programme.number.value_or("")).text("source", sheet.programme.source_name);
  values.flag("draft", !sheet.programme.in_force_at).text("notice", std::move(notice));
  if (task.ended_at) values.text("ended", in_words(*task.ended_at));
  if (task.review_on && duty::waits_for_a_day(task.reading.kind))
    values.text("review", calendar::in_words(*task.review_on));
  if (task.reading.kind == deadline::Kind::ongoing)
    values.text("report_period", reporting_in_words(sheet.task, sheet.programme));
  values.list("moves", move_links(sheet));
  values.list("duties", duty_rows(sheet.duties, today)).flag("any_duties", !sheet.duties.empty());
  values.list("groups", group_rows(sheet.groups)).flag("any_groups", !sheet.groups.empty());
  values.flag("nothing_due", sheet.duties.empty() && sheet.groups.empty());
  values.list("history", history_rows(sheet.history)).flag("any_history", !sheet.history.empty());
  return values;
}

}  // namespace web
