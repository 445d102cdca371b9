#include "service/feeds.h"
#include "web/attempt.h"
#include "web/feed_view.h"
#include "web/file_paths.h"
#include "web/site.h"

namespace web {
namespace {

using people::Action;

service::Author author_of(const Site& site) { return {.door = store::Door::page, .person = site.person()}; }

/// To a calendar program, not to a browser: whatever the reason, the same for every address that shows nothing.
void refuse(httplib::Response& response) {
  response.status = 404;
  response.set_content(
      "Địa chỉ lịch này không dùng được: đã thu hồi, đã thay bằng địa chỉ mới, hoặc ghi sai. Xin lập địa chỉ mới ở "
      "trang Tài khoản.\n",
      "text/plain; charset=utf-8");
}

void show_feed(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto feed = service::feed(site.context, request.matches[1].str());
  if (!feed) return refuse(response);
  response.headers.erase("Cache-Control");
  response.set_header("Cache-Control", "private, no-cache");
  response.set_header("Content-Disposition", "inline; filename=\"don-doc.ics\"");
  response.set_content(calendar::ics_of(calendar_of(*feed, site.context.settings.page_url)),
                       "text/calendar; charset=utf-8");
}

/// The address is shown this once, in the answer to the form.
void make(const Site& site, const httplib::Request& request, httplib::Response& response) {
  if (const auto problem = site.token.problem_of(Form::of(request))) return site.pages.refuse(response, *problem);
  const auto made = attempt("feed", [&] { return service::make_feed(site.context, site.person(), author_of(site)); });
  if (!made) return site.pages.refuse(response, made.error());
  render::Values values;
  values.text("title", "Lịch nhiệm vụ của tôi").text("address", *made);
  site.pages.show(response, "feed.html", std::move(values));
}

void revoke(const Site& site, const httplib::Request& request, httplib::Response& response) {
  if (const auto problem = site.token.problem_of(Form::of(request))) return site.pages.refuse(response, *problem);
  const auto revoked =
      attempt("feed", [&] { return service::revoke_feed(site.context, site.person(), author_of(site)); });
  if (!revoked) return site.pages.refuse(response, revoked.error());
  go_to(response, "/account?done=feed");
}

}  // namespace

void add_feed_routes(Routes& routes) {
  routes.get(std::string{feed_path} + R"(([A-Za-z0-9_-]{1,128}))", Action::enter, show_feed);
  routes.post("/account/feed", Action::keep_own_account, make);
  routes.post("/account/feed/revoke", Action::keep_own_account, revoke);
}

}  // namespace web
