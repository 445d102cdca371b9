#include "document/word_tables.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "document/grid.h"
#include "document/word_lines.h"

namespace document {
namespace {

using namespace std::string_view_literals;

constexpr int most_layout_columns = 3;
constexpr std::size_t most_letterhead_rows = 8;
constexpr std::size_t header_rows = 3;

bool has_words(const WordCell& cell) {
  return std::any_of(cell.paragraphs.begin(), cell.paragraphs.end(), [](const WordParagraph& paragraph) {
    return !paragraph.label.empty() || !base::trimmed(paragraph.text).empty();
  });
}

int width_of(const WordTable& table) {
  int width = 0;
  for (const auto& row : table.rows) {
    int columns = row.columns_before;
    for (const auto& cell : row.cells) columns += cell.columns;
    width = std::max(width, columns);
  }
  return width;
}

/// Whether one of the first rows has a cell for which `holds` is true, shown as words without case and diacritics.
template <typename Holds>
bool has_paragraph(const WordTable& table, std::size_t first_rows, Holds holds) {
  const auto end = table.rows.begin() + static_cast<std::ptrdiff_t>(std::min(first_rows, table.rows.size()));
  return std::any_of(table.rows.begin(), end, [&](const WordRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const WordCell& cell) {
      return std::any_of(cell.paragraphs.begin(), cell.paragraphs.end(), [&](const WordParagraph& paragraph) {
        return paragraph.text.size() < 100 && holds(base::folded(paragraph.text));
      });
    });
  });
}

bool has_numbers_column(const WordTable& table) {
  return has_paragraph(table, header_rows,
                       [](std::string_view words) { return words == "tt" || words == "stt" || words == "so tt"; });
}

bool says_letterhead(const WordTable& table) {
  static constexpr std::array openings{"cong hoa xa hoi chu nghia"sv, "dang cong san viet nam"sv, "doc lap - tu do"sv,
                                       "noi nhan:"sv};
  return table.rows.size() <= most_letterhead_rows &&
         has_paragraph(table, most_letterhead_rows, [](std::string_view words) {
           return std::any_of(openings.begin(), openings.end(),
                              [words](std::string_view opening) { return words.starts_with(opening); });
         });
}

/// Puts the cells of row after row into their places.
class Placing {
 public:
  /// Nothing where a row has more columns than a table may have.
  bool add(const WordRow& row, int number);
  std::vector<PlacedCell> cells() { return std::move(cells_); }

 private:
  void place(const WordCell& cell, int row, int column);

  std::vector<PlacedCell> cells_;
  std::array<std::optional<std::size_t>, most_columns> above_{};  ///< the cell that begins in each column, by index
};

bool Placing::add(const WordRow& row, int number) {
  auto column = row.columns_before;
  const auto first = cells_.size();
  for (const auto& cell : row.cells) {
    if (column + cell.columns > most_columns) return false;
    auto& above = above_[static_cast<std::size_t>(column)];
    if (cell.goes_on_left && cells_.size() > first) {
      cells_.back().columns += cell.columns;
    } else if (cell.goes_on_above && above) {
      cells_[*above].rows = number - cells_[*above].row + 1;
    } else {
      above = cells_.size();
      place(cell, number, column);
    }
    column += cell.columns;
  }
  return true;
}

void Placing::place(const WordCell& cell, int row, int column) {
  cells_.push_back(
      {.row = row, .column = column, .rows = 1, .columns = cell.columns, .paragraphs = paragraphs_of(cell)});
}

}  // namespace

bool is_layout(const WordTable& table) {
  const auto width = width_of(table);
  if (width <= 1) return true;
  if (has_numbers_column(table) || table.repeats_header) return false;
  return says_letterhead(table) || (!table.has_borders && width <= most_layout_columns);
}

std::vector<std::string> paragraphs_of(const WordCell& cell) {
  std::vector<std::string> paragraphs;
  for (const auto& paragraph : cell.paragraphs)
    for (const auto& line : lines_of(paragraph)) paragraphs.push_back(in_cell(line));
  return paragraphs;
}

base::Result<Table> grid_of(const WordTable& table, const Place& place) {
  Placing placing;
  std::vector<Place> places;
  for (const auto& row : table.rows) {
    const auto number = static_cast<int>(places.size());
    places.push_back(place);
    places.back().row = number + 1;
    places.back().page = row.page;
    const auto is_blank = std::none_of(row.cells.begin(), row.cells.end(), has_words);
    if (!is_blank && !placing.add(row, number)) return too_many_cells();
  }
  return table_of(placing.cells(), places);
}

}  // namespace document
