#include "web/pages.h"

#include <algorithm>
#include <array>

#include "web/visit.h"

namespace web {
namespace {

std::string_view title_of(int status) {
  switch (status) {
    case 403: return "Không được làm việc này";
    case 404: return "Không có trang này";
    case 429: return "Xin chờ một lát";
    case 409: return "Việc này đã thay đổi";
    case 500: return "Chương trình gặp lỗi";
    case 503: return "Chưa phục vụ được";
    default: return "Yêu cầu không được nhận";
  }
}

render::Values refusal_page(int status, std::string_view words) {
  render::Values values;
  values.text("title", std::string{title_of(status)}).text("words", std::string{words});
  return values;
}

bool is_one_of(std::string_view kind, std::initializer_list<std::string_view> kinds) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

}  // namespace

int status_of(const base::Problem& problem) {
  if (problem.kind == "no_such_person") return 422;  // nobody was chosen
  if (problem.kind.starts_with("no_such_")) return 404;
  if (problem.kind == "evidence_lost") return 500;
  if (problem.kind == "sign_in_wait") return 429;
  if (problem.kind == "sign_in_busy") return 503;
  if (problem.kind.starts_with("database_") || problem.kind == "disk_full") return 503;
  if (is_one_of(problem.kind,
                {"claim_waits",      "claim_settled",     "already_completed", "not_open",        "already_in_force",
                 "calendar_changed", "doubt_settled",     "doubt_gone",        "not_settled",     "not_a_draft",
                 "agency_in_use",    "not_suspended",     "not_in_force",      "already_dated",   "ended",
                 "not_ended",        "archived",          "not_its_task",      "change_decided",  "superseded",
                 "programme_ended",  "nothing_waits",     "nothing_accepted",  "too_late",        "reported_since",
                 "changed_since",    "mail_changed",      "armed_already",     "task_ended",      "factor_on",
                 "duty_changed",     "request_waits",     "request_settled",   "obstacle_closed", "not_confirmed",
                 "correction_waits", "correction_settled"}))
    return 409;
  if (is_one_of(problem.kind, {"not_allowed", "own_claim", "own_request", "own_correction", "stale_form",
                               "foreign_page", "sign_in_wrong", "code_wrong", "unknown_at_gate"}))
    return 403;
  return 422;
}

Pages::Pages(render::Templates templates, Assets assets)
    : templates_{std::move(templates)},
      assets_{std::move(assets)},
      style_{assets_.url_of("/static/style.css")},
      icon_{assets_.url_of("/static/mark.svg")} {}

void Pages::show(httplib::Response& response, std::string_view name, render::Values values, int status) const {
  values.text("style", style_).text("icon", icon_);
  response.status = status;
  response.body = templates_.render(name, values);
  response.headers.erase("Content-Type");
  response.set_header("Content-Type", "text/html; charset=utf-8");
}

void Pages::refuse(httplib::Response& response, int status, std::string_view words) const {
  show(response, "refusal.html", refusal_page(status, words), status);
}

void Pages::refuse(httplib::Response& response, const base::Problem& problem) const {
  refuse(response, status_of(problem), problem.detail);
}

void VisitorPages::show(httplib::Response& response, std::string_view name, render::Values values, int status) const {
  if (visit_.is_signed_in()) {
    const auto sees = [&](people::Action action) { return visit_.reach(action) != people::Reach::nothing; };
    values.flag("visitor", true).text("visitor_name", visit_.visitor->person.name);
    values.flag("disarmed", visit_.disarmed);
    values.text("visitor_token", visit_.token.text()).flag("office_acts", people::may_decide(visit_.visitor->person));
    values.flag("sees_lists", sees(people::Action::see_programmes)).flag("sees_mail", sees(people::Action::see_mail));
    values.flag("sees_log", sees(people::Action::see_log)).flag("sees_people", sees(people::Action::see_people));
  }
  pages_.show(response, name, std::move(values), status);
}

void VisitorPages::refuse(httplib::Response& response, int status, std::string_view words) const {
  show(response, "refusal.html", refusal_page(status, words), status);
}

void VisitorPages::refuse(httplib::Response& response, const base::Problem& problem) const {
  refuse(response, status_of(problem), problem.detail);
}

void go_to(httplib::Response& response, const std::string& path) { response.set_redirect(path, 303); }

void refuse_foreign_page(const VisitorPages& pages, httplib::Response& response) {
  pages.refuse(response, 403,
               "Biểu mẫu này do một trang khác gửi đến nên không được nhận. Xin mở trang của chương trình rồi "
               "làm lại.");
}

std::string url_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(text.size() * 3);
  for (const auto c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
        c == '.') {
      encoded += c;
    } else {
      encoded += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return encoded;
}

}  // namespace web
