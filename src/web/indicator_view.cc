#include "web/indicator_view.h"

#include <algorithm>
#include <set>

#include "web/event_words.h"
#include "web/indicator_chart.h"
#include "web/words.h"

namespace web {
namespace {

using duty::IndicatorStanding;
using render::Values;

void put_standing(Values& values, IndicatorStanding standing) {
  values.text("standing", standing_in_words(standing)).text("tone", std::string{tone_of(standing)});
}

std::string year_in_words(std::optional<int> year) { return year ? "năm " + std::to_string(*year) : std::string{}; }

Values list_row(const service::IndicatorSheet& sheet, const report::IndicatorLine& line) {
  Values row;
  row.number("id", line.id).text("ref", line.ref).text("name", line.name).text("unit", line.unit);
  row.text("target", line.target).text("target_year", year_in_words(line.target_year));
  row.text("got", line.figure).text("got_year", year_in_words(line.figure_year));
  row.flag("no_direction", !sheet.indicator.direction && !sheet.targets.empty());
  put_standing(row, line.standing);
  if (auto spark = spark_of(sheet)) row.list("spark", {*std::move(spark)});
  return row;
}

bool is_wanted(const IndicatorFilter& filter, const service::IndicatorSheet& sheet, const report::IndicatorLine& line) {
  if (filter.standing && line.standing != *filter.standing) return false;
  return !filter.without_direction || (!sheet.indicator.direction && !sheet.targets.empty());
}

/// Collects rows under the headings of their document, in its order.
class Grouped {
 public:
  void add(std::string heading, Values row) {
    if (groups_.empty() || heading != last_) end_group(std::move(heading));
    rows_.push_back(std::move(row));
  }
  bool empty() const { return rows_.empty() && groups_.empty(); }
  Values::List groups() {
    close();
    return std::move(groups_);
  }

 private:
  void close() {
    if (rows_.empty()) return;
    Values group;
    group.text("heading", last_).list("rows", std::move(rows_));
    groups_.push_back(std::move(group));
    rows_.clear();
  }
  void end_group(std::string next) {
    close();
    last_ = std::move(next);
  }

