#include "service/indicators.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "service/decided.h"
#include "store/programmes.h"

namespace service {
namespace {

constexpr int first_figure_year = 2000;
constexpr std::size_t longest_number = 200;  // bytes of a document's number

int year_of(calendar::Day day) { return static_cast<int>(date::year_month_day{day}.year()); }

IndicatorSheet sheet_of(store::Connection& connection, store::IndicatorRow row, const store::ProgrammeRow& programme,
                        int this_year) {
  IndicatorSheet sheet{.indicator = std::move(row),
                       .programme = programme.number.value_or(programme.title),
                       .targets = {},
                       .actuals = store::actuals_of(connection, row.id),
                       .figures = {}};
  std::map<int, std::string> typed;
  for (const auto& actual : sheet.actuals) {
    typed[actual.year] = actual.value;
    sheet.figures[actual.year] = duty::figure_in(actual.value).value();
  }
  for (const auto& target : sheet.indicator.printed.targets) {
    TargetLine line{.printed = target, .year = target.year, .figure = {}};
    if (!line.year && programme.term) line.year = programme.term->last_year;
    if (line.year) {
      if (const auto figure = typed.find(*line.year); figure != typed.end()) line.figure = figure->second;
      line.standing = duty::standing_of(duty::goal_in(target.value), sheet.indicator.direction, *line.year,
                                        sheet.figures, this_year);
    }
    sheet.targets.push_back(std::move(line));
  }
  return sheet;
}

base::Problem no_such_indicator() {
  return problem("no_such_indicator", "Không có chỉ tiêu này. Xin mở lại từ danh sách chỉ tiêu.");
}

std::optional<base::Problem> cannot_record(const NewActual& actual, calendar::Day today) {
  const auto this_year = year_of(today);
  if (actual.year < first_figure_year || actual.year > this_year)
    return problem("bad_year", "Năm của số liệu phải từ " + std::to_string(first_figure_year) + " đến " +
                                   std::to_string(this_year) + ".");
  if (!duty::figure_in(actual.value))
    return base::Problem{.kind = "bad_figure",
                         .detail = "Số liệu chưa đọc được. Xin viết một số, thí dụ 7,9 hoặc 1.850, không kèm đơn vị.",
                         .words = actual.value};
  if (base::trimmed(actual.document_number).empty() || !actual.document_on)
    return problem("no_document", "Xin ghi số, ký hiệu và ngày của văn bản báo cáo số liệu.");
  if (actual.document_number.size() > longest_number)
    return problem("no_document", "Số, ký hiệu văn bản quá dài. Xin ghi ngắn hơn.");
  if (*actual.document_on > today)
    return problem("document_later", "Ngày văn bản sau ngày hôm nay. Xin xem lại ngày văn bản.");
  return std::nullopt;
}

}  // namespace

std::vector<IndicatorSheet> indicator_sheets(const Context& context, std::optional<base::ProgrammeId> programme) {
  auto connection = context.pool.lease();
  const store::Snapshot one_state{*connection};
  std::map<base::ProgrammeId, store::ProgrammeRow> programmes;
  for (auto& row : store::programmes(*connection)) programmes.emplace(row.id, std::move(row));
  std::vector<IndicatorSheet> sheets;
  for (auto& row : store::indicators(*connection, programme)) {
    const auto& its_programme = programmes.at(row.programme);
    sheets.push_back(sheet_of(*connection, std::move(row), its_programme, year_of(context.today())));
  }
  return sheets;
}

std::optional<IndicatorSheet> indicator_sheet(const Context& context, store::IndicatorId id) {
  auto connection = context.pool.lease();
  const store::Snapshot one_state{*connection};
  auto row = store::indicator(*connection, id);
  if (!row) return std::nullopt;
  const auto programme = store::programme(*connection, row->programme).value();
  return sheet_of(*connection, *std::move(row), programme, year_of(context.today()));
}

base::Result<base::Done> record_actual(const Context& context, store::IndicatorId id, const NewActual& actual,
                                       const Author& author) {
  return enter(context, author, [&](const Entry& entry) -> base::Result<base::Done> {
    if (!store::indicator(entry.connection, id)) return no_such_indicator();
    if (auto refused = cannot_record(actual, entry.today())) return *refused;
    std::optional<std::string> before;
    for (const auto& known : store::actuals_of(entry.connection, id))
      if (known.year == actual.year) before = known.value;
    const std::string value{base::trimmed(actual.value)};
    if (before && duty::figure_in(*before) == duty::figure_in(value))
      return problem("same_figure", "Năm " + std::to_string(actual.year) + " đã có đúng số liệu này.");
    store::add_actual(entry.connection, id,
                      {.year = actual.year,
                       .value = value,
                       .document_number = std::string{base::trimmed(actual.document_number)},
                       .document_on = *actual.document_on,
                       .recorded_at = entry.now,
                       .person = author.person});
    const nlohmann::json now_is{{"year", actual.year}, {"value", value}, {"document", actual.document_number}};
    const auto was = before ? nlohmann::json{{"year", actual.year}, {"value", *before}} : nlohmann::json::object();
    entry.log("indicator", base::number(id), before ? "figure_corrected" : "figure_recorded", now_is.dump(),
              was.dump());
    return base::Done{};
  });
}

base::Result<base::Done> set_direction(const Context& context, store::IndicatorId id, duty::Direction direction,
                                       const Author& author) {
  return enter(context, author, [&](const Entry& entry) -> base::Result<base::Done> {
    const auto row = store::indicator(entry.connection, id);
    if (!row) return no_such_indicator();
    if (row->direction == direction) return base::Done{};
    store::set_direction(entry.connection, id, direction);
    const auto was =
        row->direction ? nlohmann::json{{"direction", duty::code(*row->direction)}} : nlohmann::json::object();
    entry.log("indicator", base::number(id), "direction_set",
              nlohmann::json{{"direction", duty::code(direction)}}.dump(), was.dump());
    return base::Done{};
  });
}

}  // namespace service
