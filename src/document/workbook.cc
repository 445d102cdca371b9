#include "document/workbook.h"

#include <algorithm>
#include <optional>

#include "document/grid.h"
#include "document/office_package.h"
#include "document/sheet_cells.h"
#include "document/sheet_parts.h"

namespace document {
namespace {

using base::Problem;

Problem hidden_sheet(const std::string& sheet) {
  return {.kind = "hidden_sheet",
          .detail = "Bỏ qua trang tính bị ẩn “" + sheet +
                    "”. Nếu trang đó có nhiệm vụ, đề nghị bỏ ẩn (Unhide), lưu lại rồi nộp lại.",
          .words = sheet,
          .line = 0};
}

/// A workbook whose parts are read one after the other.
class Workbook {
 public:
  Workbook(std::string_view bytes, const std::string& name)
      : package_{bytes, name}, main_{package_.main_part("xl/workbook.xml")}, related_{package_.related(main_)} {}

  /// What the sheets share.
  std::optional<Problem> read_parts();
  base::Result<Reading> read_sheets();

 private:
  std::optional<Problem> read_sheet(const Sheet& sheet, const std::string& path);

  OfficePackage package_;
  std::string main_;
  std::vector<Relationship> related_;
  SheetList list_;
  SharedStrings strings_;
  SheetFormats formats_;
  Reading reading_;
  std::size_t positions_ = 0;
};

std::optional<Problem> Workbook::read_parts() {
  if (auto problem = package_.read(main_, list_.handlers())) return problem;
  if (const auto path = path_of(related_, "styles"); package_.has(path))
    if (auto problem = package_.read(path, formats_.handlers())) return problem;
  if (const auto path = path_of(related_, "sharedStrings"); package_.has(path))
    if (auto problem = package_.read(path, strings_.handlers(), [this] { return strings_.is_full(); })) return problem;
  if (strings_.is_full()) return too_much_text();
  return std::nullopt;
}

base::Result<Reading> Workbook::read_sheets() {
  for (const auto& sheet : list_.sheets()) {
    const auto part = std::find_if(related_.begin(), related_.end(), [&sheet](const Relationship& relationship) {
      return relationship.id == sheet.id && relationship.type == "worksheet";
    });
    if (part == related_.end()) continue;  // a chart
    if (sheet.is_hidden)
      reading_.problems.push_back(hidden_sheet(sheet.name));
    else if (auto problem = read_sheet(sheet, part->path))
      return *std::move(problem);
  }
  return std::move(reading_);
}

std::optional<Problem> Workbook::read_sheet(const Sheet& sheet, const std::string& path) {
  SheetCells cells{strings_, formats_, list_.date_system()};
  if (auto problem = package_.read(path, cells.handlers(), [&cells] { return cells.is_full(); })) return problem;
  const Place place{.sheet = sheet.name, .table = static_cast<int>(reading_.blocks.size()) + 1};
  auto table = cells.table(place);
  if (!table) return table.error();
  if (table->rows.empty()) return std::nullopt;
  positions_ += table->rows.size() * table->rows.front().cells.size();
  if (positions_ > most_positions) return too_many_cells();
  reading_.blocks.push_back({.mark = {}, .text = {}, .place = place, .table = *std::move(table)});
  return std::nullopt;
}

}  // namespace

base::Result<Reading> workbook(std::string_view bytes, const std::string& name) {
  Workbook workbook{bytes, name};
  if (auto problem = workbook.read_parts()) return *std::move(problem);
  return workbook.read_sheets();
}

}  // namespace document
