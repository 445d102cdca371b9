#include <algorithm>

#include "exports/overdue.h"
#include "service/indicators.h"
#include "service/past.h"
#include "sheet/csv.h"
#include "sheet/xlsx.h"
#include "web/amendment_view.h"
#include "web/desk_view.h"
#include "web/download.h"
#include "web/overview_view.h"
#include "web/people_view.h"
#include "web/site.h"
#include "web/words.h"

namespace web {
namespace {

service::OverdueQuery query_of(const httplib::Request& request, const service::Settings& settings) {
  service::OverdueQuery query{
      .agency = {}, .after = cursor_in(parameter(request, "after")), .limit = settings.rows_per_page};
  query.cause = duty::cause_of(parameter(request, "cause"));
  query.without_cause = parameter(request, "cause") == "none";
  query.silent = parameter(request, "silent") == "1";
  if (const auto agency = number_typed(parameter(request, "agency"))) query.agency = base::AgencyId{*agency};
  return query;
}

/// Of the sender's agencies the one asked for, else the first.
base::AgencyId own_of(const Visit& visit, std::optional<base::AgencyId> asked) {
  const auto own = visit.agencies(people::Action::see_overdue);
  return asked && std::ranges::find(own, *asked) != own.end() ? *asked : own.front();
}

/// What the sender asks for and may see.
service::OverdueQuery allowed_query(const Site& site, const httplib::Request& request) {
  auto query = query_of(request, site.context.settings);
  if (site.visit.reach(people::Action::see_overdue) == people::Reach::own)
    query.agency = own_of(site.visit, query.agency);
  return query;
}

/// The past day of which the list is asked for; nothing for today's, and for what is no such day.
std::optional<calendar::Day> past_day(const Site& site, const httplib::Request& request) {
  const auto day = day_typed(parameter(request, "as-of"));
  return day && *day < site.context.today() ? day : std::nullopt;
}

/// The list as the table of a file, and as it is called: "qua-han-2026-06-22.xlsx".
sheet::Table table_of(const Site& site, const httplib::Request& request) {
  const auto query = allowed_query(site, request);
  const auto day = past_day(site, request);
  return day ? exports::overdue_table_as_of(site.context, *day, query.agency)
             : exports::overdue_table(site.context, query);
}
std::string file_name(const Site& site, const httplib::Request& request, const char* ending) {
  return "qua-han-" + calendar::iso(past_day(site, request).value_or(site.context.today())) + ending;
}

void show_overdue(const Site& site, const httplib::Request& request, httplib::Response& response) {
  auto query = allowed_query(site, request);
  if (const auto day = past_day(site, request)) {
    query.cause.reset();
    query.without_cause = query.silent = false;
    return site.pages.show(
        response, "overdue.html",
        overdue_page(service::overdue_of_past(site.context, *day, query), query, site.context.clock.now(), day));
  }
  site.pages.show(response, "overdue.html",
                  overdue_page(*service::overdue(site.context, query), query, site.context.clock.now()));
}

}  // namespace

void add_overview_routes(Routes& routes) {
  routes.get(R"(/overdue\.xlsx)", people::Action::see_overdue,
             [](const Site& site, const auto& request, auto& response) {
               const auto table = table_of(site, request);
               send_file(response, file_name(site, request, ".xlsx"), sheet::xlsx({table}, site.context.clock.now()),
                         sheet_type);
             });
  routes.get(R"(/overdue\.csv)", people::Action::see_overdue,
             [](const Site& site, const auto& request, auto& response) {
               const auto table = table_of(site, request);
               send_file(response, file_name(site, request, ".csv"), sheet::csv(table), csv_type);
             });
  routes.get("/overdue", people::Action::see_overdue, show_overdue);
  routes.get("/", people::Action::see_overview, [](const Site& site, const auto&, auto& response) {
    if (site.visit.reach(people::Action::see_overview) == people::Reach::own)
      return go_to(response, "/agencies/" + std::to_string(base::number(own_of(site.visit, {}))));
    auto values = overview_page(*service::overview(site.context));
    values.list("amendments", waiting_rows(service::waiting_amendments(site.context)));
    if (const auto count = service::indicators_without_direction(site.context); count > 0)
      values.text("without_direction", figures(count));
    put_desk(values, *service::desk(site.context));
    put_without_contact(values, service::agencies_without_contact(site.context));
    site.pages.show(response, "overview.html", std::move(values));
  });
}

}  // namespace web
