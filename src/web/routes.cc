#include "web/routes.h"

#include <spdlog/spdlog.h>

#include "base/text.h"
#include "service/access.h"
#include "service/arming.h"
#include "web/gate.h"
#include "web/guard.h"
#include "web/site.h"

namespace web {
namespace {

using people::Action;
using people::Reach;

/// What the number in a path names, for who reaches no further than their own.
service::Subject subject_of(Action action, std::int64_t number) {
  switch (action) {
    case Action::see_duty:
    case Action::claim_duty:
    case Action::add_evidence:
    case Action::report_progress: return base::DutyId{number};
    case Action::see_evidence: return base::EvidenceId{number};
    case Action::see_task:
    case Action::answer_directive: return base::TaskId{number};
    case Action::see_agency: return base::AgencyId{number};
    case Action::enter:
    case Action::keep_own_account:
    case Action::see_overview:
    case Action::see_overdue:
    case Action::see_tasks:
    case Action::move_duty:
    case Action::move_task:
    case Action::record_directive:
    case Action::see_claims:
    case Action::decide_claim:
    case Action::see_requests:
    case Action::decide_request:
    case Action::see_silent:
    case Action::see_agencies:
    case Action::edit_agencies:
    case Action::see_programmes:
    case Action::review_programme:
    case Action::edit_programme:
    case Action::see_undated:
    case Action::see_indicators:
    case Action::record_indicator:
    case Action::see_reports:
    case Action::see_calendar:
    case Action::change_calendar:
    case Action::see_mail:
    case Action::see_digests:
    case Action::send_digest:
    case Action::see_log:
    case Action::manage_mail:
    case Action::see_people:
    case Action::manage_people: return {};
  }
  std::abort();  // every action is above
}

/// Who only coordinates a duty reads it, and reports nothing of it.
service::By by(Action action) {
  const bool reports = action == Action::claim_duty || action == Action::add_evidence ||
                       action == Action::report_progress || action == Action::answer_directive;
  return reports ? service::By::leading : service::By::leading_or_coordinating;
}

bool reaches(const service::Context& context, const Visit& visit, Action action, const httplib::Request& request) {
  switch (visit.reach(action)) {
    case Reach::nothing: return false;
    case Reach::all: return true;
    case Reach::own: break;
  }
  if (request.matches.size() < 2) return true;  // no number: the page itself shows no more than their own
  const auto number = number_typed(request.matches[1].str());
  return number && service::concerns(context, subject_of(action, *number), visit.agencies(action), by(action));
}

/// Where whoever is not signed in comes back to afterwards: the path asked for, with its query.
std::string sign_in_path(const httplib::Request& request, const Visit& visit) {
  const std::string page = visit.visitor ? "/sign-in/code" : "/sign-in";
  return request.target == "/" ? page : page + "?next=" + url_encoded(request.target);
}

void ask_to_sign_in(const Site& site, const httplib::Request& request, httplib::Response& response) {
  if (request.method != "POST") return go_to(response, sign_in_path(request, site.visit));
  site.pages.refuse(response, 403,
                    "Phiên đăng nhập đã hết nên biểu mẫu chưa được nhận. Xin đăng nhập ở một thẻ khác của trình duyệt, "
                    "rồi quay lại trang trước và gửi lại: nội dung đã ghi vẫn còn ở đó.");
}

void ask_for_second_factor(const Site& site, const httplib::Request& request, httplib::Response& response) {
  if (request.method != "POST") return go_to(response, "/account");
  site.pages.refuse(response, 403, "Người quản trị phải bật mã xác thực ở trang tài khoản trước khi làm việc khác.");
}

void refuse_beyond_reach(const Site& site, const httplib::Request& request, httplib::Response& response) {
  spdlog::warn(fmt::format("person {} was refused {} {}", base::number(site.person()), request.method,
                           url_encoded(std::string_view{request.path}.substr(0, 200))));
  site.pages.refuse(response, 403, "Tài khoản này không được xem hoặc làm việc này. Nếu cần, xin báo Văn phòng.");
}

}  // namespace

void Routes::get(const std::string& pattern, Action action, Handler handler) {
  all_.push_back({"GET", pattern, action});
  server_.Get(pattern, through_door(action, std::move(handler)));
}

void Routes::post(const std::string& pattern, Action action, Handler handler) {
  all_.push_back({"POST", pattern, action});
  server_.Post(pattern, through_door(action, std::move(handler)));
}

void Routes::get_open(const std::string& pattern, OpenHandler handler) {
  all_.push_back({"GET", pattern, Action::enter});
  server_.Get(pattern, std::move(handler));
}

Visit Routes::visit_of(const httplib::Request& request, httplib::Response& response) const {
  Visit visit{.visitor = {}, .origin = origin_of(request, context_.settings), .token = anonymous_};
  auto secret = secret_in(request, context_.settings);
  if (!secret.empty()) sit_down(visit, secret);
  if (!secret.empty() && !visit.visitor) response.set_header("Set-Cookie", cookie_without(context_.settings));
  return visit;
}

/// The visit becomes that of the session's person, where there is one.
void Routes::sit_down(Visit& visit, const std::string& secret) const {
  visit.visitor = service::visitor_of(context_, secret);
  visit.token = visit.visitor ? FormToken::of_session(secret) : anonymous_;
  visit.disarmed = visit.visitor && service::disarmed(context_);
}

/// Signs in whom the gate names; a session of someone else ends, for another person sits there now.
std::optional<base::Problem> Routes::pass_gate(const httplib::Request& request, httplib::Response& response,
                                               Visit& visit) const {
  const auto named = named_by_gate(request, context_.settings);
  if (!named) return std::nullopt;
  if (visit.visitor && base::lowered(visit.visitor->person.email) == base::lowered(*named)) return std::nullopt;
  if (visit.visitor) service::sign_out(context_, *visit.visitor);
  const auto secret = service::sign_in_by_gate(context_, *named, visit.origin);
  response.headers.erase("Set-Cookie");
  response.set_header("Set-Cookie",
                      secret ? cookie_with(context_.settings, *secret) : cookie_without(context_.settings));
  sit_down(visit, secret ? *secret : std::string{});
  return secret ? std::nullopt : std::optional{secret.error()};
}

/// Nothing is shown or taken that went in the clear on its way here.
void Routes::send_to_https(const httplib::Request& request, httplib::Response& response) const {
  if (request.method == "POST")
    return pages_.refuse(
        response, 403, "Biểu mẫu này đã đi trên mạng mà không mã hóa nên không được nhận. Xin mở trang bằng https://.");
  go_to(response, context_.settings.page_url + request.target);
}

httplib::Server::Handler Routes::through_door(Action action, Handler handler) const {
  return [this, action, handler = std::move(handler)](const auto& request, auto& response) {
    if (came_in_the_clear(request, context_.settings)) return send_to_https(request, response);
    auto visit = visit_of(request, response);
    const auto refused = action == Action::enter ? std::nullopt : pass_gate(request, response, visit);
    const Site site{context_, VisitorPages{pages_, visit}, visit.token, visit};
    if (request.method == "POST" && !comes_from_our_page(request, context_.settings))
      return refuse_foreign_page(site.pages, response);
    if (refused) return site.pages.refuse(response, *refused);
    if (action != Action::enter && !visit.is_signed_in()) return ask_to_sign_in(site, request, response);
    if (visit.visitor && visit.visitor->must_add_factor && action != Action::enter &&
        action != Action::keep_own_account)
      return ask_for_second_factor(site, request, response);
    if (!reaches(context_, visit, action, request)) return refuse_beyond_reach(site, request, response);
    handler(site, request, response);
  };
}

}  // namespace web
