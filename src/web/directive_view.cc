#include "web/directive_view.h"

#include "service/access.h"
#include "service/talk.h"
#include "web/talk_view.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;

Values directive_values(const service::DirectiveLine& line) {
  Values row;
  row.number("directive", static_cast<std::int64_t>(line.directive.id)).text("heading", heading_of(line.directive));
  row.text("said", line.directive.words).text("who", line.person).text("said_at", in_words(line.directive.recorded_at));
  Values::List answers;
  for (const auto& [answer, person] : line.answers) {
    Values each;
    answers.push_back(std::move(
        each.text("answerer", person).text("answered_at", in_words(answer.said_at)).text("answer", answer.words)));
  }
  return std::move(row.list("answers", std::move(answers)));
}

/// Whether the visitor is of an agency that leads the task, or of the office.
bool may_answer(const Site& site, base::TaskId task) {
  switch (site.visit.reach(people::Action::answer_directive)) {
    case people::Reach::nothing: return false;
    case people::Reach::all: return true;
    case people::Reach::own: break;
  }
  return service::concerns(site.context, task, site.visit.agencies(people::Action::answer_directive),
                           service::By::leading);
}

}  // namespace

std::string heading_of(const store::DirectiveRow& directive) {
  return directive.document_number + " ngày " + calendar::in_words(directive.document_on) + " của " +
         directive.authority;
}

void put_task_talk(Values& values, const Site& site, base::TaskId task) {
  Values::List directives;
  for (const auto& line : service::directives_of(site.context, task)) directives.push_back(directive_values(line));
  values.flag("may_answer", !directives.empty() && may_answer(site, task)).text("token", site.token.text());
  values.flag("any_directives", !directives.empty()).list("directives", std::move(directives));
  auto progress = progress_rows(service::progress_of_task(site.context, task));
  values.flag("any_progress", !progress.empty()).list("progress", std::move(progress));
}

}  // namespace web
