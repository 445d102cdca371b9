#include "service/task_moves.h"
#include "web/lines.h"
#include "web/site.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;

Values row_of(const service::UndatedLine& line) {
  const auto& task = line.task.task;
  Values row;
  row.number("id", base::number(task.id)).text("ref", task.ref).text("words", task.text);
  row.text("programme", line.task.programme_number.value_or("")).text("deadline", task.deadline_text.value_or(""));
  row.text("kind", std::string{words_for(task.reading.kind)}).text("review", calendar::in_words(line.review_on));
  row.flag("due_for_review", line.due_for_review).flag("by_default", !line.review_was_set);
  row.flag("nobody", line.agencies.empty());
  return std::move(row.list("agencies", agency_links(line.agencies)));
}

}  // namespace

void add_undated_routes(Routes& routes) {
  routes.get("/undated", people::Action::see_undated, [](const Site& site, const auto&, auto& response) {
    Values::List rows;
    std::int64_t due = 0;
    for (const auto& line : service::undated(site.context)) {
      due += line.due_for_review ? 1 : 0;
      rows.push_back(row_of(line));
    }
    Values values;
    values.text("title", "Nhiệm vụ chưa có thời hạn").flag("at_tasks", true);
    values.text("cut_off", in_words(site.context.clock.now())).text("due", figures(due)).flag("any_due", due > 0);
    values.text("count", figures(static_cast<std::int64_t>(rows.size()))).flag("any", !rows.empty());
    site.pages.show(response, "undated.html", std::move(values.list("lines", std::move(rows))));
  });
}

}  // namespace web
