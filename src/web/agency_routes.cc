#include "web/agency_view.h"
#include "web/site.h"

namespace web {

void add_agency_routes(Routes& routes) {
  routes.get("/agencies", people::Action::see_agencies, [](const Site& site, const auto& request, auto& response) {
    const auto loaded = number_typed(parameter(request, "loaded"));
    site.pages.show(
        response, "agencies.html",
        agency_list_page(service::agencies(site.context), *service::overview(site.context),
                         loaded ? "Đã nạp " + std::to_string(*loaded) + " cơ quan từ tệp." : std::string{}));
  });
  routes.get(R"(/agencies/(\d+))", people::Action::see_agency,
             [](const Site& site, const auto& request, auto& response) {
               const auto id = id_in<base::AgencyId>(request);
               const auto sheet = id ? service::agency_sheet(site.context, *id) : std::nullopt;
               const auto in_register = id ? service::register_sheet(site.context, *id) : std::nullopt;
               if (!sheet || !in_register)
                 return site.pages.refuse(response, 404, "Không có cơ quan này. Xin mở lại từ danh sách cơ quan.");
               site.pages.show(response, "agency.html",
                               agency_page(*sheet, *in_register, site.context.today(), site.context.clock.now()));
             });
}

}  // namespace web
