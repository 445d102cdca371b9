#include "document/plain_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.h"
#include "document/csv.h"
#include "document/lines.h"
#include "document/mark.h"
#include "document/typed_rows.h"
#include "document/wrapping.h"

namespace document {
namespace {

using namespace std::string_view_literals;

bool is_picture(std::string_view text) {
  if (text.find(' ') != std::string_view::npos || text.size() > 300) return false;
  const auto stop = text.rfind('.');
  if (stop == std::string_view::npos || stop == 0) return false;
  static constexpr std::array endings{"png"sv, "jpg"sv, "jpeg"sv, "gif"sv, "webp"sv,
                                      "svg"sv, "bmp"sv, "tif"sv,  "tiff"sv};
  return std::find(endings.begin(), endings.end(), base::lowered(text.substr(stop + 1))) != endings.end();
}

/// Takes the lines one by one and puts them together into paragraphs.
class Paragraphs {
 public:
  /// width: at which the lines are broken; 0 if they are not
  explicit Paragraphs(std::size_t width) : width_{width} {}

  void take(std::string_view line, int number);
  void take_table(const std::vector<TypedRow>& lines);
  Reading reading() { return std::move(reading_); }
  bool is_full() const { return reading_.blocks.size() > most_blocks; }

 private:
  enum class Above { other, picture, footnote };  // what the line directly above was

  bool is_left_out(std::string_view line, const MarkedLine& marked);
  bool goes_on_with_last(std::string_view line, const MarkedLine& marked) const;
  void append(std::string_view text, int number);
  void add(const MarkedLine& marked, int number);

  Reading reading_;
  Above above_ = Above::other;
  int tables_ = 0;
  std::size_t width_;
  std::string last_;  ///< the line directly above, if it is of the last paragraph
};

void Paragraphs::take_table(const std::vector<TypedRow>& lines) {
  const auto columns = most_fields(lines);
  Block block{.place = {.line = lines.front().number, .table = ++tables_}, .table = Table{}};
  for (const auto& line : lines) {
    const auto row = static_cast<int>(block.table->rows.size()) + 1;
    block.table->rows.push_back(table_row(line.fields, columns, {.line = line.number, .table = tables_, .row = row}));
  }
  reading_.blocks.push_back(std::move(block));
  above_ = Above::other;
  last_.clear();
}

void Paragraphs::take(std::string_view line, int number) {
  const auto bare = base::trimmed(line);
  const auto text = without_marks(bare);
  if (is_rule(text)) {
    above_ = Above::other;
    last_.clear();
    return;
  }
  const auto marked = marked_line(text);
  if (is_left_out(bare, marked)) return;
  above_ = Above::other;
  if (goes_on_with_last(line, marked))
    append(text, number);
  else
    add(marked, number);
  last_ = line;
}

/// Whether the line goes on with the last paragraph: by its words, or since there was no room for it on the line above.
bool Paragraphs::goes_on_with_last(std::string_view line, const MarkedLine& marked) const {
  if (reading_.blocks.empty() || reading_.blocks.back().table) return false;
  const auto& paragraph = reading_.blocks.back().text;
  if (!marked.mark.empty()) return is_mark_by_chance(base::trimmed(line), paragraph);
  return goes_on(marked.text, paragraph) ||
         (!ends_sentence(paragraph) && !last_.empty() && leaves_no_room(last_, line, width_));
}

/// A picture, its caption, or a footnote. A caption has no number of its own.
bool Paragraphs::is_left_out(std::string_view line, const MarkedLine& marked) {
  if (is_picture(line)) {
    above_ = Above::picture;
    return true;
  }
  if (begins_with_raised_figure(line)) {
    above_ = Above::footnote;
    return true;
  }
  if (!marked.mark.empty() || above_ == Above::other) return false;
  if (above_ == Above::picture) above_ = Above::other;
  return true;
}

void Paragraphs::append(std::string_view text, int number) {
  auto& paragraph = reading_.blocks.back().text;
  if (paragraph.size() + 1 + text.size() <= most_block_bytes) {
    paragraph += ' ';
    paragraph += text;
  } else {
    add({"", text}, number);
  }
}

void Paragraphs::add(const MarkedLine& marked, int number) {
  const auto text = base::clipped(marked.text, most_block_bytes);
  if (text.size() < marked.text.size())
    reading_.problems.push_back({.kind = "line_too_long",
                                 .detail = "Dòng " + std::to_string(number) +
                                           " quá dài nên chỉ đọc phần đầu. Đề nghị ngắt thành nhiều đoạn rồi nộp lại.",
                                 .words = std::string{base::clipped(text, 80)},
                                 .line = number});
  reading_.blocks.push_back({.mark = marked.mark, .text = std::string{text}, .place = {.line = number}});
}

/// Takes the lines one by one and tells tables in tabs from paragraphs.
class Lines {
 public:
  explicit Lines(std::size_t width) : paragraphs_{width} {}

