#include "web/programme_view.h"

#include "web/lines.h"
#include "web/task_view.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;

void put_facts(Values& values, const store::ProgrammeRow& programme) {
  values.number("programme_id", base::number(programme.id)).text("programme_title", programme.title);
  values.text("kind", programme.kind)
      .text("number", programme.number.value_or(""))
      .text("issuer", programme.issuer.value_or(""));
  values.text("issued", calendar::in_words(programme.issued_on)).text("imported", in_words(programme.imported_at));
  values.text("source", programme.source_name).flag("draft", !programme.in_force_at);
  if (programme.is_followed()) values.text("in_force", in_words(*programme.in_force_at));
  if (programme.ended_at) values.text("ended", in_words(*programme.ended_at));
  values.flag("archived", programme.archived_at.has_value());
  if (programme.report_period)
    values.text("report_period", std::string{words_for(*programme.report_period)})
        .flag("mid_month", programme.report_first_day == 15);
  if (programme.term)
    values.text("term", std::to_string(programme.term->first_year) + "–" + std::to_string(programme.term->last_year));
}

/// What the office may do about the programme now, as links.
Values::List links_of(const store::ProgrammeRow& programme) {
  std::vector<std::pair<std::string, std::string>> moves;
  if (!programme.ended_at) moves.emplace_back("report-period", "Đặt kỳ báo cáo");
  if (!programme.ended_at) moves.emplace_back("ladder", "Đặt thang nhắc");
  if (programme.is_followed()) moves.emplace_back("end", "Kết thúc hoặc thay thế");
  if (programme.ended_at && !programme.archived_at) moves.emplace_back("archive", "Đưa vào lưu trữ");
  return move_links("/programmes/" + std::to_string(base::number(programme.id)), moves);
}

Values::List problem_rows(const std::vector<base::Problem>& problems) {
  Values::List rows;
  for (const auto& problem : problems) {
    Values row;
    row.text("detail", problem.detail).text("fault", problem.words);
    const auto where = base::in_words(problem.place);
    row.text("place", where.empty() && problem.line > 0 ? "dòng " + std::to_string(problem.line) : where);
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List provision_rows(const std::vector<programme::Provision>& provisions) {
  Values::List rows;
  for (const auto& provision : provisions) {
    Values row;
    row.text("ref", provision.ref).text("words", provision.text).list("details", paragraphs(provision.details));
    row.text("place", base::in_words(provision.place));
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List task_rows(const std::vector<store::TaskRow>& tasks) {
  Values::List rows;
  rows.reserve(tasks.size());
  for (const auto& task : tasks) {
    Values row;
    row.number("id", base::number(task.id)).text("ref", task.ref).text("words", task.text);
    row.text("owner", task.owner.value_or("")).text("deadline", task.deadline_text.value_or(""));
    row.text("task_kind", std::string{words_for(task.reading.kind)}).text("days", days_in_words(task.reading));
    row.text("place", base::in_words(task.place));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Values programme_list_page(const std::vector<store::ProgrammeRow>& programmes, std::string notice) {
  Values::List rows;
  for (const auto& programme : programmes) {
    Values row;
    put_facts(row, programme);
    rows.push_back(std::move(row));
  }
  Values values;
  values.text("title", "Chương trình").flag("at_programmes", true).flag("any", !rows.empty());
  values.text("notice", std::move(notice));
  return std::move(values.list("lines", std::move(rows)));
}

Values programme_page(const service::ProgrammeSheet& sheet, std::string notice) {
  Values values;
  values.text("title",
              sheet.programme.number ? sheet.programme.kind + " " + *sheet.programme.number : sheet.programme.kind);
  values.flag("at_programmes", true).text("notice", std::move(notice));
  put_facts(values, sheet.programme);
  values.list("moves", links_of(sheet.programme));
  if (sheet.programme.replaced_by) values.number("replaced_by", base::number(*sheet.programme.replaced_by));
  values.list("problems", problem_rows(sheet.problems)).flag("any_problems", !sheet.problems.empty());
  values.number("problem_count", static_cast<std::int64_t>(sheet.problems.size()));
  values.list("provisions", provision_rows(sheet.provisions)).flag("any_provisions", !sheet.provisions.empty());
  values.number("provision_count", static_cast<std::int64_t>(sheet.provisions.size()));
  values.list("tasks", task_rows(sheet.tasks)).number("task_count", static_cast<std::int64_t>(sheet.tasks.size()));
  return values;
}

}  // namespace web
