#include "document/pdf_layout.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "document/pdf_margins.h"
#include "document/pdf_positions.h"
#include "document/pdf_table.h"

namespace document {
namespace {

constexpr double widest_gap = 1.3;            ///< between the words of a line, as a multiple of their size
constexpr std::size_t many_side_by_side = 3;  ///< rows of three columns that are no accident

using Element = std::variant<PdfLine, PdfGrid>;

double top_of(const Element& element) {
  const auto* line = std::get_if<PdfLine>(&element);
  return line != nullptr ? line->box.top : std::get<PdfGrid>(element).box.top;
}

/// Lines that stand side by side, wholly or in part.
struct Band {
  double top = 0, bottom = 0;
  std::vector<PdfLine> lines;
};

std::vector<Band> bands_of(const std::vector<PdfLine>& lines) {
  std::vector<Band> bands;
  for (const auto& line : lines) {
    const auto overlap = bands.empty() ? -1 : bands.back().bottom - line.box.top;
    if (overlap > 0.4 * line.box.height()) {
      bands.back().lines.push_back(line);
      bands.back().bottom = std::max(bands.back().bottom, line.box.bottom);
    } else {
      bands.push_back({.top = line.box.top, .bottom = line.box.bottom, .lines = {line}});
    }
  }
  return bands;
}

/// The free space between two columns, from left to right.
struct Gutter {
  double left = 0, right = 0;

  bool is_crossed_by(const PdfBox& box) const { return box.left < left && box.right > right; }
  double middle() const { return (left + right) / 2; }
};

/// The free space between the lines of the band, if they make two columns.
bool narrow(Gutter& gutter, const Band& band) {
  auto narrowed = gutter;
  for (const auto& line : band.lines)
    if ((line.box.left + line.box.right) / 2 < gutter.middle())
      narrowed.left = std::max(narrowed.left, line.box.right);
    else
      narrowed.right = std::min(narrowed.right, line.box.left);
  if (narrowed.right - narrowed.left < 4) return false;
  gutter = narrowed;
  return true;
}

Gutter widest_gutter(const Band& band) {
  auto boxes = band.lines;
  std::sort(boxes.begin(), boxes.end(),
            [](const PdfLine& one, const PdfLine& other) { return one.box.left < other.box.left; });
  Gutter widest;
  auto right = boxes.front().box.right;
  for (const auto& line : boxes) {
    if (line.box.left - right > widest.right - widest.left) widest = {right, line.box.left};
    right = std::max(right, line.box.right);
  }
  return widest;
}

/// The lines of one column, told how wide it is.
std::vector<PdfLine> column_of(const std::vector<Band>& bands, const Gutter& gutter, bool is_left) {
  std::vector<PdfLine> column;
  for (const auto& band : bands)
    for (const auto& line : band.lines)
      if (((line.box.left + line.box.right) / 2 < gutter.middle()) == is_left) column.push_back(line);
  auto left = 1e9, right = -1e9;
  for (const auto& line : column) {
    left = std::min(left, line.box.left);
    right = std::max(right, line.box.right);
  }
  for (auto& line : column) {
    line.left = left;
    line.right = right;
    line.is_beside = true;
  }
  return column;
}

/// Puts lines into the order in which they are read.
class Reading {
 public:
  explicit Reading(std::vector<Band> bands) : bands_{std::move(bands)} {}

  std::vector<PdfLine> lines() {
    std::vector<PdfLine> lines;
    const auto add = [&](const std::vector<PdfLine>& more) { lines.insert(lines.end(), more.begin(), more.end()); };
    for (std::size_t n = 0; n < bands_.size();) {
      auto gutter = widest_gutter(bands_[n]);
      const auto end = bands_[n].lines.size() > 1 ? end_of_columns(n, gutter) : n;
      if (end - n < 1) {
        add(bands_[n++].lines);
        continue;
      }
      const std::vector<Band> beside{bands_.begin() + static_cast<std::ptrdiff_t>(n),
                                     bands_.begin() + static_cast<std::ptrdiff_t>(end)};
      add(column_of(beside, gutter, true));
      add(column_of(beside, gutter, false));
      n = end;
    }
    return lines;
  }

 private:
  /// Where the columns end that begin in the band; the gutter is narrowed to what all their bands leave free. The last
  /// band is of columns itself, or leaves one of them blank directly below the other's lines.
  std::size_t end_of_columns(std::size_t first, Gutter& gutter) const {
    auto end = first;
    while (end < bands_.size()) {
      const auto& band = bands_[end];
      const auto is_far = end > first && band.top - bands_[end - 1].bottom > 3 * band.lines.front().box.height();
      if (is_far || !narrow(gutter, band)) break;
      if (band.lines.size() == 1 && !stays_in_column(band.lines.front(), gutter)) break;
      if (band.lines.size() == 1 && begins_anew(first, end, gutter)) break;
      ++end;
    }
    return end;
  }

  /// Whether the only line of the band stands alone: below a blank line of its column, where the other column has
  /// ended.
  bool begins_anew(std::size_t first, std::size_t band, const Gutter& gutter) const {
    const auto& line = bands_[band].lines.front();
    const auto is_left = [&](const PdfLine& one) { return (one.box.left + one.box.right) / 2 < gutter.middle(); };
    for (auto above = band; above-- > first;)
      for (const auto& other : bands_[above].lines)
        if (is_left(other) == is_left(line)) return line.box.top - other.box.bottom > line.box.height();
    return false;
  }

