#include "cli/indicator_commands.h"

#include <memory>
#include <ostream>

#include "base/text.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/table.h"
#include "service/house.h"
#include "service/indicators.h"
#include "service/review.h"
#include "store/json.h"

namespace cli {
namespace {

/// What the options of these commands are read into.
struct Line {
  std::filesystem::path data;
  std::string programme, value, document_number, document_on, direction, format = "table";
  std::int64_t indicator = 0;
  int year = 0;
};

nlohmann::json json_of(const service::IndicatorSheet& sheet) {
  const auto& [id, programme, printed, direction] = sheet.indicator;
  nlohmann::json json{{"id", base::number(id)},
                      {"programme", base::number(programme)},
                      {"ref", printed.ref},
                      {"name", printed.name},
                      {"unit", printed.unit},
                      {"heading", printed.heading},
                      {"direction", nullptr},
                      {"targets", nlohmann::json::array()},
                      {"actuals", nlohmann::json::array()}};
  if (direction) json["direction"] = duty::code(*direction);
  for (const auto& target : sheet.targets) {
    nlohmann::json row{{"year", nullptr},
                       {"title", target.printed.title},
                       {"value", target.printed.value},
                       {"actual", nullptr},
                       {"standing", duty::code(target.judgement.standing)}};
    if (target.year) row["year"] = *target.year;
    if (target.figure) row["actual"] = *target.figure;
    json["targets"].push_back(std::move(row));
  }
  for (const auto& actual : sheet.actuals)
    json["actuals"].push_back({{"year", actual.year},
                               {"value", actual.value},
                               {"document", actual.document_number},
                               {"document_on", calendar::iso(actual.document_on)}});
  return json;
}

void print(const std::vector<service::IndicatorSheet>& sheets, std::ostream& out) {
  Table table{{"Mã", "Mục", "Chỉ tiêu", "Đơn vị", "Năm", "Mục tiêu", "Thực hiện", "Đánh giá", "Chiều"},
              {6, 12, 50, 12, 4, 24, 12, 16, 36}};
  for (const auto& sheet : sheets) {
    const auto& printed = sheet.indicator.printed;
    const auto id = std::to_string(base::number(sheet.indicator.id));
    const std::string direction{duty::words_for(sheet.indicator.direction)};
    if (sheet.targets.empty()) table.add({id, printed.ref, printed.name, printed.unit, "", "", "", "", direction});
    for (const auto& target : sheet.targets)
      table.add({id, printed.ref, printed.name, printed.unit, target.year ? std::to_string(*target.year) : "",
                 target.printed.value, target.figure.value_or(""),
                 std::string{duty::words_for(target.judgement.standing)}, direction});
  }
  table.print(out);
}

int list(const Line& line, const Doors& doors) {
  const base::SystemClock clock;
  const auto house = service::House::open(line.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto context = (*house)->context();
  std::optional<base::ProgrammeId> programme;
  if (!line.programme.empty()) {
    const auto named = service::programme_named(context, base::nfc(line.programme));
    if (!named) return refuse(named.error(), doors);
    programme = *named;
  }
  const auto sheets = service::indicator_sheets(context, programme);
  if (line.format == "table") {
    print(sheets, doors.out);
    return cli::done;
  }
  auto json = nlohmann::json::array();
  for (const auto& sheet : sheets) json.push_back(json_of(sheet));
  doors.out << json.dump(1) << '\n';
  return cli::done;
}

/// Opens the data folder, makes the change there, and says what was done.
template <typename Change>
int make(const Line& line, const Doors& doors, std::string_view said, Change&& change) {
  const base::SystemClock clock;
  const auto house = service::House::open(line.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto made = change((*house)->context(), store::IndicatorId{line.indicator});
  if (!made) return refuse(made.error(), doors);
  doors.out << said << '\n';
  return cli::done;
}

int record(const Line& line, const Doors& doors) {
  return make(line, doors, "Đã ghi số liệu.", [&](const service::Context& context, store::IndicatorId id) {
    return service::record_actual(context, id,
                                  {.year = line.year,
                                   .value = base::nfc(line.value),
                                   .document_number = base::nfc(line.document_number),
                                   .document_on = day_of(line.document_on)},
                                  {});
  });
}

int direct(const Line& line, const Doors& doors) {
  return make(line, doors, "Đã ghi chiều của chỉ tiêu.", [&](const service::Context& context, store::IndicatorId id) {
    return service::set_direction(context, id, duty::direction_of(line.direction).value(), {});
  });
}

}  // namespace

void add_indicator_commands(Command app, const Doors& doors, std::function<int()>& action) {
  const auto line = std::make_shared<Line>();
  const auto indicator = app.group("indicator", "Chỉ tiêu: mục tiêu từng năm và số liệu thực hiện");

  auto command = indicator.command("list", "In các chỉ tiêu với mục tiêu, số liệu và đánh giá");
  command.data(line->data);
  command.option("--programme", line->programme, "Số, ký hiệu hoặc mã số của chương trình");
  command.format(line->format);
  command.does([line, &doors, &action] { action = [line, &doors] { return list(*line, doors); }; });

  command = indicator.command("actual", "Ghi hoặc đính chính số liệu thực hiện của một năm");
  command.data(line->data);
  command.option("ID", line->indicator, "Mã của chỉ tiêu, như indicator list in ra").required();
  command.option("YEAR", line->year, "Năm của số liệu").required();
  command.option("VALUE", line->value, "Số liệu, thí dụ 7,9").required();
  command.option("--document", line->document_number, "Số, ký hiệu văn bản báo cáo số liệu").required();
  command.day("--document-on", line->document_on, "Ngày của văn bản ấy").required();
  command.does([line, &doors, &action] { action = [line, &doors] { return record(*line, doors); }; });

  command = indicator.command("direction", "Ghi cao hơn, thấp hơn hay trong khoảng là tốt");
  command.data(line->data);
  command.option("ID", line->indicator, "Mã của chỉ tiêu").required();
  command.option("DIRECTION", line->direction, "higher (cao hơn), lower (thấp hơn) hoặc range (trong khoảng)")
      .required()
      .among({"higher", "lower", "range"});
  command.does([line, &doors, &action] { action = [line, &doors] { return direct(*line, doors); }; });
}

}  // namespace cli
