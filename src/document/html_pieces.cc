#include "document/html_pieces.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/text.h"
#include "document/grid.h"
#include "document/html_lists.h"
#include "document/html_main.h"
#include "document/mark.h"
#include "document/plain_text.h"
#include "document/word_symbols.h"

namespace document {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_caption = 400;
constexpr std::size_t longest_paragraph = 2 * most_block_bytes;
constexpr std::size_t smallest_icon = 48;  // pixels; what is smaller is a sign and no picture
constexpr int most_rows_covered = 65'534;  // as browsers have it

std::optional<int> number_in(std::string_view words) {
  int number = 0;
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
  if (error != std::errc{} || number < 0) return std::nullopt;
  return number;
}

/// Whether the element, or one that it holds, is one for which `holds` is true.
template <typename Holds>
bool any_in(const HtmlNode& node, const Holds& holds) {
  if (node.is_left_out) return false;
  return holds(node) || std::any_of(node.children.begin(), node.children.end(),
                                    [&](const auto& child) { return any_in(*child, holds); });
}

bool is_picture(const HtmlNode& node) {
  if (node.name != "img" && node.name != "picture") return false;
  const auto width = number_in(node.attribute("width"));
  return !width || static_cast<std::size_t>(*width) >= smallest_icon;
}

bool is_cell(const HtmlNode& node) { return node.name == "td" || node.name == "th"; }

bool has_border(const HtmlNode& node) {
  if (node.name != "table" && !is_cell(node)) return false;
  if (node.has("border") && node.attribute("border") != "0") return true;
  const auto style = node.style("border");
  return !style.empty() && style != "none" && style != "0" && !style.starts_with("none");
}

/// Whether figures in the element are raised: set so, or the mark of a footnote in Word's, LibreOffice's or a wiki's
/// pages.
bool is_raised(const HtmlNode& node) {
  static constexpr std::array targets{"#_ftn"sv, "#_edn"sv, "#sdfootnote"sv, "#cite_note"sv, "#fn"sv};
  if (node.name == "sup") return true;
  const auto href = node.name == "a" ? node.attribute("href") : std::string_view{};
  return std::any_of(targets.begin(), targets.end(),
                     [href](std::string_view target) { return href.find(target) != std::string_view::npos; });
}

/// Puts the words of a page together into paragraphs, and these into cells and tables.
class Pieces {
 public:
  void add(const HtmlNode& node);
  std::vector<WordPiece> take() {
    end_paragraph();
    return std::move(pieces_);
  }

  /// Whether tables have more positions than those of a document may have.
  bool is_full() const { return positions_ > most_positions; }

 private:
  void add_inline(const HtmlNode& node);
  void add_block(const HtmlNode& node);
  void add_children(const HtmlNode& node);
  void add_list(const HtmlNode& list);
  void add_item(const HtmlNode& item);
  void add_table(const HtmlNode& table);
  void add_rows(const HtmlNode& part, WordTable& table);
  void add_row(const HtmlNode& row, WordTable& table);
  int add_covered(int column, WordRow& row);
  WordCell cell_of(const HtmlNode& node);
  void add_words(std::string_view words);
  void add_line_end() {
    if (text_.size() <= longest_paragraph) text_ += '\n';
  }
  void end_paragraph();
  void add_paragraph(const std::string& text, bool has_typed_mark);
  bool is_caption(std::string_view words) const;

  /// A cell that goes on in the rows below, by the column in which it begins.
  struct Covering {
    int rows_left = 0, columns = 1;
  };

