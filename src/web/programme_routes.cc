#include "service/import.h"
#include "web/event_words.h"
#include "web/guard.h"
#include "web/programme_view.h"
#include "web/site.h"

namespace web {
namespace {

void refuse_unknown(const Site& site, httplib::Response& response) {
  site.pages.refuse(response, 404, "Không có chương trình này. Xin mở lại từ danh sách chương trình.");
}

std::string notice_of(const httplib::Request& request) {
  const auto done = request.get_param_value("done");
  if (done != "in_force") return notice_of_move(done);
  return "Chương trình đã có hiệu lực. Từ bây giờ các nhiệm vụ được theo dõi và nhắc việc.";
}

/// Puts the draft in force; where that cannot be, shows its page with the reason.
void activate(const Site& site, const httplib::Request& request, httplib::Response& response) {
  if (!comes_from_our_page(request)) return refuse_foreign_page(site.pages, response);
  const auto id = id_in<base::ProgrammeId>(request);
  if (!id) return refuse_unknown(site, response);
  auto problem = site.token.problem_of(Form::of(request));
  if (!problem) {
    const auto done = service::put_in_force(site.context, *id, store::Door::page, std::nullopt);
    if (done) return go_to(response, "/programmes/" + std::to_string(base::number(*id)) + "?done=in_force");
    problem = done.error();
  }
  const auto sheet = service::programme_sheet(site.context, *id);
  if (!sheet) return refuse_unknown(site, response);
  site.pages.show(response, "programme.html", programme_page(*sheet, site.token.text(), {}, problem->detail),
                  status_of(*problem));
}

}  // namespace

void add_programme_routes(httplib::Server& server, const Site& site) {
  server.Get("/programmes", [&site](const auto&, auto& response) {
    site.pages.show(response, "programmes.html", programme_list_page(service::programmes(site.context)));
  });
  server.Get(R"(/programmes/(\d+))", [&site](const auto& request, auto& response) {
    const auto id = id_in<base::ProgrammeId>(request);
    const auto sheet = id ? service::programme_sheet(site.context, *id) : std::nullopt;
    if (!sheet) return refuse_unknown(site, response);
    site.pages.show(response, "programme.html", programme_page(*sheet, site.token.text(), notice_of(request), {}));
  });
  server.Post(R"(/programmes/(\d+)/activate)", [&site](const auto& request, auto& response) {
    activate(site, request, response);
  });
}

}  // namespace web