  std::string last_;
  Values::List rows_, groups_;
};

Values programme_of(const store::ProgrammeRow& programme, Values::List groups) {
  Values values;
  values.number("programme_id", base::number(programme.id)).text("programme_title", programme.title);
  values.text("programme_number", programme.number.value_or("")).flag("is_draft", !programme.in_force_at);
  values.list("groups", std::move(groups));
  return values;
}

Values::List year_options(const std::vector<service::IndicatorSheet>& sheets, int chosen) {
  std::set<int> years{chosen};
  for (const auto& sheet : sheets)
    for (const auto& target : sheet.targets)
      if (target.year) years.insert(*target.year);
  Values::List options;
  for (const auto year : years) {
    Values option;
    options.push_back(std::move(option.number("option", year).flag("chosen", year == chosen)));
  }
  return options;
}

Values::List programme_options(const std::vector<store::ProgrammeRow>& programmes,
                               std::optional<base::ProgrammeId> chosen) {
  Values::List options;
  for (const auto& programme : programmes) {
    Values option;
    option.number("option", base::number(programme.id));
    option.text("option_name", programme.number.value_or(programme.title)).flag("chosen", programme.id == chosen);
    options.push_back(std::move(option));
  }
  return options;
}

/// The filter as the query of a link that another condition can be added to.
std::string query_of(const IndicatorFilter& filter) {
  std::string query = "/indicators?year=" + std::to_string(filter.year);
  if (filter.programme) query += "&programme=" + std::to_string(base::number(*filter.programme));
  return query;
}

Values target_row(const service::IndicatorSheet& sheet, const service::TargetLine& line) {
  Values row;
  row.text("target_year", line.year ? std::to_string(*line.year) : "không nêu");
  row.text("target_title", line.printed.title).text("target", line.printed.value).text("got", line.figure.value_or(""));
  put_standing(row, line.judgement.standing);
  row.text("how", line.year ? duty::how_judged(line.judgement, line.goal, *line.year, sheet.course, sheet.this_year)
                            : "Mục tiêu không nêu năm nên chưa đánh giá được.");
  return row;
}

/// The figures, the newest year first; of a year the one that holds before those that were corrected.
Values::List actual_rows(const service::IndicatorRecord& record) {
  struct Row {
    int year;
    std::size_t place;
    bool holds;
  };
  std::vector<Row> order;
  const auto& actuals = record.sheet.actuals;
  for (std::size_t i = 0; i < actuals.size(); ++i) {
    const bool holds = std::none_of(actuals.begin() + static_cast<std::ptrdiff_t>(i) + 1, actuals.end(),
                                    [&](const auto& later) { return later.year == actuals[i].year; });
    order.push_back({actuals[i].year, i, holds});
  }
  std::sort(order.begin(), order.end(), [](const Row& one, const Row& other) {
    return one.year != other.year ? one.year > other.year : one.place > other.place;
  });
  Values::List rows;
  for (const auto& [year, place, holds] : order) {
    const auto& actual = actuals[place];
    Values row;
    row.number("actual_year", year).text("value", actual.value).flag("corrected", !holds).flag("holds", holds);
    row.text("document", actual.document_number + " ngày " + calendar::in_words(actual.document_on));
    row.text("at", in_words(actual.recorded_at));
    row.text("who", record.recorders[place].empty() ? "dòng lệnh" : record.recorders[place]);
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List history_rows(const std::vector<service::EventLine>& history) {
  Values::List rows;
  for (const auto& line : history) {
    Values row;
    row.text("at", in_words(line.event.at)).text("what", words_for_event(line.event.what));
    row.text("detail", detail_of(line.event)).text("who", line.person);
    row.text("door", std::string{words_for(line.event.door)});
    rows.push_back(std::move(row));
  }
  return rows;
}

void put_draft(Values& values, const FigureDraft& draft) {
  values.text("typed_year", draft.year).text("typed_value", draft.value);
  values.text("document_number", draft.document_number).text("document_on", draft.document_on);
  if (!draft.problem) return;
  const auto& [kind, detail, words, line, place] = *draft.problem;
  if (kind == "bad_year")
    values.text("year_problem", detail);
  else if (kind == "bad_figure" || kind == "same_figure")
    values.text("value_problem", detail);
  else if (kind == "no_document")
    values.text("document_problem", detail);
  else if (kind == "no_document_day" || kind == "document_later")
    values.text("day_problem", detail);
  else if (kind == "no_direction")
    values.text("direction_problem", detail);
  else
    values.text("problem", detail);
}

}  // namespace

std::string standing_in_words(IndicatorStanding standing) {
  constexpr std::string_view small = "đ", capital = "Đ";
  std::string words{duty::words_for(standing)};
  if (words.starts_with(small)) return words.replace(0, small.size(), capital);
  words[0] = static_cast<char>(words[0] - 'a' + 'A');  // each other begins with a plain letter
  return words;
}

std::string_view tone_of(IndicatorStanding standing) {
  switch (standing) {
    case IndicatorStanding::exceeded:
    case IndicatorStanding::reached: return "done";
    case IndicatorStanding::on_course: return "time";
    case IndicatorStanding::at_risk: return "near";
    case IndicatorStanding::missed: return "late";
    case IndicatorStanding::no_figure: return "grey";
    case IndicatorStanding::unclear: return "waits";
  }
  std::abort();  // every standing is above
}

Values::List standing_rows(const std::vector<report::StandingCount>& counts) {
  Values::List rows;
  for (const auto& [standing, count] : counts) {
    if (count == 0) continue;
    Values row;
    row.text("standing_code", std::string{duty::code(standing)}).text("count", figures(count));
    put_standing(row, standing);
    rows.push_back(std::move(row));
  }
  return rows;
}

Values indicators_page(const std::vector<service::IndicatorSheet>& sheets,
                       const std::vector<store::ProgrammeRow>& programmes, const IndicatorFilter& filter,
                       base::Instant now) {
  std::vector<report::IndicatorLine> lines;
  std::int64_t without_direction = 0;
  for (const auto& sheet : sheets) {
    lines.push_back(line_for(sheet, filter.year));
    if (!sheet.indicator.direction && !sheet.targets.empty()) ++without_direction;
  }
  Values values;
  values.text("title", "Chỉ tiêu").flag("at_indicators", true).text("cut_off", in_words(now));
  values.number("year", filter.year).text("all", figures(static_cast<std::int64_t>(lines.size())));
  values.flag("any", !sheets.empty()).list("counts", standing_rows(report::figures_of(lines).counts));
  values.text("query", query_of(filter));
  if (without_direction > 0) values.text("without_direction", figures(without_direction));
  values.list("year_options", year_options(sheets, filter.year));
  values.list("programme_options", programme_options(programmes, filter.programme));
  values.flag("filtered", filter.standing || filter.without_direction);
  if (filter.standing) values.text("filter_words", standing_in_words(*filter.standing));
  if (filter.without_direction) values.text("filter_words", "chưa rõ cao hơn hay thấp hơn là tốt");
  Values::List shown;
  for (const auto& programme : programmes) {
    Grouped grouped;
    for (std::size_t i = 0; i < sheets.size(); ++i)
      if (sheets[i].indicator.programme == programme.id && is_wanted(filter, sheets[i], lines[i]))
        grouped.add(sheets[i].indicator.printed.heading, list_row(sheets[i], lines[i]));
    if (!grouped.empty()) shown.push_back(programme_of(programme, grouped.groups()));
  }
  values.flag("any_shown", !shown.empty()).list("programmes", std::move(shown));
  return values;
}

Values indicator_page(const service::IndicatorRecord& record, const FigureDraft& draft, const std::string& token,
                      std::string notice, calendar::Day today) {
  const auto& sheet = record.sheet;
  const auto& printed = sheet.indicator.printed;
  Values values;
  values.text("title", "Chỉ tiêu " + (printed.ref.empty() ? printed.name : printed.ref)).flag("at_indicators", true);
  values.text("token", token).text("notice", std::move(notice)).number("id", base::number(sheet.indicator.id));
  values.text("name", printed.name).text("unit", printed.unit).text("heading", printed.heading);
  values.text("ref", printed.ref).text("place", base::in_words(printed.place));
  values.number("programme_id", base::number(sheet.indicator.programme)).text("programme", sheet.programme);
  values.text("direction", std::string{duty::words_for(sheet.indicator.direction)});
  values.flag("direction_unknown", !sheet.indicator.direction).text("today_iso", calendar::iso(today));
  const auto direction = sheet.indicator.direction;
  values.flag("is_higher", direction == duty::Direction::higher).flag("is_lower", direction == duty::Direction::lower);
  values.flag("is_range", direction == duty::Direction::range);
  if (auto chart = chart_of(sheet)) values.list("chart", {*std::move(chart)});
  Values::List targets;
  for (const auto& line : sheet.targets) targets.push_back(target_row(sheet, line));
  values.flag("any_targets", !targets.empty()).list("targets", std::move(targets));
  values.flag("any_actuals", !sheet.actuals.empty()).list("actuals", actual_rows(record));
  values.flag("any_history", !record.history.empty()).list("history", history_rows(record.history));
  put_draft(values, draft);
  return values;
}

}  // namespace web
