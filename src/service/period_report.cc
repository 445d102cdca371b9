#include "service/period_report.h"

#include <map>

#include "service/calendar.h"
#include "service/decided.h"
#include "service/indicators.h"
#include "service/past.h"
#include "store/agencies.h"
#include "store/duties.h"

namespace service {
namespace {

/// The moment that the report tells of, or why there is none.
base::Result<report::CutOff> cut_off_of(const duty::Span& days, std::optional<calendar::Day> as_of, base::Instant now) {
  const auto today = calendar::day_in_vietnam(now);
  if (days.first > today)
    return problem("period_to_come", "Kỳ này chưa bắt đầu. Xin chọn một kỳ đã bắt đầu trong danh sách báo cáo.");
  if (as_of && *as_of > today)
    return problem("as_of_later", "Ngày chốt số liệu sau ngày hôm nay. Xin chọn hôm nay hoặc một ngày trước.");
  if (as_of && *as_of < days.first)
    return problem("as_of_before", "Ngày chốt số liệu trước ngày đầu kỳ, " + calendar::in_words(days.first) +
                                       ". Xin chọn một ngày từ ngày ấy.");
  const auto day = as_of.value_or(days.last);
  return day < today ? report::end_of(day) : report::cut_off_at(now);
}

void count_duties(store::Connection& connection, const calendar::WorkingDays& working_days,
                  report::PeriodFigures& figures) {
  std::map<base::AgencyId, report::PeriodCounts> by_lead;
  const auto from = calendar::instant_in_vietnam(figures.days.first, std::chrono::minutes{0});
  for (const auto& duty : past_duties(connection, from, figures.cut_off.at)) {
    if (duty.opens_on > figures.days.last) continue;  // a later cut-off knows of work that is the next period's
    const auto facts = duty.facts();
    report::add(figures.total, facts, figures.days, figures.cut_off, working_days);
    report::add(by_lead[duty.of_group.value_or(duty.agency)], facts, figures.days, figures.cut_off, working_days);
  }
  for (const auto& agency : store::agencies(connection)) {
    const auto found = by_lead.find(agency.id);
    if (found != by_lead.end() && found->second != report::PeriodCounts{})
      figures.agencies.push_back({agency.id, agency.name, found->second});
  }
}

}  // namespace

base::Result<report::PeriodFigures> period_report(const Context& context, const report::Period& period,
                                                  std::optional<calendar::Day> as_of) {
  auto connection = context.pool.lease();
  const store::Snapshot one_state{*connection};
  const auto days = report::days_of(period, context.settings.reporting.first_day);
  const auto cut_off = cut_off_of(days, as_of, context.clock.now());
  if (!cut_off) return cut_off.error();
  report::PeriodFigures figures{
      .period = period, .days = days, .cut_off = *cut_off, .total = {}, .agencies = {}, .indicators = {}};
  count_duties(*connection, *working_days(context, *connection), figures);
  std::vector<report::IndicatorLine> lines;
  for (const auto& sheet : indicator_sheets_as_of(*connection, cut_off->at))
    lines.push_back(line_for(sheet, period.year));
  figures.indicators = report::figures_of(std::move(lines));
  if (auto doubt = report::doubt_of(figures)) return *doubt;
  return figures;
}

std::vector<report::Period> report_periods(const Context& context) {
  auto connection = context.pool.lease();
  std::optional<base::Instant> first;
  for (const auto& programme : store::programmes(*connection))
    if (programme.in_force_at && (!first || *programme.in_force_at < *first)) first = programme.in_force_at;
  if (!first) return {};
  return report::periods_between(calendar::day_in_vietnam(*first), context.today(),
                                 context.settings.reporting.first_day);
}

}  // namespace service