  static bool stays_in_column(const PdfLine& line, const Gutter& gutter) {
    const auto middle = (line.left + line.right) / 2;
    if (line.box.left >= gutter.right) return true;
    return line.box.right <= gutter.left && line.box.width() < (middle - line.left) * 0.95;
  }

  std::vector<Band> bands_;
};

std::size_t of_three_columns(const std::vector<Band>& bands) {
  std::size_t most = 0, run = 0;
  for (const auto& band : bands) {
    run = band.lines.size() >= 3 ? run + 1 : 0;
    most = std::max(most, run);
  }
  return most;
}

base::Problem table_without_lines(int page) {
  return {.kind = "pdf_table_without_lines",
          .detail = "Trang " + std::to_string(page) +
                    " có chữ xếp thành nhiều cột mà không kẻ khung, chương trình không chia được thành dòng của bảng. "
                    "Đề nghị đối chiếu trang này với bản gốc, hoặc nộp bản Word (.docx), Excel (.xlsx).",
          .words = {},
          .line = 0,
          .place = {.page = page}};
}

base::Problem table_by_position(const PdfGrid& grid, int page) {
  return {
      .kind = "pdf_table_by_position",
      .detail = "Trang " + std::to_string(page) +
                " có bảng không kẻ đủ khung, được chia thành dòng và cột theo vị trí của chữ. Đề nghị đối chiếu các "
                "nhiệm vụ trong bảng này với bản gốc, nhất là ở những ô gộp.",
      .words = grid.cells.empty() || grid.cells.front().lines.empty() ? "" : grid.cells.front().lines.front().text,
      .line = 0,
      .place = {.page = page}};
}

/// Takes page after page.
class Layout {
 public:
  void take(PdfPage page, int number);
  PdfLayout layout();

 private:
  void add_lines(std::vector<PdfLine> lines, int number);

  std::vector<std::variant<std::vector<PdfLine>, PdfTable>> runs_;
  std::vector<base::Problem> problems_;
};

void Layout::add_lines(std::vector<PdfLine> lines, int number) {
  if (lines.empty()) return;
  const auto bands = bands_of(lines);
  const auto problem = table_without_lines(number);
  const auto is_told = std::find(problems_.begin(), problems_.end(), problem) != problems_.end();
  if (of_three_columns(bands) >= many_side_by_side && !is_told) problems_.push_back(problem);
  auto ordered = Reading{bands}.lines();
  if (runs_.empty() || !std::holds_alternative<std::vector<PdfLine>>(runs_.back()))
    runs_.emplace_back(std::vector<PdfLine>{});
  auto& run = std::get<std::vector<PdfLine>>(runs_.back());
  run.insert(run.end(), ordered.begin(), ordered.end());
}

void Layout::take(PdfPage page, int number) {
  auto grids = take_grids(page, number);
  leave_out_footnotes(page);
  const auto* last = runs_.empty() ? nullptr : std::get_if<PdfTable>(&runs_.back());
  auto positioned = take_positioned(page, number, last == nullptr ? std::vector<double>{} : last->columns());
  if (positioned.are_some_unread) problems_.push_back(table_without_lines(number));
  for (auto& grid : positioned.grids) {
    problems_.push_back(table_by_position(grid, number));
    grids.push_back(std::move(grid));
  }
  std::vector<Element> elements;
  auto left = page.width, right = 0.0;
  auto lines = lines_of(std::move(page.words), widest_gap);
  for (const auto& line : lines) {
    left = std::min(left, line.box.left);
    right = std::max(right, line.box.right);
  }
  for (auto& line : lines) {
    line.left = left;
    line.right = right;
    line.page = number;
    elements.emplace_back(std::move(line));
  }
  for (auto& grid : grids) elements.emplace_back(std::move(grid));
  std::stable_sort(elements.begin(), elements.end(),
                   [](const Element& one, const Element& other) { return top_of(one) < top_of(other); });
  std::vector<PdfLine> between;
  auto is_first = true;
  for (auto& element : elements) {
    if (auto* line = std::get_if<PdfLine>(&element)) {
      between.push_back(std::move(*line));
    } else {
      add_lines(std::exchange(between, {}), number);
      auto& grid = std::get<PdfGrid>(element);
      auto* before = runs_.empty() ? nullptr : std::get_if<PdfTable>(&runs_.back());
      if (is_first && before != nullptr && before->goes_on_in(grid))
        before->add(std::move(grid), number);
      else
        runs_.emplace_back(PdfTable{std::move(grid), number});
    }
    is_first = false;
  }
  add_lines(std::move(between), number);
}

PdfLayout Layout::layout() {
  std::vector<PdfLine> all;
  for (const auto& run : runs_)
    if (const auto* lines = std::get_if<std::vector<PdfLine>>(&run))
      all.insert(all.end(), lines->begin(), lines->end());
  const auto pitch = usual_pitch(all);
  PdfLayout layout{.pieces = {}, .problems = std::move(problems_)};
  for (const auto& run : runs_) {
    if (const auto* lines = std::get_if<std::vector<PdfLine>>(&run)) {
      for (auto& paragraph : paragraphs_of(*lines, pitch)) layout.pieces.emplace_back(std::move(paragraph));
    } else {
      const auto& table = std::get<PdfTable>(run);
      layout.pieces.emplace_back(table.table(pitch));
      layout.problems.insert(layout.problems.end(), table.problems().begin(), table.problems().end());
    }
  }
  return layout;
}

}  // namespace

PdfLayout layout_of(std::vector<PdfPage> pages) {
  leave_out_running_heads(pages);
  Layout layout;
  int number = 0;
  for (auto& page : pages) layout.take(std::move(page), ++number);
  return layout.layout();
}

}  // namespace document
