#include "document/word_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "document/grid.h"
#include "document/plain_text.h"
#include "document/word_symbols.h"

namespace document {
namespace {

constexpr int most_adjusted = 4;  // half-points: letters lifted higher than this are set as superscript

}  // namespace

enum class WordText::Tag {
  other,
  alternatives,
  choice,
  fallback,
  paragraph,
  paragraph_properties,
  paragraph_style,
  outline_level,
  numbering,
  list,
  list_level,
  run,
  run_properties,
  raised,
  lifted,
  hidden,
  words,
  tab,
  line_end,
  hyphen,
  symbol,
  field_mark,
  deleted,
  left_out,
  table,
  table_style,
  row,
  row_properties,
  header_row,
  columns_before,
  cell,
  columns,
  merged_down,
  merged_along,
  table_borders,
  cell_borders
};

WordText::Tag WordText::tag_of(std::string_view name) {
  struct Named {
    std::string_view name;
    Tag tag;
  };
  static constexpr std::array tags{
      Named{"m:t", Tag::words},
      Named{"mc:AlternateContent", Tag::alternatives},
      Named{"mc:Choice", Tag::choice},
      Named{"mc:Fallback", Tag::fallback},
      Named{"w:br", Tag::line_end},
      Named{"w:cr", Tag::line_end},
      Named{"w:del", Tag::deleted},
      Named{"w:fldChar", Tag::field_mark},
      Named{"w:gridBefore", Tag::columns_before},
      Named{"w:gridSpan", Tag::columns},
      Named{"w:hMerge", Tag::merged_along},
      Named{"w:ilvl", Tag::list_level},
      Named{"w:moveFrom", Tag::deleted},
      Named{"w:noBreakHyphen", Tag::hyphen},
      Named{"w:numId", Tag::list},
      Named{"w:numPr", Tag::numbering},
      Named{"w:outlineLvl", Tag::outline_level},
      Named{"w:p", Tag::paragraph},
      Named{"w:pPr", Tag::paragraph_properties},
      Named{"w:pStyle", Tag::paragraph_style},
      Named{"w:position", Tag::lifted},
      Named{"w:ptab", Tag::tab},
      Named{"w:r", Tag::run},
      Named{"w:rPr", Tag::run_properties},
      Named{"w:rt", Tag::left_out},  // the reading above a character
      Named{"w:sdtPr", Tag::left_out},
      Named{"w:sectPr", Tag::left_out},
      Named{"w:sym", Tag::symbol},
      Named{"w:t", Tag::words},
      Named{"w:tab", Tag::tab},
      Named{"w:tbl", Tag::table},
      Named{"w:tblBorders", Tag::table_borders},
      Named{"w:tblHeader", Tag::header_row},
      Named{"w:tblStyle", Tag::table_style},
      Named{"w:tc", Tag::cell},
      Named{"w:tcBorders", Tag::cell_borders},
      Named{"w:tr", Tag::row},
      Named{"w:trPr", Tag::row_properties},
      Named{"w:vMerge", Tag::merged_down},
      Named{"w:vanish", Tag::hidden},
      Named{"w:vertAlign", Tag::raised},
  };
  static_assert(
      std::is_sorted(tags.begin(), tags.end(), [](const Named& a, const Named& b) { return a.name < b.name; }));
  const auto found = std::lower_bound(tags.begin(), tags.end(), name,
                                      [](const Named& named, std::string_view wanted) { return named.name < wanted; });
  if (found != tags.end() && found->name == name) return found->tag;
  return name.ends_with("Change") ? Tag::left_out : Tag::other;  // w:pPrChange: properties of before a change
}

XmlHandlers WordText::handlers() {
  return {.open = [this](const XmlElement& element) { open(element); },
          .close = [this](std::string_view) { close(); },
          .text = [this](std::string_view words) { take_words(words); }};
}

bool WordText::is_full() const { return text_bytes_ > most_text_bytes || paragraph_count_ > most_blocks; }

/// The element that holds the one just opened, or what holds that.
WordText::Tag WordText::above(std::size_t steps) const {
  return path_.size() > steps ? path_[path_.size() - 1 - steps] : Tag::other;
}

void WordText::open(const XmlElement& element) {
  const auto tag = tag_of(element.name());
  path_.push_back(tag);
  if (left_out_from_ != 0) return;
  switch (tag) {
    case Tag::left_out: left_out_from_ = path_.size(); return;
    case Tag::deleted: return open_change();
    case Tag::alternatives:
    case Tag::choice:
    case Tag::fallback: return open_alternative(tag);
    case Tag::paragraph: return open_paragraph();
    case Tag::run: is_raised_ = is_hidden_ = false; return;
    default: break;
  }
  open_paragraph_property(element, tag);
  open_in_run(element, tag);
  if (paragraphs_.empty()) open_in_table(element, tag);
}

void WordText::open_paragraph() {
  OpenParagraph paragraph;
  if (paragraphs_.empty()) paragraph.text = std::exchange(carried_, {});
  paragraph.style = styles_.usual_paragraph();
  paragraphs_.push_back(std::move(paragraph));
}

/// A change that is accepted: the content goes, or the end of the paragraph, or the row.
void WordText::open_change() {
  const auto holder = above(1);
  if (holder == Tag::run_properties) {
    if (above(2) == Tag::paragraph_properties && !paragraphs_.empty()) paragraphs_.back().mark_is_deleted = true;
  } else if (holder == Tag::row_properties) {
    if (tables_ == 1 && paragraphs_.empty()) row_is_deleted_ = true;
  } else if (holder != Tag::numbering) {
    left_out_from_ = path_.size();
  }
}

/// Of alternatives the first is taken: a drawing and its older form hold the same words.
void WordText::open_alternative(Tag tag) {
  if (tag == Tag::alternatives) {
    chosen_.push_back(false);
  } else if (!chosen_.empty() && chosen_.back()) {
    left_out_from_ = path_.size();
  } else if (!chosen_.empty()) {
    chosen_.back() = true;
  }
}

void WordText::open_paragraph_property(const XmlElement& element, Tag tag) {
  if (paragraphs_.empty()) return;
  auto& paragraph = paragraphs_.back();
  if (above(1) == Tag::numbering && above(2) == Tag::paragraph_properties) {
    if (tag == Tag::list) paragraph.numbering.list = int_of(element.value("val"));
    if (tag == Tag::list_level) paragraph.numbering.level = int_of(element.value("val"));
  }
  if (above(1) != Tag::paragraph_properties) return;
  if (tag == Tag::paragraph_style) paragraph.style = element.value("val");
  if (tag == Tag::outline_level) paragraph.outline_level = int_of(element.value("val"));
}

void WordText::open_in_run(const XmlElement& element, Tag tag) {
  if (above(1) == Tag::run_properties && above(2) == Tag::run) {
    if (tag == Tag::raised) is_raised_ = element.value("val") == "superscript";
    if (tag == Tag::lifted) is_raised_ = int_of(element.value("val")).value_or(0) > most_adjusted;
    if (tag == Tag::hidden) is_hidden_ = is_on(element);
  }
  if (above(1) != Tag::run) return;
  if (tag == Tag::field_mark) {
    const auto type = element.value("fldCharType");
    if (type == "begin") fields_.push_back(true);
    if (type == "separate" && !fields_.empty()) fields_.back() = false;
    if (type == "end" && !fields_.empty()) fields_.pop_back();
  }
  if (tag == Tag::tab) append(" ");
  if (tag == Tag::line_end) append("\n");
  if (tag == Tag::hyphen) append("-");
  if (tag == Tag::symbol) append(symbol(element.value("char")));
}

void WordText::open_in_table(const XmlElement& element, Tag tag) {
  if (tag == Tag::table && ++tables_ == 1) {
    table_ = {};
    borders_ = {};
  }
  if (tables_ != 1) return;
  open_border(element, tag);
  if (tag == Tag::header_row && is_on(element)) table_.repeats_header = true;
  if (tag == Tag::row) {
    row_ = {};
    row_is_deleted_ = false;
  }
  if (tag == Tag::columns_before)
    row_.columns_before = std::clamp(int_of(element.value("val")).value_or(0), 0, most_columns);
  if (tag == Tag::cell) cell_ = {};
  if (tag == Tag::columns) cell_.columns = std::clamp(int_of(element.value("val")).value_or(1), 1, most_columns);
  if (tag == Tag::merged_down) cell_.goes_on_above = element.value("val") != "restart";
  if (tag == Tag::merged_along) cell_.goes_on_left = element.value("val") != "restart";
}

/// Lines that the table draws itself go before those of its style; a line of any cell counts.
void WordText::open_border(const XmlElement& element, Tag tag) {
  if (tag == Tag::table_style) borders_.of_style = styles_.has_borders(std::string{element.value("val")});
  if (tag == Tag::table_borders) borders_.of_table = false;
  if (above(1) == Tag::table_borders && is_drawn(element)) borders_.of_table = true;
  if (above(1) == Tag::cell_borders && is_drawn(element)) borders_.of_a_cell = true;
}

void WordText::close() {
  const auto tag = path_.back();
  const auto depth = path_.size();
  path_.pop_back();
  if (left_out_from_ != 0) {
    if (left_out_from_ == depth) left_out_from_ = 0;
    return;
  }
  if (tag == Tag::alternatives && !chosen_.empty()) chosen_.pop_back();
  if (tag == Tag::paragraph && !paragraphs_.empty()) close_paragraph();
  if (tag == Tag::run) is_raised_ = is_hidden_ = false;
  if (paragraphs_.empty()) close_in_table(tag);
}

void WordText::close_paragraph() {
  auto paragraph = std::move(paragraphs_.back());
  paragraphs_.pop_back();
  fields_.erase(std::remove(fields_.begin(), fields_.end(), true), fields_.end());  // an instruction ends with its line
  ++paragraph_count_;
  if (paragraph.mark_is_deleted && paragraphs_.empty()) {
    carried_ = std::move(paragraph.text);
  } else if (!styles_.is_of_contents(paragraph.style)) {
    const auto level = paragraph.outline_level.value_or(9);
    add({.label = numbering_.label(paragraph.numbering, paragraph.style, styles_),
         .text = std::move(paragraph.text),
         .heading = level >= 0 && level < 9 ? level + 1 : styles_.heading(paragraph.style)});
  }
  if (paragraphs_.empty())
    for (auto& boxed : std::exchange(boxed_, {})) add(std::move(boxed));
}

void WordText::add(WordParagraph paragraph) {
  if (is_full()) return;
  if (!paragraphs_.empty())
    boxed_.push_back(std::move(paragraph));
  else if (tables_ > 0)
    cell_.paragraphs.push_back(std::move(paragraph));
  else
    pieces_.emplace_back(std::move(paragraph));
}

void WordText::close_in_table(Tag tag) {
  if (tag == Tag::table && tables_ > 0 && --tables_ == 0) {
    table_.has_borders = borders_.of_a_cell || borders_.of_table.value_or(borders_.of_style);
    pieces_.emplace_back(std::exchange(table_, {}));
  }
  if (tables_ != 1) return;
  if (tag == Tag::cell) row_.cells.push_back(std::exchange(cell_, {}));
  if (tag == Tag::row && !row_is_deleted_) table_.rows.push_back(std::exchange(row_, {}));
}

bool WordText::is_in_instruction() const { return std::find(fields_.begin(), fields_.end(), true) != fields_.end(); }

void WordText::append(std::string_view words) {
  if (paragraphs_.empty() || is_hidden_ || is_in_instruction() || is_full()) return;
  paragraphs_.back().text += words;
  text_bytes_ += words.size();
}

void WordText::take_words(std::string_view words) {
  if (left_out_from_ != 0 || path_.empty() || path_.back() != Tag::words) return;
  append(is_raised_ ? raised(words) : std::string{words});
}

}  // namespace document
