#include "base/text.h"
#include "web/event_words.h"
#include "web/site.h"
#include "web/task_view.h"

namespace web {
namespace {

constexpr std::size_t longest_search = 200;

service::TaskQuery query_of(const httplib::Request& request, const service::Settings& settings) {
  service::TaskQuery query{.search = std::string{base::clipped(parameter(request, "q"), longest_search)},
                           .kinds = {},
                           .after = number_typed(parameter(request, "after")).value_or(0),
                           .limit = settings.rows_per_page};
  for (std::size_t i = 0; i < request.get_param_value_count("kind"); ++i)
    if (const auto kind = deadline::kind_of(request.get_param_value("kind", i))) query.kinds.push_back(*kind);
  return query;
}

}  // namespace

void add_task_routes(httplib::Server& server, const Site& site) {
  server.Get("/tasks", [&site](const auto& request, auto& response) {
    const auto query = query_of(request, site.context.settings);
    site.pages.show(response, "tasks.html", task_list_page(service::tasks(site.context, query), query));
  });
  server.Get(R"(/tasks/(\d+))", [&site](const auto& request, auto& response) {
    const auto id = id_in<base::TaskId>(request);
    const auto sheet = id ? service::task_sheet(site.context, *id) : std::nullopt;
    if (!sheet) return site.pages.refuse(response, 404, "Không có nhiệm vụ này. Xin mở lại từ danh sách nhiệm vụ.");
    const auto notice = notice_of_move(parameter(request, "done"));
    site.pages.show(response, "task.html", task_page(*sheet, site.context.today(), notice));
  });
}

}  // namespace web
