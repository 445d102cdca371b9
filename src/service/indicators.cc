#include "service/indicators.h"

#include "base/text.h"
#include "service/decided.h"
#include "store/json.h"

namespace service {
namespace {

constexpr auto office_records = "ghi số liệu và chiều của chỉ tiêu";
constexpr std::size_t longest_number = 200;  // bytes of a document's number

int year_of(calendar::Day day) { return static_cast<int>(date::year_month_day{day}.year()); }

/// until: of the figures that count
IndicatorSheet sheet_of(store::Connection& connection, store::IndicatorRow row, const store::ProgrammeRow& programme,
                        int this_year, std::optional<base::Instant> until = {}) {
  IndicatorSheet sheet{.indicator = std::move(row),
                       .programme = programme.number.value_or(programme.title),
                       .targets = {},
                       .actuals = {},
                       .course = {},
                       .this_year = this_year};
  sheet.actuals = store::actuals_of(connection, sheet.indicator.id, until);
  sheet.course.direction = sheet.indicator.direction;
  std::map<int, std::string> typed;
  for (const auto& actual : sheet.actuals) {
    typed[actual.year] = actual.value;
    sheet.course.figures[actual.year] = duty::figure_in(actual.value).value();
  }
  for (const auto& target : sheet.indicator.printed.targets) {
    TargetLine line{.printed = target, .year = target.year, .figure = {}, .goal = duty::goal_in(target.value)};
    if (!line.year && programme.term) line.year = programme.term->last_year;
    if (line.year && line.goal) sheet.course.goals.emplace(*line.year, *line.goal);
    sheet.targets.push_back(std::move(line));
  }
  for (auto& line : sheet.targets) {
    if (!line.year) continue;
    if (const auto figure = typed.find(*line.year); figure != typed.end()) line.figure = figure->second;
    line.judgement = duty::judged(line.goal, *line.year, sheet.course, this_year);
  }
  return sheet;
}

std::map<base::ProgrammeId, store::ProgrammeRow> programmes_by_id(store::Connection& connection) {
  std::map<base::ProgrammeId, store::ProgrammeRow> programmes;
  for (auto& row : store::programmes(connection)) programmes.emplace(row.id, std::move(row));
  return programmes;
}

/// The direction that an indicator had at an instant: the first one set since tells what was before it.
std::optional<duty::Direction> direction_at(store::Connection& connection, const store::IndicatorRow& row,
                                            base::Instant moment) {
  for (const auto& event : store::events_of(connection, "indicator", base::number(row.id))) {
    if (event.what != "direction_set" || event.at <= moment) continue;
    return duty::direction_of(nlohmann::json::parse(event.old_json).value("direction", ""));
  }
  return row.direction;
}

bool was_followed(const store::ProgrammeRow& programme, base::Instant moment) {
  return programme.in_force_at && *programme.in_force_at <= moment &&
         !(programme.ended_at && *programme.ended_at <= moment);
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
  if (base::trimmed(actual.document_number).empty())
    return problem("no_document", "Xin ghi số, ký hiệu văn bản báo cáo số liệu.");
  if (!actual.document_on) return problem("no_document_day", "Xin ghi ngày của văn bản báo cáo số liệu.");
  if (actual.document_number.size() > longest_number)
    return problem("no_document", "Số, ký hiệu văn bản quá dài. Xin ghi ngắn hơn.");
  if (*actual.document_on > today)
    return problem("document_later", "Ngày văn bản sau ngày hôm nay. Xin xem lại ngày văn bản.");
  return std::nullopt;
}

}  // namespace

const TargetLine* target_for(const IndicatorSheet& sheet, int year) {
  const TargetLine *next = nullptr, *last = nullptr;
  for (const auto& line : sheet.targets) {
    if (!line.year) continue;
    if (*line.year >= year && (next == nullptr || *line.year < *next->year)) next = &line;
    if (last == nullptr || *line.year > *last->year) last = &line;
  }
  return next != nullptr ? next : last;
}

report::IndicatorLine line_for(const IndicatorSheet& sheet, int year) {
  const auto& printed = sheet.indicator.printed;
  report::IndicatorLine line{.id = base::number(sheet.indicator.id),
                             .ref = printed.ref,
                             .name = printed.name,
                             .unit = printed.unit,
                             .programme = sheet.programme};
  if (const auto* target = target_for(sheet, year)) {
    line.target_year = target->year;
    line.target = target->printed.value;
    line.standing = target->judgement.standing;
  } else if (!sheet.targets.empty()) {
    line.target = sheet.targets.front().printed.value;
  }
  for (const auto& actual : sheet.actuals) {
    if (line.figure_year && actual.year < *line.figure_year) continue;
    line.figure_year = actual.year;
    line.figure = actual.value;
  }
  return line;
}

std::vector<IndicatorSheet> indicator_sheets(const Context& context, std::optional<base::ProgrammeId> programme) {
  auto connection = context.pool.lease();
  const store::Snapshot one_state{*connection};
  const auto programmes = programmes_by_id(*connection);
  std::vector<IndicatorSheet> sheets;
  for (auto& row : store::indicators(*connection, programme)) {
    const auto& its_programme = programmes.at(row.programme);
    sheets.push_back(sheet_of(*connection, std::move(row), its_programme, year_of(context.today())));
  }
  return sheets;
}

std::vector<IndicatorSheet> indicator_sheets_as_of(store::Connection& connection, base::Instant moment) {
  const auto programmes = programmes_by_id(connection);
  std::vector<IndicatorSheet> sheets;
  for (auto& row : store::indicators(connection, std::nullopt)) {
    const auto& its_programme = programmes.at(row.programme);
    if (!was_followed(its_programme, moment)) continue;
    row.direction = direction_at(connection, row, moment);
    sheets.push_back(
        sheet_of(connection, std::move(row), its_programme, year_of(calendar::day_in_vietnam(moment)), moment));
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

std::optional<IndicatorRecord> indicator_record(const Context& context, store::IndicatorId id) {
  auto sheet = indicator_sheet(context, id);
  if (!sheet) return std::nullopt;
  auto connection = context.pool.lease();
  const auto name_of = [&](std::optional<base::PersonId> person) {
    const auto found = person ? store::person(*connection, *person) : std::nullopt;
    return found ? found->name : std::string{};
  };
  IndicatorRecord record{.sheet = *std::move(sheet), .recorders = {}, .history = {}};
  for (const auto& actual : record.sheet.actuals) record.recorders.push_back(name_of(actual.person));
  for (auto& event : store::events_of(*connection, "indicator", base::number(id))) {
    auto person = name_of(event.person);
    record.history.push_back({std::move(event), std::move(person)});
  }
  return record;
}

std::int64_t indicators_without_direction(const Context& context, std::optional<base::ProgrammeId> programme) {
  auto connection = context.pool.lease();
  return store::count_without_direction(*connection, programme);
}

base::Result<base::Done> record_actual(const Context& context, store::IndicatorId id, const NewActual& actual,
                                       const Author& author) {
  const auto keep = [&](const Entry& entry) -> base::Result<base::Done> {
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
  };
  return enter(context, author, keep, office_records);
}

base::Result<base::Done> set_direction(const Context& context, store::IndicatorId id, duty::Direction direction,
                                       const Author& author) {
  const auto keep = [&](const Entry& entry) -> base::Result<base::Done> {
    const auto row = store::indicator(entry.connection, id);
    if (!row) return no_such_indicator();
    if (row->direction == direction) return base::Done{};
    store::set_direction(entry.connection, id, direction);
    const auto was =
        row->direction ? nlohmann::json{{"direction", duty::code(*row->direction)}} : nlohmann::json::object();
    entry.log("indicator", base::number(id), "direction_set",
              nlohmann::json{{"direction", duty::code(direction)}}.dump(), was.dump());
    return base::Done{};
  };
  return enter(context, author, keep, office_records);
}

}  // namespace service