  void take(std::string_view line, int number);
  bool is_full() const { return paragraphs_.is_full() || tabbed_.size() > most_blocks; }
  Reading reading() {
    end_table();
    return paragraphs_.reading();
  }

 private:
  struct Line {
    int number = 0;
    std::string text;
  };

  void end_table();
  bool take_barred(std::string_view line, int number);

  Paragraphs paragraphs_;
  std::vector<TypedRow> tabbed_;  ///< which may be a table
  std::vector<Line> as_text_;     ///< the same lines as they stand
  bool is_barred_ = false;        ///< bars part their fields, not tabs
  bool is_below_rule_ = false;    ///< the line above parts rows of a table
};

void Lines::take(std::string_view line, int number) {
  constexpr std::size_t most_tabs = 64;
  if (take_barred(line, number)) return;
  const auto tabs = std::count(line.begin(), line.end(), '\t');
  if (base::trimmed(line).empty() && !tabbed_.empty()) return;
  if (tabs == 0 || static_cast<std::size_t>(tabs) > most_tabs) {
    end_table();
    paragraphs_.take(line, number);
    return;
  }
  tabbed_.push_back(tabbed_row(line, number));
  as_text_.push_back({number, std::string{line}});
}

bool Lines::take_barred(std::string_view line, int number) {
  if (is_rule_of_table(line)) {
    is_below_rule_ = true;
    return true;
  }
  auto barred = barred_row(line, number);
  if (barred.fields.size() < 2) {
    if (is_barred_) end_table();
    is_below_rule_ = false;
    return false;
  }
  if (!is_barred_) end_table();
  is_barred_ = true;
  barred.is_below_rule = std::exchange(is_below_rule_, false);
  tabbed_.push_back(std::move(barred));
  as_text_.push_back({number, std::string{line}});
  return true;
}

void Lines::end_table() {
  if (std::exchange(is_barred_, false)) tabbed_ = rows_between_rules(std::move(tabbed_));
  const auto columns = most_fields(tabbed_);
  if (tabbed_.size() >= 2 && columns >= 3 && columns * tabbed_.size() <= most_cells)
    paragraphs_.take_table(tabbed_);
  else
    for (const auto& line : as_text_) paragraphs_.take(line.text, line.number);
  tabbed_.clear();
  as_text_.clear();
}

/// Cuts the first line, with its end, off the text.
std::string_view next_line(std::string_view& text) {
  const auto end = text.find_first_of("\r\n");
  const auto line = text.substr(0, end);
  if (end == std::string_view::npos)
    text = {};
  else
    text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  return line;
}

}  // namespace

base::Result<Reading> plain_text(std::string_view utf8) {
  if (utf8.starts_with("\xEF\xBB\xBF")) utf8.remove_prefix(3);
  const auto text = base::nfc(utf8);
  std::string_view rest{text};
  Lines lines{wrap_width(text)};
  for (int number = 1; !rest.empty(); ++number) {
    lines.take(next_line(rest), number);
    if (lines.is_full()) return too_many_lines(number);
  }
  return lines.reading();
}

base::Problem too_many_lines(int line) {
  return {.kind = "too_many_lines",
          .detail = "Tệp có quá nhiều đoạn (trên " + std::to_string(most_blocks) +
                    "). Đề nghị kiểm tra có chọn nhầm tệp không, hoặc tách riêng phần chương trình.",
          .words = {},
          .line = line};
}

}  // namespace document
