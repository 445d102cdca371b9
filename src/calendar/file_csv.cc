#include <algorithm>
#include <array>

#include "base/csv.h"
#include "base/text.h"
#include "calendar/file_forms.h"

namespace calendar {
namespace {

constexpr auto titles_known = "ngày, loại, tên, nguồn, dự kiến";

struct Columns {
  std::optional<std::size_t> day, kind, name, source, expected;
};

base::Result<Columns> columns_in(const base::CsvRow& titles) {
  Columns columns;
  const std::array<std::pair<std::string_view, std::optional<std::size_t>*>, 10> known{
      {{"ngay", &columns.day},
       {"day", &columns.day},
       {"loai", &columns.kind},
       {"kind", &columns.kind},
       {"ten", &columns.name},
       {"name", &columns.name},
       {"nguon", &columns.source},
       {"source", &columns.source},
       {"du kien", &columns.expected},
       {"expected", &columns.expected}}};
  for (std::size_t i = 0; i < titles.fields.size(); ++i) {
    const auto title = base::folded(titles.fields[i]);
    if (title.empty()) continue;
    const auto column =
        std::ranges::find(known, title, &std::pair<std::string_view, std::optional<std::size_t>*>::first);
    if (column == known.end())
      return calendar_problem("calendar_file", titles.line,
                              std::string{"không rõ cột này. Các cột được nhận: "} + titles_known + ".",
                              titles.fields[i]);
    if (*column->second) return calendar_problem("calendar_file", titles.line, "cột này có hai lần.", titles.fields[i]);
    *column->second = i;
  }
  const std::array<std::pair<std::optional<std::size_t>, std::string_view>, 4> needed{
      {{columns.day, "ngày"}, {columns.kind, "loại"}, {columns.name, "tên"}, {columns.source, "nguồn"}}};
  for (const auto& [column, title] : needed)
    if (!column)
      return calendar_problem(
          "calendar_file", titles.line,
          "thiếu cột \"" + std::string{title} + "\". Dòng đầu là tên các cột: " + titles_known + ".");
  return columns;
}

std::string field(const base::CsvRow& row, std::optional<std::size_t> column) {
  if (!column || *column >= row.fields.size()) return {};
  return base::with_single_spaces(row.fields[*column]);
}

std::optional<bool> working_of(const std::string& kind) {
  const auto words = base::folded(kind);
  if (words == "nghi" || words == "off") return false;
  if (words == "lam bu" || words == "lam viec" || words == "working") return true;
  return std::nullopt;
}

std::optional<bool> expected_of(const std::string& text) {
  const auto words = base::folded(text);
  if (words.empty() || words == "khong" || words == "no") return false;
  if (words == "co" || words == "x" || words == "du kien" || words == "yes") return true;
  return std::nullopt;
}

base::Result<FileDay> day_in_row(const base::CsvRow& row, const Columns& columns) {
  const auto working = working_of(field(row, columns.kind));
  if (!working)
    return calendar_problem("calendar_file", row.line, "loại phải là \"nghỉ\" hoặc \"làm bù\".",
                            field(row, columns.kind));
  const auto expected = expected_of(field(row, columns.expected));
  if (!expected)
    return calendar_problem("calendar_file", row.line, "dự kiến phải là \"có\" hoặc \"không\".",
                            field(row, columns.expected));
  return file_day({.day = day_written(field(row, columns.day)),
                   .working = *working,
                   .name = field(row, columns.name),
                   .source = field(row, columns.source),
                   .expected = *expected,
                   .line = row.line,
                   .day_as_written = field(row, columns.day)});
}

}  // namespace

base::Result<std::vector<FileDay>> days_in_csv(std::string_view text) {
  const auto rows = base::csv_rows(text);
  if (!rows) return rows.error();
  if (rows->empty()) return calendar_problem("calendar_file", 1, "tệp không có dòng nào.");
  if (rows->size() > most_days)
    return calendar_problem("calendar_file", 1, "tệp có quá nhiều ngày, không phải lịch nghỉ.");
  const auto columns = columns_in(rows->front());
  if (!columns) return columns.error();
  std::vector<FileDay> days;
  for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
    if (row->fields.size() > rows->front().fields.size())
      return calendar_problem("calendar_file", row->line,
                              "nhiều ô hơn dòng tên cột. Ô có dấu phẩy hoặc chấm phẩy xin đặt trong dấu ngoặc kép.");
    auto day = day_in_row(*row, *columns);
    if (!day) return day.error();
    days.push_back(std::move(*day));
  }
  return days;
}

}  // namespace calendar
