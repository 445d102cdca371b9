#include "report/period_tables.h"

#include "calendar/moment.h"
#include "duty/indicator_words.h"
#include "report/counts.h"

namespace report {
namespace {

sheet::Cell rate(std::int64_t part, std::int64_t whole) {
  const auto share = percent(part, whole);
  return share ? sheet::Cell{*share} : sheet::Cell{};
}

sheet::Row row_of(std::string name, const PeriodCounts& counts) {
  return {std::move(name),
          counts.assigned,
          counts.on_time,
          counts.late,
          counts.in_time,
          counts.overdue,
          counts.waiting,
          rate(counts.done(), counts.assigned),
          rate(counts.on_time, counts.assigned),
          rate(counts.behind(), counts.assigned),
          counts.reports_owed,
          counts.reports_made,
          rate(counts.reports_made, counts.reports_owed)};
}

/// The period with its days, and when it was counted.
std::vector<std::string> notes_of(const PeriodFigures& figures) {
  return {in_words(figures.period) + ", từ " + calendar::in_words(figures.days.first) + " đến " +
              calendar::in_words(figures.days.last) + ".",
          "Số liệu chốt lúc " + calendar::moment_in_words(figures.cut_off.at) + ", giờ Việt Nam."};
}

sheet::Table agencies_table(const PeriodFigures& figures) {
  sheet::Table table{.name = "Nhiệm vụ",
                     .title = "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THEO CƠ QUAN CHỦ TRÌ",
                     .notes = notes_of(figures),
                     .columns = {{"Cơ quan chủ trì", 42},
                                 {"Được giao", 10},
                                 {"Hoàn thành đúng hạn", 13},
                                 {"Hoàn thành quá hạn", 13},
                                 {"Chưa hoàn thành, trong hạn", 14},
                                 {"Chưa hoàn thành, quá hạn", 14},
                                 {"Trong đó chờ xác nhận", 12},
                                 {"Hoàn thành trên được giao (%)", 14},
                                 {"Đúng hạn trên được giao (%)", 14},
                                 {"Chậm trên được giao (%)", 13},
                                 {"Báo cáo việc thường xuyên phải có", 15},
                                 {"Báo cáo đã có", 11},
                                 {"Đã có trên phải có (%)", 12}},
                     .rows = {},
                     .total = row_of("Tổng cộng", figures.total),
                     .when_empty = "Không có việc nào được giao trong kỳ này"};
  table.notes.emplace_back(
      "«Được giao» là việc có thời hạn phải làm trong kỳ, kể cả việc chuyển từ kỳ trước sang; «chậm» là hoàn thành quá "
      "hạn và chưa hoàn thành mà đã quá hạn.");
  for (const auto& agency : figures.agencies) table.rows.push_back(row_of(agency.name, agency.counts));
  return table;
}

sheet::Cell year_of(std::optional<int> year) { return year ? sheet::Cell{std::to_string(*year)} : sheet::Cell{}; }

/// «vượt 1; đạt 3; tổng số 4»
std::string standings_in_words(const IndicatorFigures& indicators) {
  std::string words = "Đánh giá: ";
  for (const auto& [standing, count] : indicators.counts)
    if (count > 0) words += std::string{duty::words_for(standing)} + " " + std::to_string(count) + "; ";
  return words + "tổng số " + std::to_string(indicators.lines.size()) + ".";
}

sheet::Table indicators_table(const PeriodFigures& figures) {
  sheet::Table table{.name = "Chỉ tiêu",
                     .title = "KẾT QUẢ THỰC HIỆN CHỈ TIÊU",
                     .notes = notes_of(figures),
                     .columns = {{"Chương trình", 18},
                                 {"Mục", 10},
                                 {"Chỉ tiêu", 60},
                                 {"Đơn vị", 16},
                                 {"Năm của mục tiêu", 11},
                                 {"Mục tiêu", 22},
                                 {"Năm của số thực hiện", 11},
                                 {"Thực hiện mới nhất", 22},
                                 {"Đánh giá", 20}},
                     .rows = {},
                     .total = {},
                     .when_empty = "Không có chỉ tiêu nào"};
  table.notes.push_back(standings_in_words(figures.indicators));
  for (const auto& line : figures.indicators.lines)
    table.rows.push_back({line.programme, line.ref, line.name, line.unit, year_of(line.target_year), line.target,
                          year_of(line.figure_year), line.figure_year ? line.figure : std::string{},
                          std::string{duty::words_for(line.standing)}});
  return table;
}

}  // namespace

std::vector<sheet::Table> tables_of(const PeriodFigures& figures) {
  std::vector<sheet::Table> tables{agencies_table(figures)};
  if (!figures.indicators.lines.empty()) tables.push_back(indicators_table(figures));
  return tables;
}

}  // namespace report
