#include "service/indicators.h"
#include "service/lists.h"
#include "service/settle.h"
#include "web/attempt.h"
#include "web/review_view.h"
#include "web/site.h"
#include "web/words.h"

namespace web {
namespace {

constexpr std::string_view preview = "preview";  // the button that only shows what a deadline would mean

void refuse_unknown(const Site& site, httplib::Response& response) {
  site.pages.refuse(response, 404,
                    "Không có dự thảo này: chương trình đã được ban hành, đã bỏ, hoặc chưa có. Xin mở lại từ danh sách "
                    "chương trình.");
}

/// The review of a draft; nothing where there is no such draft.
std::optional<service::Review> draft_review(const Site& site, std::optional<base::ProgrammeId> id) {
  auto review = id ? service::review(site.context, *id) : std::nullopt;
  if (!review || review->programme.in_force_at) return std::nullopt;
  return review;
}

std::string notice_of(const httplib::Request& request) {
  const auto done = request.get_param_value("done");
  if (done == "imported") return "Đã đọc văn bản thành dự thảo. Xin xem lại các điểm dưới đây rồi ban hành.";
  if (done == "settled") return "Đã ghi nhận. Có thể hoàn tác ở phần đã xử lý.";
  if (done == "undone") return "Đã hoàn tác; điểm này lại chờ xử lý.";
  return {};
}

ReviewDraft draft_of(const Form& form) {
  return {.doubt = form.value("doubt"),
          .phrase = form.value("phrase"),
          .day = form.value("day"),
          .document_number = form.value("document_number"),
          .document_on = form.value("document_on"),
          .review_on = form.value("review_on"),
          .agency = form.value("agency"),
          .name = form.value("name"),
          .owners = {form.value("owner_1"), form.value("owner_2"), form.value("owner_3")},
          .preview = {},
          .problem = {}};
}

service::Answer answer_of(base::ProgrammeId programme, base::PersonId person, const ReviewDraft& draft) {
  service::Answer answer;
  answer.programme = programme;
  answer.doubt = draft.doubt;
  answer.person = person;
  answer.deadline = {.phrase = draft.phrase,
                     .day = day_typed(draft.day),
                     .document_number = draft.document_number,
                     .document_on = day_typed(draft.document_on)};
  answer.review_on = day_typed(draft.review_on);
  answer.owners = {draft.owners.begin(), draft.owners.end()};
  if (const auto agency = number_typed(draft.agency)) answer.agency = base::AgencyId{*agency};
  answer.name = draft.name;
  return answer;
}

std::string path_of(base::ProgrammeId programme) {
  return "/programmes/" + std::to_string(base::number(programme)) + "/review";
}

/// Back to the list, with what was done.
std::string path_after(base::ProgrammeId programme, const char* done) { return path_of(programme) + "?done=" + done; }

void show(const Site& site, httplib::Response& response, base::ProgrammeId programme, const ReviewDraft& draft,
          std::string notice) {
  const auto review = draft_review(site, programme);
  if (!review) return refuse_unknown(site, response);
  auto values = review_page(*review, draft, help_of(site.context), site.token.text(), std::move(notice));
  if (const auto count = service::indicators_without_direction(site.context, programme); count > 0)
    values.text("without_direction", figures(count));
  site.pages.show(response, "review.html", std::move(values), draft.problem ? status_of(*draft.problem) : 200);
}

/// Settles a doubt as its form says; where that cannot be, shows the list again with all that was typed.
void settle(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto id = id_in<base::ProgrammeId>(request);
  if (!draft_review(site, id)) return refuse_unknown(site, response);
  const auto form = Form::of(request);
  auto draft = draft_of(form);
  draft.problem = site.token.problem_of(form);
  auto answer = answer_of(*id, site.person(), draft);
  if (!draft.problem && form.value("move") == preview) {
    const auto read = attempt("review", [&] { return service::would_read(site.context, answer); });
    if (read) draft.preview = *read;
    if (!read) draft.problem = read.error();
  } else if (!draft.problem) {
    answer.move = store::move_of(form.value("move")).value_or(store::Move::seen);
    const auto settled = attempt("review", [&] { return service::settle(site.context, answer, store::Door::page); });
    if (settled) return go_to(response, path_after(*id, "settled"));
    draft.problem = settled.error();
  }
  show(site, response, *id, draft, {});
}

void undo(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto id = id_in<base::ProgrammeId>(request);
  if (!draft_review(site, id)) return refuse_unknown(site, response);
  const auto form = Form::of(request);
  ReviewDraft draft;
  draft.doubt = "settled/" + form.value("settlement");
  draft.problem = site.token.problem_of(form);
  if (!draft.problem) {
    const service::Undoing undoing{.programme = *id,
                                   .settlement = base::SettlementId{number_typed(form.value("settlement")).value_or(0)},
                                   .person = site.person()};
    const auto undone = attempt("review", [&] { return service::undo(site.context, undoing, store::Door::page); });
    if (undone) return go_to(response, path_after(*id, "undone"));
    draft.problem = undone.error();
  }
  show(site, response, *id, draft, {});
}

void discard(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto id = id_in<base::ProgrammeId>(request);
  if (!draft_review(site, id)) return refuse_unknown(site, response);
  const auto form = Form::of(request);
  ReviewDraft draft;
  draft.problem = site.token.problem_of(form);
  if (!draft.problem) {
    const auto done =
        attempt("discard", [&] { return service::discard(site.context, *id, site.person(), store::Door::page); });
    if (done) return go_to(response, "/programmes?done=discarded");
    draft.problem = done.error();
  }
  show(site, response, *id, draft, {});
}

void ask_again(const Site& site, httplib::Response& response, std::optional<base::ProgrammeId> id,
               const std::optional<base::Problem>& problem) {
  const auto review = draft_review(site, id);
  if (!review) return refuse_unknown(site, response);
  const auto would = attempt("in force", [&] { return service::would_put_in_force(site.context, *id); });
  if (!would) return site.pages.refuse(response, would.error());
  site.pages.show(response, "in_force.html",
                  in_force_page(*review, *would, site.token.text(), problem ? problem->detail : std::string{}),
                  problem ? status_of(*problem) : 200);
}

/// Puts the draft in force; where that cannot be, asks again with the reason.
void activate(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto id = id_in<base::ProgrammeId>(request);
  if (!id) return refuse_unknown(site, response);
  const auto form = Form::of(request);
  auto problem = site.token.problem_of(form);
  if (!problem) {
    const auto done =
        attempt("in force", [&] { return service::put_in_force(site.context, *id, store::Door::page, site.person()); });
    if (done) return go_to(response, "/programmes/" + std::to_string(base::number(*id)) + "?done=in_force");
    problem = done.error();
  }
  if (!draft_review(site, id)) return site.pages.refuse(response, *problem);
  ask_again(site, response, id, problem);
}

}  // namespace

void add_review_routes(Routes& routes) {
  routes.get(R"(/programmes/(\d+)/review)", people::Action::review_programme,
             [](const Site& site, const auto& request, auto& response) {
               const auto id = id_in<base::ProgrammeId>(request);
               if (!id) return refuse_unknown(site, response);
               show(site, response, *id, {}, notice_of(request));
             });
  routes.post(R"(/programmes/(\d+)/review/settle)", people::Action::edit_programme,
              [](const Site& site, const auto& request, auto& response) { settle(site, request, response); });
  routes.post(R"(/programmes/(\d+)/review/undo)", people::Action::edit_programme,
              [](const Site& site, const auto& request, auto& response) { undo(site, request, response); });
  routes.post(R"(/programmes/(\d+)/discard)", people::Action::edit_programme,
              [](const Site& site, const auto& request, auto& response) { discard(site, request, response); });
  routes.get(R"(/programmes/(\d+)/in-force)", people::Action::edit_programme,
             [](const Site& site, const auto& request, auto& response) {
               ask_again(site, response, id_in<base::ProgrammeId>(request), {});
             });
  routes.post(R"(/programmes/(\d+)/activate)", people::Action::edit_programme,
              [](const Site& site, const auto& request, auto& response) { activate(site, request, response); });
}

}  // namespace web
