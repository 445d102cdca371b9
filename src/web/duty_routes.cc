#include "service/claims.h"
#include "web/attempt.h"
#include "web/changed.h"
#include "web/duty_view.h"
#include "web/event_words.h"
#include "web/move_form.h"
#include "web/talk_view.h"

namespace web {
namespace {

service::NewClaim claim_of(base::DutyId duty, base::PersonId person, const ClaimDraft& draft,
                           std::vector<service::SentFile> files) {
  return {.duty = duty,
          .person = person,
          .evidence = evidence_of(draft),
          .note = draft.note,
          .files = std::move(files),
          .seen = draft.seen,
          .cause = duty::cause_of(draft.cause)};
}

/// What has just been done, as the redirect after a form says it; empty for anything else.
std::string notice_of(const httplib::Request& request, const store::DutyRow& duty) {
  const auto done = request.get_param_value("done");
  if (done == "evidence") return "Đã nhận tệp, kèm vào báo cáo đang chờ xác nhận.";
  if (done != "claimed") return notice_of_move(done);
  if (duty.state != duty::State::claimed) return {};
  return "Đã ghi nhận báo cáo. Việc này đang chờ Văn phòng xác nhận.";
}

void show(const Site& site, httplib::Response& response, const service::DutySheet& sheet, const ClaimDraft& draft,
          std::string notice) {
  const auto status = draft.problem ? status_of(*draft.problem) : 200;
  auto values = duty_page(sheet, draft, site.context.today(), site.token.text(), std::move(notice));
  const bool may_report = people::may_claim(site.visit.visitor->person, sheet.line.duty.agency);
  values.flag("may_report", may_report);
  values.flag("own_claim_waits", own_claim_waits(sheet, site.person()));
  put_talk(values, site, sheet, may_report);
  site.pages.show(response, "duty.html", std::move(values), status);
}

void refuse_unknown(const Site& site, httplib::Response& response) {
  site.pages.refuse(response, 404, "Không có việc này. Xin mở lại từ danh sách nhiệm vụ.");
}

/// Keeps the claim that the form makes; where it cannot be kept, shows the form again with all that was typed.
void claim(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto id = id_in<base::DutyId>(request);
  if (!id) return refuse_unknown(site, response);
  const auto form = Form::of(request);
  auto draft = draft_of(request, form);
  draft.problem = site.token.problem_of(form);
  if (!draft.problem) {
    const auto claimed = attempt("claim", [&] {
      return service::claim(site.context, claim_of(*id, site.person(), draft, files_in(request)), store::Door::page);
    });
    if (claimed) return go_to(response, "/duties/" + std::to_string(base::number(*id)) + "?done=claimed");
    draft.problem = told(site, claimed.error(), *id, draft.seen);
    if (draft.problem->kind == "duty_changed") draft.seen.reset();  // its sender sees what it is now
  }
  const auto sheet = service::duty_sheet(site.context, *id);
  if (!sheet) return refuse_unknown(site, response);
  show(site, response, *sheet, draft, {});
}

/// Takes more files for the sender's claim that waits.
void add_files(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto id = id_in<base::DutyId>(request);
  const auto sheet = id ? service::duty_sheet(site.context, *id) : std::nullopt;
  if (!sheet) return refuse_unknown(site, response);
  auto draft = first_draft(*sheet);
  draft.problem = site.token.problem_of(Form::of(request));
  if (!draft.problem) {
    const auto added = attempt("evidence", [&] {
      return service::add_evidence(site.context, {.duty = *id, .person = site.person(), .files = files_in(request)},
                                   store::Door::page);
    });
    if (added) return go_to(response, "/duties/" + std::to_string(base::number(*id)) + "?done=evidence");
    draft.problem = added.error();
  }
  show(site, response, *sheet, draft, {});
}

}  // namespace

void add_duty_routes(Routes& routes) {
  routes.get(R"(/duties/(\d+))", people::Action::see_duty, [](const Site& site, const auto& request, auto& response) {
    const auto id = id_in<base::DutyId>(request);
    const auto sheet = id ? service::duty_sheet(site.context, *id) : std::nullopt;
    if (!sheet) return refuse_unknown(site, response);
    show(site, response, *sheet, first_draft(*sheet), notice_of(request, sheet->line.duty));
  });
  routes.post(R"(/duties/(\d+)/claim)", people::Action::claim_duty, claim);
  routes.post(R"(/duties/(\d+)/evidence)", people::Action::add_evidence, add_files);
}

}  // namespace web
