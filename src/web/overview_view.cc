#include "web/overview_view.h"

#include "web/form.h"
#include "web/lines.h"
#include "web/talk_view.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;

Values::List agency_rows(const std::vector<service::AgencyCounts>& agencies) {
  Values::List rows;
  rows.reserve(agencies.size());
  for (const auto& agency : agencies) {
    Values row;
    row.number("agency_id", base::number(agency.agency)).text("agency", agency.name);
    put_counts(row, agency.counts);
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List quarter_rows(const std::vector<service::QuarterCounts>& quarters) {
  constexpr std::array<std::string_view, 5> roman{"", "I", "II", "III", "IV"};
  Values::List rows;
  rows.reserve(quarters.size());
  for (const auto& quarter : quarters) {
    Values row;
    row.text("quarter", "Quý " + std::string{roman.at(static_cast<std::size_t>(quarter.quarter))} + "/" +
                            std::to_string(quarter.year));
    put_counts(row, quarter.counts);
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List programme_rows(const std::vector<store::ProgrammeRow>& programmes) {
  Values::List rows;
  for (const auto& programme : programmes) {
    if (programme.archived_at) continue;
    Values row;
    row.flag("ended", programme.ended_at.has_value());
    row.number("programme_id", base::number(programme.id)).text("programme_title", programme.title);
    row.text("programme_number", programme.number.value_or("")).flag("draft", !programme.in_force_at);
    rows.push_back(std::move(row));
  }
  return rows;
}

/// The agencies to filter by, groups or those that are none.
Values::List agency_options(const std::vector<store::AgencyRow>& agencies, bool groups,
                            std::optional<base::AgencyId> chosen) {
  Values::List options;
  options.reserve(agencies.size());
  for (const auto& agency : agencies) {
    if (agency.is_group != groups) continue;
    Values option;
    option.number("option", base::number(agency.id)).text("option_name", agency.name);
    options.push_back(std::move(option.flag("chosen", agency.id == chosen)));
  }
  return options;
}

/// The list of that path with the filter in force, from the line after the cursor on.
std::string link_to(std::string_view path, const service::OverdueQuery& query, std::optional<calendar::Day> as_of,
                    const std::optional<store::Cursor>& after = {}) {
  std::string parameters;
  const auto add = [&](const std::string& parameter) { parameters += (parameters.empty() ? "?" : "&") + parameter; };
  if (query.agency) add("agency=" + std::to_string(base::number(*query.agency)));
  if (query.cause) add("cause=" + std::string{duty::code(*query.cause)});
  if (query.without_cause) add("cause=none");
  if (query.silent) add("silent=1");
  if (as_of) add("as-of=" + calendar::iso(*as_of));
  if (after) add("after=" + text_of(*after));
  return std::string{path} + parameters;
}

}  // namespace

Values overview_page(const service::Overview& overview) {
  Values values;
  values.text("title", "Tổng quan").flag("at_overview", true).text("cut_off", in_words(overview.counted_at));
  put_counts(values, overview.total);
  values.flag("any", overview.total.total() > 0).flag("any_programme", !overview.programmes.empty());
  values.list("agencies", agency_rows(overview.leads)).list("quarters", quarter_rows(overview.quarters));
  values.list("programmes", programme_rows(overview.programmes));
  values.flag("any_worst", !overview.worst.empty()).list("worst", duty_lines(overview.worst, overview.today));
  if (overview.without_owner > 0) values.text("without_owner", figures(overview.without_owner));
  return values;
}

Values overdue_page(const service::OverduePage& page, const service::OverdueQuery& query, base::Instant now,
                    std::optional<calendar::Day> as_of) {
  Values values;
  values.reserve(24);
  values.text("title", "Việc quá hạn").flag("at_overdue", true);
  values.text("cut_off", as_of ? "hết ngày " + calendar::in_words(*as_of) : in_words(now));
  values.text("as_of", as_of ? calendar::iso(*as_of) : "");
  values.text("today_iso", calendar::iso(calendar::day_in_vietnam(now)));
  values.text("today", calendar::in_words(page.today)).flag("any", !page.lines.empty());
  values.list("lines", duty_lines(page.lines, page.today));
  auto groups = agency_options(page.agencies, true, query.agency);
  values.flag("any_groups", !groups.empty()).list("group_options", std::move(groups));
  values.list("agencies", agency_options(page.agencies, false, query.agency));
  values.list("causes", cause_rows(query.cause ? duty::code(*query.cause) : std::string_view{}));
  values.flag("without_cause", query.without_cause).flag("silent_only", query.silent);
  const bool narrowed = query.cause || query.without_cause || query.silent;
  values.flag("of_agency", query.agency.has_value()).flag("narrowed", narrowed);
  values.flag("filtered", query.agency || narrowed || as_of).flag("continued", query.after.has_value());
  values.text("xlsx", link_to("/overdue.xlsx", query, as_of)).text("csv", link_to("/overdue.csv", query, as_of));
  if (page.next) values.text("next", link_to("/overdue", query, as_of, page.next));
  return values;
}

std::string text_of(const store::Cursor& cursor) {
  return calendar::iso(cursor.due_on) + "," + std::to_string(cursor.id);
}

std::optional<store::Cursor> cursor_in(std::string_view text) {
  const auto comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto day = calendar::day_in(text.substr(0, comma));
  const auto id = number_typed(text.substr(comma + 1));
  return day && id ? std::optional{store::Cursor{*day, *id}} : std::nullopt;
}

}  // namespace web
