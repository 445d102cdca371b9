#include "web/mail_view.h"
#include "web/site.h"

namespace web {
namespace {

std::optional<base::MessageId> before_of(const httplib::Request& request) {
  const auto number = number_typed(parameter(request, "before"));
  return number ? std::optional{base::MessageId{*number}} : std::nullopt;
}

}  // namespace

void add_mail_routes(Routes& routes) {
  routes.get("/mail", people::Action::see_mail, [](const Site& site, const auto& request, auto& response) {
    site.pages.show(response, "mails.html", mail_list_page(service::messages(site.context, before_of(request))));
  });
  routes.get(R"(/mail/(\d+))", people::Action::see_mail, [](const Site& site, const auto& request, auto& response) {
    const auto id = id_in<base::MessageId>(request);
    const auto sheet = id ? service::message_sheet(site.context, *id) : std::nullopt;
    if (!sheet) return site.pages.refuse(response, 404, "Không có thư này. Xin mở lại từ danh sách thư.");
    site.pages.show(response, "mail.html", mail_page(*sheet));
  });
}

}  // namespace web
