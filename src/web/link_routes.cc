#include "base/sha256.h"
#include "service/acknowledge.h"
#include "service/mail_links.h"
#include "web/attempt.h"
#include "web/event_words.h"
#include "web/file_paths.h"
#include "web/link_view.h"
#include "web/site.h"
#include "web/talk_view.h"

namespace web {
namespace {

/// Nothing of a link's page tells where it is: its address is a secret. It knows no session, and starts none.
void show(const Site& site, httplib::Response& response, std::string_view name, render::Values values, int status) {
  response.headers.erase("Referrer-Policy");
  response.set_header("Referrer-Policy", "no-referrer");
  site.pages.show_apart(response, name, std::move(values), status);
}

/// The same for every link that opens nothing, whatever the reason.
void refuse(const Site& site, httplib::Response& response) {
  render::Values values;
  values.text("title", "Đường dẫn này không dùng được");
  show(site, response, "link_refused.html", std::move(values), 404);
}

std::string token_in(const httplib::Request& request) { return request.matches[1].str(); }

/// The token of the forms on a link's page; another link's is another.
FormToken form_token(const std::string& token) { return FormToken::of_session(base::sha256(token)); }

std::string notice_of(const httplib::Request& request, duty::State state) {
  const auto done = request.get_param_value("done");
  if (done == "acknowledged") return notice_of_move(done);
  if (state != duty::State::claimed) return {};
  if (done == "claimed") return "Đã ghi nhận báo cáo. Việc này đang chờ Văn phòng xác nhận.";
  if (done == "evidence") return "Đã nhận tệp, kèm vào báo cáo đang chờ xác nhận.";
  return {};
}

void show_duty(const Site& site, httplib::Response& response, const service::Linked& linked, const std::string& token,
               const ClaimDraft& draft, std::string notice) {
  auto values = link_page(linked, draft, site.context.today(), std::string{link_path} + token, form_token(token),
                          std::move(notice));
  const auto& duty = linked.sheet.line.duty;
  const auto may = service::may_acknowledge(site.context, duty);
  values.text("latest_day", may && may->times > 0 ? calendar::in_words(may->latest) : "");
  values.list("acknowledgement", acknowledgement_rows(service::acknowledged(site.context, duty)));
  show(site, response, "link.html", std::move(values), draft.problem ? status_of(*draft.problem) : 200);
}

/// Answers a form of a link: what `act` does with the files and fields, or the page again with what was typed.
template <typename Act>
void answer(const Site& site, const httplib::Request& request, httplib::Response& response, const char* done,
            Act&& act) {
  const auto token = token_in(request);
  const auto form = Form::of(request);
  auto draft = draft_of(request, form);
  if (!service::opened(site.context, token)) return refuse(site, response);
  draft.problem = form_token(token).problem_of(form);
  if (!draft.problem) {
    const auto acted = attempt("link", [&] { return act(token, draft); });
    if (acted) return go_to(response, std::string{link_path} + token + "?done=" + done);
    draft.problem = acted.error();
    if (draft.problem->kind == "duty_changed") draft.seen.reset();  // its sender sees what it is now
  }
  const auto linked = service::opened(site.context, token);
  if (!linked) return refuse(site, response);
  show_duty(site, response, *linked, token, draft, {});
}

void claim(const Site& site, const httplib::Request& request, httplib::Response& response) {
  answer(site, request, response, "claimed", [&](const std::string& token, const ClaimDraft& draft) {
    return service::claim_by_link(site.context, token,
                                  {.evidence = evidence_of(draft),
                                   .note = draft.note,
                                   .files = files_in(request),
                                   .seen = draft.seen,
                                   .cause = duty::cause_of(draft.cause)});
  });
}

void add_files(const Site& site, const httplib::Request& request, httplib::Response& response) {
  answer(site, request, response, "evidence", [&](const std::string& token, const ClaimDraft&) {
    return service::add_evidence_by_link(site.context, token, files_in(request));
  });
}

void acknowledge(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  answer(site, request, response, "acknowledged", [&](const std::string& token, const ClaimDraft&) {
    return service::acknowledge_by_link(site.context, token,
                                        {.until_on = day_typed(form.value("until_on")), .words = form.value("words")});
  });
}

}  // namespace

void add_link_routes(Routes& routes) {
  routes.get(R"(/l/([A-Za-z0-9_-]{1,128}))", people::Action::enter,
             [](const Site& site, const auto& request, auto& response) {
               const auto token = token_in(request);
               const auto linked = service::opened(site.context, token);
               if (!linked) return refuse(site, response);
               const auto& duty = linked->sheet.line.duty;
               show_duty(site, response, *linked, token, first_draft(linked->sheet), notice_of(request, duty.state));
             });
  routes.post(R"(/l/([A-Za-z0-9_-]{1,128}))", people::Action::enter, claim);
  routes.post(R"(/l/([A-Za-z0-9_-]{1,128})/evidence)", people::Action::enter, add_files);
  routes.post(R"(/l/([A-Za-z0-9_-]{1,128})/acknowledge)", people::Action::enter, acknowledge);
}

}  // namespace web
