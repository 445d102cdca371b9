#include "web/attempt.h"
#include "web/digest_view.h"
#include "web/file_paths.h"
#include "web/site.h"

namespace web {
namespace {

using people::Action;

/// Nothing of a link's page tells where it is. It knows no session, and starts none.
void show(const Site& site, httplib::Response& response, std::string_view name, render::Values values, int status) {
  response.headers.erase("Referrer-Policy");
  response.set_header("Referrer-Policy", "no-referrer");
  site.pages.show_apart(response, name, std::move(values), status);
}

void refuse(const Site& site, httplib::Response& response) {
  render::Values values;
  values.text("title", "Đường dẫn này không dùng được");
  show(site, response, "stop_refused.html", std::move(values), 404);
}

void show_sheet(const Site& site, httplib::Response& response, const std::string& token, std::string notice) {
  const auto sheet = service::stop_sheet(site.context, token);
  if (!sheet) return refuse(site, response);
  show(site, response, "stop.html", stop_page(*sheet, std::string{stop_path} + token, std::move(notice)), 200);
}

/// One click of a mail program (RFC 8058), or of the page's own button. The token says who asks; a redirect would lose
/// a mail program.
void choose(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto token = request.matches[1].str();
  const bool wanted = Form::of(request).value("choice") == "resume";
  const auto chosen = attempt("stop", [&] { return service::stop_by_link(site.context, token, wanted); });
  if (!chosen && chosen.error().kind == "no_such_link") return refuse(site, response);
  if (!chosen) return site.pages.refuse(response, chosen.error());
  show_sheet(site, response, token, wanted ? "Từ nay ông/bà lại nhận bản tin." : "Đã dừng nhận bản tin.");
}

void choose_on_account(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  if (const auto problem = site.token.problem_of(form)) return site.pages.refuse(response, *problem);
  const auto kind = schedule::digest_kind_of(form.value("kind"));
  if (!kind) return site.pages.refuse(response, 422, "Không có loại bản tin này. Xin mở lại trang Tài khoản.");
  const auto chosen = attempt("digest choice", [&] {
    return service::choose_digest(site.context, site.person(), *kind, form.value("choice") == "resume",
                                  {.door = store::Door::page, .person = site.person()});
  });
  if (!chosen) return site.pages.refuse(response, chosen.error());
  go_to(response, "/account?done=digest");
}

}  // namespace

void add_stop_routes(Routes& routes) {
  const auto pattern = std::string{stop_path} + R"(([A-Za-z0-9_-]{1,128}))";
  routes.get(pattern, Action::enter, [](const Site& site, const auto& request, auto& response) {
    show_sheet(site, response, request.matches[1].str(), {});
  });
  routes.post(pattern, Action::enter, choose);
  routes.post("/account/digests", Action::keep_own_account, choose_on_account);
}

}  // namespace web
