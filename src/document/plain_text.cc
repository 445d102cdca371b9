#include "document/plain_text.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "document/csv.h"
#include "document/lines.h"
#include "document/mark.h"

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

struct TabbedLine {
  int number = 0;
  std::vector<std::string> fields;
};

TabbedLine tabbed_line(std::string_view line, int number) {
  TabbedLine tabbed{.number = number, .fields = {}};
  for (auto tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
    tabbed.fields.emplace_back(line.substr(0, tab));
    line.remove_prefix(tab + 1);
  }
  tabbed.fields.emplace_back(line);
  return tabbed;
}

std::size_t most_fields(const std::vector<TabbedLine>& lines) {
  std::size_t most = 0;
  for (const auto& line : lines) most = std::max(most, line.fields.size());
  return most;
}

/// Takes the lines one by one and puts them together into paragraphs.
class Paragraphs {
 public:
  void take(std::string_view line, int number);
  void take_table(const std::vector<TabbedLine>& lines);
  Reading reading() { return std::move(reading_); }
  bool is_full() const { return reading_.blocks.size() > most_blocks; }

 private:
  enum class Above { other, picture, footnote };  // what the line directly above was

  bool is_left_out(std::string_view line, const MarkedLine& marked);
  void append(std::string_view text, int number);
  void add(const MarkedLine& marked, int number);

  Reading reading_;
  Above above_ = Above::other;
  int tables_ = 0;
};

void Paragraphs::take_table(const std::vector<TabbedLine>& lines) {
  const auto columns = most_fields(lines);
  Block block{.place = {.line = lines.front().number, .table = ++tables_}, .table = Table{}};
  for (const auto& line : lines) {
    const auto row = static_cast<int>(block.table->rows.size()) + 1;
    block.table->rows.push_back(table_row(line.fields, columns, {.line = line.number, .table = tables_, .row = row}));
  }
  reading_.blocks.push_back(std::move(block));
  above_ = Above::other;
}

void Paragraphs::take(std::string_view line, int number) {
  const auto bare = base::trimmed(line);
  const auto text = without_marks(bare);
  if (is_rule(text)) {
    above_ = Above::other;
    return;
  }
  const auto marked = marked_line(text);
  if (is_left_out(bare, marked)) return;
  above_ = Above::other;
  auto& blocks = reading_.blocks;
  const auto has_above = !blocks.empty() && !blocks.back().table;
  if (has_above &&
      (marked.mark.empty() ? goes_on(text, blocks.back().text) : is_mark_by_chance(text, blocks.back().text)))
    append(text, number);
  else
    add(marked, number);
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
  void take(std::string_view line, int number);
  bool is_full() const { return paragraphs_.is_full() || tabbed_.size() > most_blocks; }
  Reading reading() {
    end_table();
    return paragraphs_.reading();
  }

 private:
  void end_table();

  Paragraphs paragraphs_;
  std::vector<TabbedLine> tabbed_;    ///< which may be a table
  std::vector<std::string> as_text_;  ///< the same lines as they stand
};

void Lines::take(std::string_view line, int number) {
  constexpr std::size_t most_tabs = 64;
  const auto tabs = std::count(line.begin(), line.end(), '\t');
  if (base::trimmed(line).empty() && !tabbed_.empty()) return;
  if (tabs == 0 || static_cast<std::size_t>(tabs) > most_tabs) {
    end_table();
    paragraphs_.take(line, number);
    return;
  }
  tabbed_.push_back(tabbed_line(line, number));
  as_text_.emplace_back(line);
}

void Lines::end_table() {
  const auto columns = most_fields(tabbed_);
  if (tabbed_.size() >= 2 && columns >= 3 && columns * tabbed_.size() <= most_cells)
    paragraphs_.take_table(tabbed_);
  else
    for (std::size_t n = 0; n < tabbed_.size(); ++n) paragraphs_.take(as_text_[n], tabbed_[n].number);
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
  Lines lines;
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
