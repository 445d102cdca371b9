#include "web/log_view.h"
#include "web/site.h"

namespace web {
namespace {

using std::chrono::days;

LogQuery query_of(const httplib::Request& request) {
  return {.person = parameter(request, "person"),
          .subject = parameter(request, "subject"),
          .door = parameter(request, "door"),
          .from = parameter(request, "from"),
          .until = parameter(request, "until"),
          .problem = {}};
}

/// Reads a day that the filter was given; what is none is told in the query's problem and not asked for.
std::optional<calendar::Day> day_in(LogQuery& query, const std::string& text) {
  const auto day = day_typed(text);
  if (!text.empty() && !day) query.problem = "\"" + text + "\" không phải một ngày. Xin ghi dạng 30/6/2026.";
  return day;
}

void show(const Site& site, const httplib::Request& request, httplib::Response& response) {
  auto query = query_of(request);
  store::EventFilter filter{.person = {},
                            .subject = query.subject,
                            .door = store::door_named(query.door),
                            .from = {},
                            .until = {},
                            .older_than = number_typed(parameter(request, "before")),
                            .limit = events_a_page};
  if (const auto person = number_typed(query.person)) filter.person = base::PersonId{*person};
  if (const auto day = day_in(query, query.from)) filter.from = calendar::instant_in_vietnam(*day, {});
  if (const auto day = day_in(query, query.until)) filter.until = calendar::instant_in_vietnam(*day + days{1}, {});
  auto connection = site.context.pool.lease();
  const store::Snapshot one_state{*connection};
  site.pages.show(response, "log.html",
                  log_page(store::events_matching(*connection, filter), store::actors(*connection),
                           store::newest_anchor(*connection), query),
                  query.problem.empty() ? 200 : 422);
}

}  // namespace

void add_log_routes(Routes& routes) { routes.get("/log", people::Action::see_log, show); }

}  // namespace web
