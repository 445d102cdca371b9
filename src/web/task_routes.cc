#include "base/text.h"
#include "service/amendments.h"
#include "web/directive_view.h"
#include "web/event_words.h"
#include "web/group_view.h"
#include "web/site.h"
#include "web/task_view.h"

namespace web {
namespace {

constexpr std::size_t longest_search = 200;
constexpr std::int64_t most_duties = 1'000'000;  ///< of one assignment: no number is greater

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

void add_task_routes(Routes& routes) {
  routes.get("/tasks", people::Action::see_tasks, [](const Site& site, const auto& request, auto& response) {
    const auto query = query_of(request, site.context.settings);
    site.pages.show(response, "tasks.html", task_list_page(service::tasks(site.context, query), query));
  });
  routes.get(R"(/tasks/(\d+))", people::Action::see_task, [](const Site& site, const auto& request, auto& response) {
    const auto id = id_in<base::TaskId>(request);
    const auto sheet = id ? service::task_sheet(site.context, *id) : std::nullopt;
    if (!sheet) return site.pages.refuse(response, 404, "Không có nhiệm vụ này. Xin mở lại từ danh sách nhiệm vụ.");
    const auto notice = notice_of_move(parameter(request, "done"));
    auto values = task_page(*sheet, site.context.today(), notice);
    if (const auto amendment = service::amendment_of(site.context, *id)) {
      values.number("amendment", base::number(amendment->id)).text("amended_in", amendment->source_name);
      values.text("amended_by", amendment->number + " ngày " + calendar::in_words(amendment->issued_on));
    }
    put_task_talk(values, site, *id);
    site.pages.show(response, "task.html", std::move(values));
  });
  routes.get(R"(/tasks/(\d+)/members/(\d+))", people::Action::see_tasks,
             [](const Site& site, const auto& request, auto& response) {
               const auto task = id_in<base::TaskId>(request);
               const auto body = number_typed(request.matches[2].str());
               std::optional<int> number;
               if (const auto typed = number_typed(parameter(request, "number")); typed && *typed <= most_duties)
                 number = static_cast<int>(*typed);
               const auto sheet = task && body
                                      ? service::members_sheet(site.context, *task, base::AgencyId{*body}, number)
                                      : std::nullopt;
               if (!sheet)
                 return site.pages.refuse(response, 404,
                                          "Nhóm này không chủ trì nhiệm vụ này. Xin mở lại từ danh sách nhiệm vụ.");
               site.pages.show(response, "members.html", members_page(*sheet, site.context.today()));
             });
}

}  // namespace web
