#include "document/csv.h"

#include <algorithm>

#include "base/csv.h"
#include "base/text.h"
#include "document/lines.h"

namespace document {
namespace {

constexpr std::size_t most_columns = 256;

base::Problem refused(int line, std::string_view what) {
  return {
      .kind = "csv", .detail = "Dòng " + std::to_string(line) + ": " + std::string{what}, .words = {}, .line = line};
}

std::vector<std::string> paragraphs_of(std::string_view field) {
  std::vector<std::string> paragraphs;
  while (!field.empty()) {
    const auto end = std::min(field.find_first_of("\r\n"), field.size());
    auto paragraph = without_marks(field.substr(0, end));
    if (!paragraph.empty()) paragraphs.push_back(std::move(paragraph));
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return paragraphs;
}

}  // namespace

Row table_row(const std::vector<std::string>& fields, std::size_t columns, Place place) {
  Row row{.cells = {}, .place = std::move(place)};
  for (const auto& field : fields) row.cells.push_back({.paragraphs = paragraphs_of(field)});
  row.cells.resize(std::max(columns, fields.size()));
  return row;
}

base::Result<Reading> csv_table(std::string_view utf8) {
  const auto text = base::nfc(utf8);
  Reading reading;
  auto rows = base::csv_rows(text, base::Quotes::strict);
  if (!rows) {
    const auto misplaced = rows.error();
    rows = base::csv_rows(text, base::Quotes::lenient);
    if (!rows) return rows.error();
    reading.problems.push_back({.kind = "csv_quote",
                                .detail = misplaced.detail + " Đề nghị kiểm tra các ô ở dòng này có bị lệch cột không.",
                                .words = {},
                                .line = misplaced.line});
  }
  std::size_t columns = 0;
  for (const auto& row : *rows) columns = std::max(columns, row.fields.size());
  if (columns > most_columns)
    return refused(rows->front().line, "bảng có quá nhiều cột. Đề nghị kiểm tra dấu ngăn cột.");
  if (rows->size() > most_blocks || rows->size() * columns > most_cells)
    return base::Problem{.kind = "too_many_lines",
                         .detail = "Tệp có quá nhiều dòng hoặc ô (" + std::to_string(rows->size()) + " dòng, " +
                                   std::to_string(columns) + " cột). Đề nghị kiểm tra có chọn nhầm tệp không.",
                         .words = {},
                         .line = rows->back().line};
  Table table;
  for (const auto& row : *rows) {
    const auto number = static_cast<int>(table.rows.size()) + 1;
    table.rows.push_back(table_row(row.fields, columns, {.line = row.line, .table = 1, .row = number}));
  }
  if (table.rows.empty()) return reading;
  const auto place = table.rows.front().place;
  reading.blocks.push_back({.place = {.line = place.line, .table = 1}, .table = std::move(table)});
  return reading;
}

}  // namespace document
