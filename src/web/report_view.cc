#include "web/report_view.h"

#include <array>

#include "web/indicator_view.h"
#include "web/words.h"

namespace web {
namespace {

using duty::ReportPeriod;
using render::Values;

/// "66,7 % (2/3)"
std::string rate(std::int64_t part, std::int64_t whole) {
  return percent_in_words(part, whole) + " (" + figures(part) + "/" + figures(whole) + ")";
}

std::string days_in_words(const duty::Span& days) {
  return "từ " + calendar::in_words(days.first) + " đến " + calendar::in_words(days.last);
}

void put_counts(Values& values, const report::PeriodCounts& counts) {
  values.text("assigned", figures(counts.assigned)).text("on_time", figures(counts.on_time));
  values.text("late", figures(counts.late)).text("in_time", figures(counts.in_time));
  values.text("overdue", figures(counts.overdue)).text("waiting", figures(counts.waiting));
  values.flag("any_overdue", counts.overdue > 0);
  values.text("done_rate", rate(counts.done(), counts.assigned));
  values.text("on_time_rate", rate(counts.on_time, counts.assigned));
  values.text("behind_rate", rate(counts.behind(), counts.assigned));
  values.text("update_rate", rate(counts.reports_made, counts.reports_owed));
}

Values::List agency_rows(const std::vector<report::AgencyFigures>& agencies) {
  Values::List rows;
  for (const auto& agency : agencies) {
    Values row;
    row.number("agency_id", base::number(agency.agency)).text("agency", agency.name);
    put_counts(row, agency.counts);
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List indicator_rows(const std::vector<report::IndicatorLine>& lines) {
  Values::List rows;
  for (const auto& line : lines) {
    Values row;
    row.number("id", line.id).text("ref", line.ref).text("name", line.name).text("unit", line.unit);
    row.text("programme", line.programme).text("target", line.target).text("got", line.figure);
    row.text("target_year", line.target_year ? "năm " + std::to_string(*line.target_year) : "");
    row.text("got_year", line.figure_year ? "năm " + std::to_string(*line.figure_year) : "");
    row.text("standing", standing_in_words(line.standing)).text("tone", std::string{tone_of(line.standing)});
    rows.push_back(std::move(row));
  }
  return rows;
}

/// «quý II/2026»: the period within a sentence.
std::string within_words(const report::Period& period) {
  auto words = report::in_words(period);
  if (words.starts_with('Q') || words.starts_with('N')) words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return words;
}

void put_period(Values& values, const report::Period& period) {
  values.text("title", "Báo cáo " + within_words(period)).flag("at_reports", true);
  values.text("period", report::code(period));
}

Values link_row(const report::Period& period, int first_day, calendar::Day today) {
  const auto days = report::days_of(period, first_day);
  Values row;
  row.text("code", report::code(period)).text("words", report::in_words(period));
  row.text("days", days_in_words(days)).flag("under_way", today <= days.last);
  return row;
}

}  // namespace

Values reports_page(const std::vector<report::Period>& periods, int first_day, calendar::Day today) {
  Values values;
  values.text("title", "Báo cáo kỳ").flag("at_reports", true).flag("any", !periods.empty());
  values.flag("mid_month", first_day != 1);
  Values::List years, rows;
  const auto end_year = [&](int year) {
    Values row;
    row.number("year", year).list("periods", std::move(rows));
    years.push_back(std::move(row));
    rows.clear();
  };
  for (std::size_t i = 0; i < periods.size(); ++i) {
    rows.push_back(link_row(periods[i], first_day, today));
    if (i + 1 == periods.size() || periods[i + 1].year != periods[i].year) end_year(periods[i].year);
  }
  return std::move(values.list("years", std::move(years)));
}

Values report_page(const report::PeriodFigures& of_period, std::optional<calendar::Day> as_of, calendar::Day today) {
  Values values;
  put_period(values, of_period.period);
  values.text("cut_off", in_words(of_period.cut_off.at)).text("days", days_in_words(of_period.days));
  values.flag("under_way", of_period.cut_off.at < report::end_of(of_period.days.last).at);
  values.flag("later", of_period.cut_off.day > of_period.days.last);
  values.text("as_of", as_of ? calendar::iso(*as_of) : "").text("today_iso", calendar::iso(today));
  values.text("first_iso", calendar::iso(of_period.days.first));
  put_counts(values, of_period.total);
  values.flag("any_agencies", !of_period.agencies.empty()).list("agencies", agency_rows(of_period.agencies));
  const auto& indicators = of_period.indicators;
  values.flag("any_indicators", !indicators.lines.empty());
  values.text("indicator_count", figures(static_cast<std::int64_t>(indicators.lines.size())));
  values.list("standings", standing_rows(indicators.counts)).list("indicators", indicator_rows(indicators.lines));
  return values;
}

Values no_report_page(const report::Period& period, const base::Problem& problem, std::string typed) {
  Values values;
  put_period(values, period);
  values.text("problem", problem.detail).text("as_of", std::move(typed));
  return values;
}

}  // namespace web
