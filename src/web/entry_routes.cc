#include "service/hand_entry.h"
#include "service/lists.h"
#include "web/attempt.h"
#include "web/entry_view.h"
#include "web/site.h"

namespace web {
namespace {

void refuse_unknown(const Site& site, httplib::Response& response) {
  site.pages.refuse(response, 404, "Không có chương trình này. Xin mở lại từ danh sách chương trình.");
}

ProgrammeDraft programme_draft_of(const Form& form) {
  return {.number = form.value("number"),
          .issued_on = form.value("issued_on"),
          .title = form.value("programme_title"),
          .issuer = form.value("issuer"),
          .term = form.value("term"),
          .problem = {}};
}

TaskDraft task_draft_of(const Form& form) {
  return {.ref = form.value("ref"),
          .text = form.value("text"),
          .phrase = form.value("phrase"),
          .day = form.value("day"),
          .document_number = form.value("document_number"),
          .document_on = form.value("document_on"),
          .deliverable = form.value("deliverable"),
          .receiving_level = form.value("receiving_level"),
          .owners = {form.value("owner_1"), form.value("owner_2"), form.value("owner_3")},
          .add_agencies = !form.value("add_agencies").empty(),
          .problem = {}};
}

service::NewProgramme programme_of(const ProgrammeDraft& draft, base::PersonId person) {
  return {.number = draft.number,
          .issued_on = day_typed(draft.issued_on),
          .title = draft.title,
          .issuer = draft.issuer,
          .term = draft.term,
          .person = person};
}

service::NewTask task_of(base::ProgrammeId programme, const TaskDraft& draft, base::PersonId person) {
  return {.programme = programme,
          .ref = draft.ref,
          .text = draft.text,
          .owners = {draft.owners.begin(), draft.owners.end()},
          .add_agencies = draft.add_agencies,
          .deadline = {.phrase = draft.phrase,
                       .day = day_typed(draft.day),
                       .document_number = draft.document_number,
                       .document_on = day_typed(draft.document_on)},
          .deliverable = draft.deliverable,
          .receiving_level = draft.receiving_level,
          .person = person};
}

void show(const Site& site, httplib::Response& response, const ProgrammeDraft& draft) {
  site.pages.show(response, "programme_new.html", new_programme_page(draft, site.token.text()),
                  draft.problem ? status_of(*draft.problem) : 200);
}

void show(const Site& site, httplib::Response& response, std::optional<base::ProgrammeId> id, const TaskDraft& draft,
          std::string notice) {
  const auto sheet = id ? service::programme_sheet(site.context, *id) : std::nullopt;
  if (!sheet) return refuse_unknown(site, response);
  site.pages.show(response, "task_new.html",
                  new_task_page(sheet->programme, draft, help_of(site.context), site.token.text(), std::move(notice)),
                  draft.problem ? status_of(*draft.problem) : 200);
}

/// Keeps the programme that the form describes; where that cannot be, shows the form again with all that was typed.
void enter_programme(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  auto draft = programme_draft_of(form);
  draft.problem = site.token.problem_of(form);
  if (!draft.problem) {
    const auto kept = attempt("programme", [&] {
      return service::enter_programme(site.context, programme_of(draft, site.person()), store::Door::page);
    });
    if (kept) return go_to(response, "/programmes/" + std::to_string(base::number(*kept)) + "?done=entered");
    draft.problem = kept.error();
  }
  show(site, response, draft);
}

void enter_task(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto id = id_in<base::ProgrammeId>(request);
  if (!id) return refuse_unknown(site, response);
  const auto form = Form::of(request);
  auto draft = task_draft_of(form);
  draft.problem = site.token.problem_of(form);
  if (!draft.problem) {
    const auto kept = attempt("task", [&] {
      return service::enter_task(site.context, task_of(*id, draft, site.person()), store::Door::page);
    });
    if (kept)
      return go_to(response, "/programmes/" + std::to_string(base::number(*id)) +
                                 "/tasks/new?added=" + std::to_string(base::number(kept->task)));
    draft.problem = kept.error();
  }
  show(site, response, id, draft, {});
}

/// What the redirect after a form says; empty for anything else.
std::string notice_of(const Site& site, const httplib::Request& request) {
  const auto added = number_typed(parameter(request, "added"));
  const auto sheet = added ? service::task_sheet(site.context, base::TaskId{*added}) : std::nullopt;
  if (!sheet) return {};
  return "Đã thêm nhiệm vụ " + sheet->task.ref +
         (sheet->programme.in_force_at ? "; từ bây giờ nhiệm vụ được theo dõi." : ". Có thể thêm nhiệm vụ khác.");
}

}  // namespace

void add_entry_routes(Routes& routes) {
  routes.get("/programmes/new", people::Action::edit_programme, [](const Site& site, const auto&, auto& response) {
    const ProgrammeDraft empty;
    show(site, response, empty);
  });
  routes.post("/programmes", people::Action::edit_programme,
              [](const Site& site, const auto& request, auto& response) { enter_programme(site, request, response); });
  routes.get(R"(/programmes/(\d+)/tasks/new)", people::Action::edit_programme,
             [](const Site& site, const auto& request, auto& response) {
               const TaskDraft empty;  // g++ 12 fails over one that is made within the call
               show(site, response, id_in<base::ProgrammeId>(request), empty, notice_of(site, request));
             });
  routes.post(R"(/programmes/(\d+)/tasks)", people::Action::edit_programme,
              [](const Site& site, const auto& request, auto& response) { enter_task(site, request, response); });
}

}  // namespace web
