#include "report/period_tables.h"
#include "service/period_report.h"
#include "sheet/xlsx.h"
#include "web/download.h"
#include "web/report_view.h"
#include "web/site.h"

namespace web {
namespace {

constexpr std::string_view below = "/reports/", of_sheet = ".xlsx";

enum class Shape { page, sheet };

/// The period that the path names, after "/reports/" and before ".xlsx".
std::optional<report::Period> period_of(const httplib::Request& request, Shape shape) {
  auto code = std::string_view{request.path}.substr(below.size());
  if (shape == Shape::sheet) code.remove_suffix(of_sheet.size());
  return report::period_in(code);
}

void answer(const Site& site, const httplib::Request& request, httplib::Response& response, Shape shape) {
  const auto period = period_of(request, shape);
  if (!period) return site.pages.refuse(response, 404, "Không có kỳ báo cáo này. Xin mở lại từ danh sách báo cáo.");
  const auto typed = parameter(request, "as_of");
  const auto as_of = day_typed(typed);
  auto figures =
      typed.empty() || as_of
          ? service::period_report(site.context, *period, as_of)
          : base::Problem{.kind = "as_of", .detail = "Ngày chốt số liệu không phải một ngày.", .words = typed};
  if (!figures)
    return site.pages.show(response, "report.html", no_report_page(*period, figures.error(), typed),
                           status_of(figures.error()));
  if (shape == Shape::sheet)
    return send_file(response, "bao-cao-" + report::code(*period) + ".xlsx",
                     sheet::xlsx(report::tables_of(*figures), site.context.clock.now()), sheet_type);
  site.pages.show(response, "report.html", report_page(*figures, as_of, site.context.today()));
}

}  // namespace

void add_report_routes(Routes& routes) {
  routes.get("/reports", people::Action::see_reports, [](const Site& site, const auto&, auto& response) {
    site.pages.show(response, "reports.html",
                    reports_page(service::report_periods(site.context), site.context.settings.reporting.first_day,
                                 site.context.today()));
  });
  for (const std::string pattern : {R"(/reports/(\d+))", R"(/reports/(\d+)-Q(\d+))", R"(/reports/(\d+)-H(\d+))"}) {
    routes.get(pattern, people::Action::see_reports, [](const Site& site, const auto& request, auto& response) {
      answer(site, request, response, Shape::page);
    });
    routes.get(
        pattern + R"(\.xlsx)", people::Action::see_reports,
        [](const Site& site, const auto& request, auto& response) { answer(site, request, response, Shape::sheet); });
  }
}

}  // namespace web
