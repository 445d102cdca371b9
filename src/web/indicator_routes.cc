#include "service/indicators.h"
#include "web/attempt.h"
#include "web/indicator_view.h"
#include "web/site.h"

namespace web {
namespace {

int year_of(calendar::Day day) { return static_cast<int>(date::year_month_day{day}.year()); }

std::optional<duty::IndicatorStanding> standing_asked(const std::string& code) {
  using duty::IndicatorStanding;
  for (const auto standing :
       {IndicatorStanding::exceeded, IndicatorStanding::reached, IndicatorStanding::missed, IndicatorStanding::at_risk,
        IndicatorStanding::on_course, IndicatorStanding::no_figure, IndicatorStanding::unclear})
    if (duty::code(standing) == code) return standing;
  return std::nullopt;
}

IndicatorFilter filter_of(const httplib::Request& request, calendar::Day today) {
  constexpr int last_year = 2150;
  IndicatorFilter filter{.programme = {},
                         .year = year_of(today),
                         .standing = standing_asked(parameter(request, "standing")),
                         .without_direction = parameter(request, "direction") == "unknown"};
  if (const auto programme = number_typed(parameter(request, "programme")))
    filter.programme = base::ProgrammeId{*programme};
  const auto year = number_typed(parameter(request, "year"));
  if (year && *year >= service::first_figure_year && *year <= last_year) filter.year = static_cast<int>(*year);
  return filter;
}

/// The programmes that may be chosen: all but those in the archive.
std::vector<store::ProgrammeRow> listed_programmes(const service::Context& context) {
  auto programmes = service::programmes(context);
  std::erase_if(programmes, [](const auto& programme) { return programme.archived_at.has_value(); });
  return programmes;
}

void show_list(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto filter = filter_of(request, site.context.today());
  const auto programmes = listed_programmes(site.context);
  auto sheets = service::indicator_sheets(site.context, filter.programme);
  std::erase_if(sheets, [&](const auto& sheet) {
    return std::ranges::find(programmes, sheet.indicator.programme, &store::ProgrammeRow::id) == programmes.end();
  });
  site.pages.show(response, "indicators.html", indicators_page(sheets, programmes, filter, site.context.clock.now()));
}

void show(const Site& site, const httplib::Request& request, httplib::Response& response, const FigureDraft& draft,
          std::string notice) {
  const auto id = id_in<store::IndicatorId>(request);
  const auto record = id ? service::indicator_record(site.context, *id) : std::nullopt;
  if (!record) return site.pages.refuse(response, 404, "Không có chỉ tiêu này. Xin mở lại từ danh sách chỉ tiêu.");
  site.pages.show(response, "indicator.html",
                  indicator_page(*record, draft, site.token.text(), std::move(notice), site.context.today()),
                  draft.problem ? status_of(*draft.problem) : 200);
}

std::string notice_of(const httplib::Request& request) {
  const auto done = request.get_param_value("done");
  if (done == "recorded") return "Đã ghi số liệu.";
  if (done == "directed") return "Đã ghi chiều của chỉ tiêu; các mục tiêu được đánh giá lại theo đó.";
  return {};
}

/// A form of the year asked for, with the figure it has: to correct it.
FigureDraft draft_for(const httplib::Request& request) {
  FigureDraft draft;
  draft.year = parameter(request, "year");
  return draft;
}

/// Does what a form asks; where that cannot be, shows the page again with all that was typed.
template <typename Act>
void act(const Site& site, const httplib::Request& request, httplib::Response& response, FigureDraft draft,
         const Form& form, const std::string& done, Act&& what) {
  const auto id = id_in<store::IndicatorId>(request);
  draft.problem = site.token.problem_of(form);
  if (id && !draft.problem) {
    const auto kept = attempt("indicator", [&] { return what(*id); });
    if (kept) return go_to(response, "/indicators/" + std::to_string(base::number(*id)) + "?done=" + done);
    draft.problem = kept.error();
  }
  show(site, request, response, draft, {});
}

void record(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  const FigureDraft draft{.year = form.value("year"),
                          .value = form.value("value"),
                          .document_number = form.value("document_number"),
                          .document_on = form.value("document_on"),
                          .direction = {},
                          .problem = {}};
  act(site, request, response, draft, form, "recorded", [&](store::IndicatorId id) {
    const auto year = number_typed(draft.year).value_or(0);
    const bool is_year = year >= service::first_figure_year && year <= 9999;
    return service::record_actual(site.context, id,
                                  {.year = is_year ? static_cast<int>(year) : 0,
                                   .value = draft.value,
                                   .document_number = draft.document_number,
                                   .document_on = day_typed(draft.document_on)},
                                  {.door = store::Door::page, .person = site.person()});
  });
}

void direct(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  FigureDraft draft;
  draft.direction = form.value("direction");
  act(site, request, response, draft, form, "directed", [&](store::IndicatorId id) -> base::Result<base::Done> {
    const auto direction = duty::direction_of(draft.direction);
    if (!direction)
      return base::Problem{.kind = "no_direction", .detail = "Xin chọn một trong ba cách hiểu dưới đây.", .words = {}};
    return service::set_direction(site.context, id, *direction, {.door = store::Door::page, .person = site.person()});
  });
}

}  // namespace

void add_indicator_routes(Routes& routes) {
  routes.get("/indicators", people::Action::see_indicators,
             [](const Site& site, const auto& request, auto& response) { show_list(site, request, response); });
  routes.get(R"(/indicators/(\d+))", people::Action::see_indicators,
             [](const Site& site, const auto& request, auto& response) {
               show(site, request, response, draft_for(request), notice_of(request));
             });
  routes.post(R"(/indicators/(\d+)/actual)", people::Action::record_indicator,
              [](const Site& site, const auto& request, auto& response) { record(site, request, response); });
  routes.post(R"(/indicators/(\d+)/direction)", people::Action::record_indicator,
              [](const Site& site, const auto& request, auto& response) { direct(site, request, response); });
}

}  // namespace web
