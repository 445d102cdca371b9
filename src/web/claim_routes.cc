#include "service/claims.h"
#include "web/attempt.h"
#include "web/changed.h"
#include "web/claim_view.h"
#include "web/desk_view.h"
#include "web/site.h"

namespace web {
namespace {

std::string notice_of(const httplib::Request& request) {
  const auto done = request.get_param_value("done");
  if (done == "confirmed") return "Đã xác nhận báo cáo.";
  if (done == "returned") return "Đã trả lại báo cáo; việc này lại tính như chưa báo cáo.";
  return {};
}

void show(const Site& site, httplib::Response& response, const JudgementDraft& draft, std::string notice) {
  const auto status = draft.problem ? status_of(*draft.problem) : 200;
  auto values = waiting_page(service::waiting_claims(site.context), site.person(), draft, site.context.today(),
                             site.token.text(), std::move(notice));
  put_desk(values, *service::desk(site.context));
  site.pages.show(response, "claims.html", std::move(values), status);
}

/// Decides on the claim as the form says; where that cannot be, shows the list again with all that was typed.
void decide(const Site& site, const httplib::Request& request, httplib::Response& response, duty::Decision decision) {
  const auto form = Form::of(request);
  JudgementDraft draft{.claim = number_typed(request.matches[1].str()).value_or(0),
                       .reason = form.value("reason"),
                       .problem = site.token.problem_of(form)};
  if (!draft.problem) {
    const service::Judgement judgement{.claim = base::ClaimId{draft.claim},
                                       .person = site.person(),
                                       .decision = decision,
                                       .reason = draft.reason,
                                       .seen = number_typed(form.value("version"))};
    const auto decided =
        attempt("decision", [&] { return service::decide(site.context, judgement, store::Door::page); });
    const bool confirmed = decision == duty::Decision::confirm;
    if (decided) return go_to(response, confirmed ? "/claims?done=confirmed" : "/claims?done=returned");
    draft.problem =
        told(site, decided.error(), base::DutyId{number_typed(form.value("duty")).value_or(0)}, judgement.seen);
  }
  show(site, response, draft, {});
}

}  // namespace

void add_claim_routes(Routes& routes) {
  routes.get("/claims", people::Action::see_claims, [](const Site& site, const auto& request, auto& response) {
    show(site, response, {}, notice_of(request));
  });
  routes.post(R"(/claims/(\d+)/confirm)", people::Action::decide_claim,
              [](const Site& site, const auto& request, auto& response) {
                decide(site, request, response, duty::Decision::confirm);
              });
  routes.post(R"(/claims/(\d+)/return)", people::Action::decide_claim,
              [](const Site& site, const auto& request, auto& response) {
                decide(site, request, response, duty::Decision::send_back);
              });
}

}  // namespace web