  std::vector<WordPiece> pieces_;
  std::vector<WordParagraph>* cell_ = nullptr;  ///< where paragraphs go within a table
  std::array<Covering, most_columns> covering_{};
  HtmlLists lists_;
  std::string text_, label_;
  int heading_ = 0, italic_ = 0, preformatted_ = 0;
  std::size_t words_in_italics_ = 0, paragraphs_ended_ = 0, positions_ = 0;
  bool is_centred_ = false, has_picture_ = false, is_under_picture_ = false;
};

/// White space as one space, except where the page keeps it. A no-break space is left to the reader of lines.
void Pieces::add_words(std::string_view words) {
  const auto from = text_.size();
  if (from > longest_paragraph) return;  // the reader of lines says that it cuts this one
  for (const auto c : base::clipped(words, longest_paragraph)) {
    const auto is_space = c == ' ' || (c >= '\t' && c <= '\r');
    if (is_space && preformatted_ > 0)
      text_ += c == '\r' ? ' ' : c;
    else if (!is_space)
      text_ += c;
    else if (text_.empty() || (text_.back() != ' ' && text_.back() != '\n'))
      text_ += ' ';
  }
  if (italic_ > 0) words_in_italics_ += text_.size() - from;
}

/// Whether the words, set as captions are, stand with or under a picture.
bool Pieces::is_caption(std::string_view words) const {
  if (cell_ != nullptr || !(has_picture_ || is_under_picture_)) return false;
  if (!label_.empty() || heading_ > 0 || words.size() > longest_caption || !marked_line(words).mark.empty())
    return false;
  return is_centred_ || words_in_italics_ * 10 >= words.size() * 9 ||
         base::lowered(words).find("ảnh:") != std::string::npos;
}

void Pieces::end_paragraph() {
  ++paragraphs_ended_;
  const auto words = base::with_single_spaces(text_);
  const auto text = std::exchange(text_, {});
  const auto has_picture = std::exchange(has_picture_, false);
  if (words.empty()) {  // a label waits for its words
    is_under_picture_ = is_under_picture_ || has_picture;
  } else {
    has_picture_ = has_picture;
    if (!is_caption(words)) add_paragraph(text, !marked_line(words).mark.empty());
    label_.clear();
    is_under_picture_ = has_picture_ = false;
  }
  words_in_italics_ = 0;
}

void Pieces::add_paragraph(const std::string& text, bool has_typed_mark) {
  WordParagraph paragraph{.label = has_typed_mark ? std::string{} : label_, .text = text, .heading = heading_};
  if (cell_ != nullptr)
    cell_->push_back(std::move(paragraph));
  else
    pieces_.emplace_back(std::move(paragraph));
}

void Pieces::add(const HtmlNode& node) {
  if (node.is_left_out) return;
  if (node.name.empty()) return add_words(node.text);
  if (node.name == "br") return add_line_end();
  if (is_picture(node)) {
    has_picture_ = true;
    return;
  }
  if (node.name == "del" || node.name == "head") return;
  const auto is_italic = node.name == "em" || node.name == "i" || node.style("font-style") == "italic";
  if (is_italic) ++italic_;
  if (is_block(node.name))
    add_block(node);
  else
    add_inline(node);
  if (is_italic) --italic_;
}

void Pieces::add_children(const HtmlNode& node) {
  for (const auto& child : node.children) add(*child);
}

/// What is printed for the words of the element where it is the mark of a footnote or of a list; else nothing.
std::optional<std::string> mark_of(const HtmlNode& node, std::string_view words) {
  const auto bare = base::trimmed(words);
  if (is_raised(node)) {
    if (auto mark = raised(bare); !bare.empty()) return mark;
  } else if (!bare.empty() && bare.size() <= 3 && marked_line(std::string{bare} + " X").mark.empty()) {
    return "• ";  // a sign of a symbol font
  }
  return std::nullopt;
}

void Pieces::add_inline(const HtmlNode& node) {
  const auto may_be_mark = is_raised(node) || node.style("mso-list") == "ignore";
  const auto from = text_.size();
  const auto ended = paragraphs_ended_;
  add_children(node);
  if (!may_be_mark || ended != paragraphs_ended_) return;
  if (const auto mark = mark_of(node, std::string_view{text_}.substr(from)))
    text_.replace(from, std::string::npos, *mark);
}

void Pieces::add_block(const HtmlNode& node) {
  if (node.name == "table") return add_table(node);
  if (node.name == "ul" || node.name == "ol" || node.name == "menu") return add_list(node);
  end_paragraph();
  if (node.name == "li") label_ = lists_.label(node);
  const auto was_centred = is_centred_;
  const auto was_heading = heading_;
  if (node.has("align") || !node.style("text-align").empty())
    is_centred_ = node.attribute("align") == "center" || node.style("text-align") == "center";
  if (node.name == "center") is_centred_ = true;
  if (node.name.size() == 2 && node.name[0] == 'h' && node.name[1] >= '1' && node.name[1] <= '6')
    heading_ = node.name[1] - '0';
  if (node.name == "pre") ++preformatted_;
  add_children(node);
  end_paragraph();
  if (node.name == "pre") --preformatted_;
  if (node.name == "li") label_.clear();
  is_centred_ = was_centred;
  heading_ = was_heading;
}

void Pieces::add_list(const HtmlNode& list) {
  end_paragraph();
  lists_.open(list);
  add_children(list);
  lists_.close();
  end_paragraph();
}

/// Whether the table only lays the page out, since it holds tables or nearly all of it is one cell of many paragraphs.
bool lays_page_out(const HtmlNode& table) {
  constexpr int many = 6;
  return any_in(table, [&table](const HtmlNode& node) {
    if (node.name == "table") return &node != &table;
    if (!is_cell(node) || node.measure.words * 100 < table.measure.words * 70) return false;
    return std::count_if(node.children.begin(), node.children.end(),
                         [](const auto& child) { return is_block(child->name); }) >= many;
  });
}

/// Whether the table puts a picture above its caption.
bool frames_picture(const HtmlNode& table) {
  return table.measure.words <= longest_caption && any_in(table, is_picture);
}

void Pieces::add_table(const HtmlNode& table) {
  end_paragraph();
  if (cell_ != nullptr || lays_page_out(table)) return add_children(table);
  if (frames_picture(table)) {
    is_under_picture_ = table.measure.words == 0;
    return;
  }
  WordTable rows;
  covering_.fill({});
  add_rows(table, rows);
  const auto columns = rows.rows.empty() ? 0 : rows.rows.front().cells.size();
  rows.has_borders = any_in(table, has_border) || (rows.rows.size() >= 3 && columns >= 3);
  rows.repeats_header = any_in(table, [](const HtmlNode& node) { return node.name == "th"; });
  if (!rows.rows.empty()) pieces_.emplace_back(std::move(rows));
  is_under_picture_ = false;
}

void Pieces::add_rows(const HtmlNode& part, WordTable& table) {
  if (std::any_of(part.children.begin(), part.children.end(), [](const auto& child) { return is_cell(*child); }))
    add_row(part, table);  // cells whose row was forgotten
  for (const auto& child : part.children) {
    if (child->is_left_out || is_cell(*child)) continue;
    if (child->name == "tr")
      add_row(*child, table);
    else if (child->name == "caption")
      add(*child);
    else
      add_rows(*child, table);
  }
}

/// Adds the cells that begin above and go on at this column, and gives the first free one.
int Pieces::add_covered(int column, WordRow& row) {
  while (column < most_columns && covering_[static_cast<std::size_t>(column)].rows_left > 0) {
    auto& above = covering_[static_cast<std::size_t>(column)];
    --above.rows_left;
    row.cells.push_back({.paragraphs = {}, .columns = above.columns, .goes_on_above = true});
    column += above.columns;
  }
  return column;
}

void Pieces::add_row(const HtmlNode& node, WordTable& table) {
  if (is_full()) return;
  WordRow row;
  int column = 0;
  for (const auto& child : node.children) {
    if (!is_cell(*child) || child->is_left_out) continue;
    column = add_covered(column, row);
    row.cells.push_back(cell_of(*child));
    const auto columns = row.cells.back().columns;
    const auto rows = number_in(child->attribute("rowspan")).value_or(1);
    if (column < most_columns)
      covering_[static_cast<std::size_t>(column)] = {
          .rows_left = std::min(rows == 0 ? most_rows_covered : rows, most_rows_covered) - 1, .columns = columns};
    column += columns;
    if (column > most_columns) break;  // the reader of grids says so
  }
  add_covered(column, row);
  positions_ += row.cells.size();
  table.rows.push_back(std::move(row));
}

WordCell Pieces::cell_of(const HtmlNode& node) {
  WordCell cell;
  cell.columns = std::clamp(number_in(node.attribute("colspan")).value_or(1), 1, most_columns);
  cell_ = &cell.paragraphs;
  add_children(node);
  end_paragraph();
  cell_ = nullptr;
  return cell;
}

}  // namespace

base::Result<std::vector<WordPiece>> pieces_of(const HtmlNode& page) {
  Pieces pieces;
  pieces.add(page);
  if (pieces.is_full()) return too_many_cells();
  return pieces.take();
}

}  // namespace document
