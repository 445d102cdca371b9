#include "web/amendment_view.h"
#include "web/overview_view.h"
#include "web/site.h"

namespace web {
namespace {

service::OverdueQuery query_of(const httplib::Request& request, const service::Settings& settings) {
  service::OverdueQuery query{
      .agency = {}, .after = cursor_in(parameter(request, "after")), .limit = settings.rows_per_page};
  if (const auto agency = number_typed(parameter(request, "agency"))) query.agency = base::AgencyId{*agency};
  return query;
}

}  // namespace

void add_overview_routes(httplib::Server& server, const Site& site) {
  server.Get("/overdue", [&site](const auto& request, auto& response) {
    const auto query = query_of(request, site.context.settings);
    site.pages.show(response, "overdue.html",
                    overdue_page(*service::overdue(site.context, query), query, site.context.clock.now()));
  });
  server.Get("/", [&site](const auto&, auto& response) {
    auto values = overview_page(*service::overview(site.context));
    values.list("amendments", waiting_rows(service::waiting_amendments(site.context)));
    site.pages.show(response, "overview.html", std::move(values));
  });
}

}  // namespace web
