#include "cli/report_commands.h"

#include <memory>
#include <sstream>

#include "calendar/moment.h"
#include "cli/commands.h"
#include "cli/out_file.h"
#include "cli/table.h"
#include "duty/indicator_words.h"
#include "report/counts.h"
#include "report/period_tables.h"
#include "service/house.h"
#include "service/period_report.h"
#include "sheet/xlsx.h"
#include "store/json.h"

namespace cli {
namespace {

/// What the options of the command are read into.
struct Line {
  std::filesystem::path data, out;
  std::string period, as_of, format = "table";
};

nlohmann::json json_of_rate(std::int64_t part, std::int64_t whole) {
  nlohmann::json json{{"part", part}, {"whole", whole}, {"percent", nullptr}};
  if (const auto percent = report::percent(part, whole)) json["percent"] = *percent;
  return json;
}

nlohmann::json json_of(const report::PeriodCounts& counts) {
  return {{"assigned", counts.assigned},
          {"completed_on_time", counts.on_time},
          {"completed_late", counts.late},
          {"open_in_time", counts.in_time},
          {"open_overdue", counts.overdue},
          {"waiting", counts.waiting},
          {"done_of_assigned", json_of_rate(counts.done(), counts.assigned)},
          {"on_time_of_assigned", json_of_rate(counts.on_time, counts.assigned)},
          {"late_of_assigned", json_of_rate(counts.behind(), counts.assigned)},
          {"reports_made_of_owed", json_of_rate(counts.reports_made, counts.reports_owed)}};
}

nlohmann::json json_of(const report::IndicatorLine& line) {
  nlohmann::json json{{"id", line.id},          {"programme", line.programme},
                      {"ref", line.ref},        {"name", line.name},
                      {"unit", line.unit},      {"target", line.target},
                      {"target_year", nullptr}, {"actual", nullptr},
                      {"actual_year", nullptr}, {"standing", duty::code(line.standing)}};
  if (line.target_year) json["target_year"] = *line.target_year;
  if (line.figure_year) {
    json["actual"] = line.figure;
    json["actual_year"] = *line.figure_year;
  }
  return json;
}

nlohmann::json json_of(const report::PeriodFigures& figures) {
  nlohmann::json json{{"period", report::code(figures.period)},
                      {"first", calendar::iso(figures.days.first)},
                      {"last", calendar::iso(figures.days.last)},
                      {"cut_off", base::rfc3339(figures.cut_off.at)},
                      {"total", json_of(figures.total)},
                      {"agencies", nlohmann::json::array()},
                      {"indicators", {{"counts", nlohmann::json::object()}, {"worst_first", nlohmann::json::array()}}}};
  for (const auto& agency : figures.agencies) {
    auto row = json_of(agency.counts);
    row["agency"] = agency.name;
    row["id"] = base::number(agency.agency);
    json["agencies"].push_back(std::move(row));
  }
  for (const auto& [standing, count] : figures.indicators.counts)
    json["indicators"]["counts"][std::string{duty::code(standing)}] = count;
  for (const auto& line : figures.indicators.lines) json["indicators"]["worst_first"].push_back(json_of(line));
  return json;
}

std::string rate(std::int64_t part, std::int64_t whole) {
  const auto percent = report::percent(part, whole);
  const auto fraction = " (" + std::to_string(part) + "/" + std::to_string(whole) + ")";
  return (percent ? duty::figure_in_words(*percent) + " %" : "chưa có") + fraction;
}

std::vector<std::string> row_of(const std::string& name, const report::PeriodCounts& counts) {
  return {name,
          std::to_string(counts.assigned),
          std::to_string(counts.on_time),
          std::to_string(counts.late),
          std::to_string(counts.in_time),
          std::to_string(counts.overdue),
          std::to_string(counts.waiting),
          rate(counts.done(), counts.assigned),
          rate(counts.on_time, counts.assigned),
          rate(counts.behind(), counts.assigned),
          rate(counts.reports_made, counts.reports_owed)};
}

void print(const report::PeriodFigures& figures, std::ostream& out) {
  out << report::in_words(figures.period) << ", từ " << calendar::in_words(figures.days.first) << " đến "
      << calendar::in_words(figures.days.last) << "; số liệu chốt lúc " << calendar::moment_in_words(figures.cut_off.at)
      << ", giờ Việt Nam.\n\n";
  Table table{{"Cơ quan chủ trì", "Được giao", "HT đúng hạn", "HT quá hạn", "Còn hạn", "Quá hạn", "Chờ xác nhận",
               "HT/được giao", "Đúng hạn/được giao", "Chậm/được giao", "Cập nhật"},
              {44, 9, 11, 10, 8, 8, 12, 20, 20, 20, 20}};
  for (const auto& agency : figures.agencies) table.add(row_of(agency.name, agency.counts));
  table.add(row_of("TỔNG CỘNG", figures.total));
  table.print(out);
  if (figures.indicators.lines.empty()) return;
  out << "\nChỉ tiêu:";
  for (const auto& [standing, count] : figures.indicators.counts)
    if (count > 0) out << " " << duty::words_for(standing) << " " << count << ";";
  out << " tổng số " << figures.indicators.lines.size() << ".\n\n";
  Table indicators{{"Mục", "Chỉ tiêu", "Đơn vị", "Năm", "Mục tiêu", "Thực hiện", "Đánh giá"},
                   {12, 60, 12, 4, 24, 18, 16}};
  for (const auto& line : figures.indicators.lines)
    indicators.add({line.ref, line.name, line.unit, line.target_year ? std::to_string(*line.target_year) : "",
                    line.target, line.figure_year ? line.figure + " (" + std::to_string(*line.figure_year) + ")" : "",
                    std::string{duty::words_for(line.standing)}});
  indicators.print(out);
}

int report_on(const Line& line, const Doors& doors) {
  const base::SystemClock clock;
  const auto house = service::House::open(line.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto period = report::period_in(line.period).value();
  const auto figures = service::period_report((*house)->context(), period, day_of(line.as_of));
  if (!figures) return refuse(figures.error(), doors);
  if (line.format == "xlsx") return give(sheet::xlsx(report::tables_of(*figures), clock.now()), line.out, doors);
  std::ostringstream out;
  if (line.format == "table")
    print(*figures, out);
  else
    out << json_of(*figures).dump(1) << '\n';
  return give(out.str(), line.out, doors);
}

std::string is_period(const std::string& text) {
  if (report::period_in(text)) return {};
  return "\"" + text + "\" không phải một kỳ. Xin viết dạng 2026-Q2 (quý), 2026-H1 (nửa năm) hoặc 2026 (năm).";
}

}  // namespace

void add_report_command(Command app, const Doors& doors, std::function<int()>& action) {
  const auto line = std::make_shared<Line>();
  auto command = app.command("report", "Số liệu của một quý, nửa năm hoặc năm, theo cuối kỳ");
  command.option("PERIOD", line->period, "Kỳ: 2026-Q2, 2026-H1 hoặc 2026").required().checked("period", is_period);
  command.data(line->data);
  command.day("--as-of", line->as_of, "Chốt số liệu hết ngày này (mặc định cuối kỳ, hoặc bây giờ)");
  command.option("--format", line->format, "Dạng: json, table hoặc xlsx")
      .among({"json", "table", "xlsx"})
      .type("FORMAT");
  command.option("--out", line->out, "Ghi vào tệp này thay vì in ra").type("FILE");
  command.does([line, &doors, &action] { action = [line, &doors] { return report_on(*line, doors); }; });
}

}  // namespace cli
