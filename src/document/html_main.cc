#include "document/html_main.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>

#include "base/text.h"
#include "document/html_hints.h"
#include "document/mark.h"

namespace document {
namespace {

using namespace std::string_view_literals;

template <typename Names>
bool is_among(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_table_part(std::string_view name) {
  static constexpr std::array parts{"table"sv, "thead"sv, "tbody"sv, "tfoot"sv, "tr"sv};
  return is_among(parts, name);
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

/// Whether an element of that name stands for a part of the page, and not for a paragraph, a list or words of its own.
bool holds_blocks(std::string_view name) {
  static constexpr std::array paragraphs{"p"sv,  "pre"sv, "ul"sv, "ol"sv,      "menu"sv,      "li"sv,
                                         "dl"sv, "dt"sv,  "dd"sv, "caption"sv, "blockquote"sv};
  return is_block(name) && !is_heading(name) && !is_among(paragraphs, name);
}

/// Whether a share of the whole is at least so many hundredths of it.
bool is_at_least(std::size_t percent, std::size_t share, std::size_t whole) { return share * 100 >= whole * percent; }

std::size_t count_of_words(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !(c == ' ' || (c >= '\t' && c <= '\r')); }));
}

void measure(HtmlNode& node, bool in_link) {
  node.measure = {};
  if (node.is_left_out) return;
  if (node.name.empty()) {
    const auto words = base::trimmed(node.text).empty() ? 0 : count_of_words(node.text);
    node.measure = {.words = words, .linked = in_link ? words : 0};
    return;
  }
  const auto is_link = node.name == "a" && node.has("href");
  node.measure.links = is_link ? 1 : 0;
  for (const auto& child : node.children) {
    measure(*child, in_link || is_link);
    node.measure.words += child->measure.words;
    node.measure.linked += child->measure.linked;
    node.measure.links += child->measure.links;
  }
}

/// Visits what is not left out, from the node down, until a visit says that this was enough.
bool visit(const HtmlNode& node, const std::function<bool(const HtmlNode&)>& is_enough) {
  if (node.is_left_out) return false;
  if (is_enough(node)) return true;
  return std::any_of(node.children.begin(), node.children.end(),
                     [&is_enough](const auto& child) { return visit(*child, is_enough); });
}

/// The lines of the words in an element, as far as blocks part them, in single spaces.
class Lines {
 public:
  explicit Lines(std::size_t at_most) : at_most_{at_most} {}

  std::vector<std::string> of(const HtmlNode& node) {
    add(node);
    end_line();
    return std::move(lines_);
  }

 private:
  void add(const HtmlNode& node) {
    if (lines_.size() >= at_most_ || node.measure.words == 0) {
      if (node.name == "br") end_line();
      return;
    }
    line_ += base::clipped(node.text, longest_ - std::min(longest_, line_.size()));
    const auto parts_lines = is_block(node.name);
    if (parts_lines) end_line();
    for (const auto& child : node.children) {
      if (lines_.size() >= at_most_) return;
      add(*child);
    }
    if (parts_lines) end_line();
  }

  void end_line() {
    if (auto line = base::with_single_spaces(line_); !line.empty() && lines_.size() < at_most_)
      lines_.push_back(std::move(line));
    line_.clear();
  }

  static constexpr std::size_t longest_ = 1000;  // what a line says is seen at its beginning
  std::size_t at_most_;
  std::string line_;
  std::vector<std::string> lines_;
};

std::string first_line(const HtmlNode& node) {
  const auto lines = Lines{1}.of(node);
  return lines.empty() ? std::string{} : lines[0];
}

bool is_data_table(const HtmlNode& table) {
  int rows = 0;
  visit(table, [&rows](const HtmlNode& node) { return node.name == "tr" && ++rows >= 3; });
  return rows >= 3 && !is_at_least(50, table.measure.linked, table.measure.words);
}

/// Whether the part has what only a document has: a letterhead, a list of recipients, a table, numbered paragraphs.
bool speaks_as_document(const HtmlNode& node) {
  static constexpr std::array openings{"cong hoa xa hoi"sv,
                                       "dang cong san viet nam"sv,
                                       "noi nhan"sv,
                                       "phu luc"sv,
                                       "chuong trinh"sv,
                                       "ke hoach"sv,
                                       "ket luan"sv,
                                       "t/m "sv,
                                       "tm."sv};
  if (is_at_least(50, node.measure.linked, node.measure.words)) return false;
  if (visit(node, [](const HtmlNode& part) { return part.name == "table" && is_data_table(part); })) return true;
  int numbered = 0;
  for (const auto& line : Lines{1000}.of(node)) {
    const auto folded = base::folded(base::clipped(line, 80));
    if (std::any_of(openings.begin(), openings.end(),
                    [&](std::string_view words) { return folded.starts_with(words); }))
      return true;
    if (!marked_line(line).mark.empty() && ++numbered >= 3) return true;
  }
  return false;
}

bool is_in_cell(const HtmlNode& node) {
  const auto* above = node.parent;
  while (above != nullptr && above->name != "td" && above->name != "th") above = above->parent;
  return above != nullptr;
}

/// A page whose surroundings are being left out, step by step.
class Page {
 public:
  explicit Page(HtmlNode& root) : root_{root} {}

  void leave_out_parts_of_word() {
    leave_out_if(root_, [](const HtmlNode& node) { return is_hidden(node) || is_beside_in_word(node); });
  }
  void leave_out_by_name();
  void leave_out_labelled(HtmlNode& node);
  void leave_out_link_lists();
  void leave_out_bare_headings(HtmlNode& node);
  void leave_out_all_but_text();
  void measure_again() { measure(root_, false); }

 private:
  static void leave_out_if(HtmlNode& node, const std::function<bool(const HtmlNode&)>& is_beside);
  bool holds_text(const HtmlNode& node) const;
  const HtmlNode& element_with_text() const;
  static const HtmlNode* next_down(const HtmlNode& node);
  enum class Where { before, title, after };
  void leave_out_outside(HtmlNode& node, const HtmlNode* title, const HtmlNode& text, Where& where);

  HtmlNode& root_;
};

void Page::leave_out_if(HtmlNode& node, const std::function<bool(const HtmlNode&)>& is_beside) {
  for (const auto& child : node.children) {
    if (child->name.empty() || child->is_left_out) continue;
    if (is_beside(*child))
      child->is_left_out = true;
    else
      leave_out_if(*child, is_beside);
  }
}

/// Whether the part, whatever it is called, must be the text or hold it.
bool Page::holds_text(const HtmlNode& node) const {
  static constexpr std::array elements{"html"sv, "body"sv, "main"sv, "article"sv, "h1"sv};
  return is_at_least(50, node.measure.words, root_.measure.words) ||
         visit(node, [](const HtmlNode& part) { return is_among(elements, part.name); });
}

void Page::leave_out_by_name() {
  leave_out_if(root_, is_hidden);
  measure_again();
  leave_out_if(root_, [this](const HtmlNode& node) {
    if (!is_block(node.name)) return false;
    return (is_beside_by_tag(node) || is_beside_by_class(node)) && !holds_text(node);
  });
  measure_again();
}

/// Leaves out what stands under a label: the box that begins with it, or what follows the label itself.
void Page::leave_out_labelled(HtmlNode& node) {
  auto under = Label::none;
  for (const auto& child : node.children) {
    if (child->is_left_out || child->measure.words == 0) continue;
    const auto& [words, linked, links] = child->measure;
    const auto is_mostly_links = links > 0 && is_at_least(30, linked, words);
    if ((under == Label::related && is_mostly_links) || (under == Label::comments && !speaks_as_document(*child))) {
      child->is_left_out = true;
      continue;
    }
    under = Label::none;
    if (!is_block(child->name)) continue;
    const auto first = first_line(*child);
    const auto label = label_of(base::folded(base::clipped(first, 200)));
    if (label == Label::none) {
      leave_out_labelled(*child);
    } else if (count_of_words(first) >= words) {
      child->is_left_out = true;
      under = label;
    } else if ((label == Label::comments || is_mostly_links) && !holds_text(*child)) {
      child->is_left_out = true;
    } else {
      leave_out_labelled(*child);
    }
  }
}

void Page::leave_out_link_lists() {
  static constexpr std::array lists{"ul"sv, "ol"sv, "dl"sv, "div"sv, "section"sv, "center"sv, "table"sv};
  leave_out_if(root_, [this](const HtmlNode& node) {
    const auto& [words, linked, links] = node.measure;
    if (links >= 3 && is_among(lists, node.name) && is_at_least(60, linked, words)) return !holds_text(node);
    return links > 0 && (node.name == "p" || node.name == "div") && is_at_least(90, linked, words) &&
           !is_in_cell(node) && marked_line(first_line(node)).mark.empty();
  });
  measure_again();
}

/// Leaves out boxes of which only a heading is left: that of the links that are gone.
void Page::leave_out_bare_headings(HtmlNode& node) {
  for (const auto& child : node.children) {
    if (child->is_left_out || child->name.empty()) continue;
    const auto holds_left_out =
        std::any_of(child->children.begin(), child->children.end(), [](const auto& part) { return part->is_left_out; });
    const auto has_only_headings = std::all_of(child->children.begin(), child->children.end(), [](const auto& part) {
      return part->measure.words == 0 || is_heading(part->name);
    });
    if (holds_left_out && has_only_headings && !holds_text(*child) && marked_line(first_line(*child)).mark.empty())
      child->is_left_out = true;
    else
      leave_out_bare_headings(*child);
  }
}

/// The child that holds nearly all words, if what stands beside it in the node is no text.
const HtmlNode* Page::next_down(const HtmlNode& node) {
  const HtmlNode* largest = nullptr;
  for (const auto& child : node.children)
    if (!child->is_left_out && (largest == nullptr || child->measure.words > largest->measure.words))
      largest = child.get();
  if (largest == nullptr || !is_at_least(85, largest->measure.words, node.measure.words)) return nullptr;
  if (!holds_blocks(largest->name)) return nullptr;
  for (const auto& child : node.children) {
    if (child.get() == largest || child->measure.words == child->measure.linked) continue;
    if (!holds_blocks(child->name) || speaks_as_document(*child)) return nullptr;
  }
  return largest;
}

const HtmlNode& Page::element_with_text() const {
  static constexpr std::array elements{"article"sv, "main"sv};
  const HtmlNode* text = &root_;
  visit(root_, [&text, this](const HtmlNode& node) {
    const auto says_so = is_among(elements, node.name) || node.attribute("role") == "main" ||
                         node.attribute("itemprop") == "articleBody";
    if (says_so && is_at_least(text == &root_ ? 40 : 60, node.measure.words, text->measure.words)) text = &node;
    return false;
  });
  for (const auto* node = next_down(*text); node != nullptr; node = next_down(*node))
    if (!is_table_part(node->name)) text = node;
  return *text;
}

bool is_within(const HtmlNode* node, const HtmlNode& above) {
  while (node != nullptr && node != &above) node = node->parent;
  return node != nullptr;
}

void Page::leave_out_outside(HtmlNode& node, const HtmlNode* title, const HtmlNode& text, Where& where) {
  for (const auto& child : node.children) {
    if (child.get() == title) where = Where::title;
    if (child.get() == &text) {
      where = Where::after;
    } else if (is_within(&text, *child) || (title != nullptr && child.get() != title && is_within(title, *child))) {
      leave_out_outside(*child, title, text, where);
    } else if (where != Where::title) {
      child->is_left_out = true;
    }
  }
}

void Page::leave_out_all_but_text() {
  const auto& text = element_with_text();
  const HtmlNode* title = nullptr;
  visit(root_, [&](const HtmlNode& node) {
    if (node.name == "h1" && node.measure.linked < node.measure.words && !is_within(&node, text)) title = &node;
    return &node == &text;
  });
  if (visit(text, [](const HtmlNode& node) { return node.name == "h1"; })) title = nullptr;
  auto where = Where::before;
  if (&text != &root_) leave_out_outside(root_, title, text, where);
}

bool is_of_word_processor(const HtmlNode& page) {
  static constexpr std::array programs{"microsoft word"sv, "libreoffice"sv, "openoffice"sv};
  return visit(page, [](const HtmlNode& node) {
    if (node.name == "html" && node.has("xmlns:w")) return true;
    if (node.name != "meta" || base::folded(node.attribute("name")) != "generator") return false;
    const auto content = base::folded(node.attribute("content"));
    return std::any_of(programs.begin(), programs.end(),
                       [&content](std::string_view program) { return content.find(program) != std::string::npos; });
  });
}

}  // namespace

bool is_block(std::string_view name) {
  static constexpr std::array blocks{
      "address"sv, "article"sv, "aside"sv,   "blockquote"sv, "body"sv,  "caption"sv,  "center"sv,     "dd"sv,
      "details"sv, "dialog"sv,  "div"sv,     "dl"sv,         "dt"sv,    "fieldset"sv, "figcaption"sv, "figure"sv,
      "footer"sv,  "form"sv,    "h1"sv,      "h2"sv,         "h3"sv,    "h4"sv,       "h5"sv,         "h6"sv,
      "header"sv,  "hr"sv,      "html"sv,    "li"sv,         "main"sv,  "menu"sv,     "nav"sv,        "ol"sv,
      "p"sv,       "pre"sv,     "section"sv, "summary"sv,    "table"sv, "tbody"sv,    "td"sv,         "tfoot"sv,
      "th"sv,      "thead"sv,   "tr"sv,      "ul"sv};
  return is_among(blocks, name);
}

void leave_out_surroundings(HtmlNode& page) {
  Page surroundings{page};
  if (is_of_word_processor(page)) {
    surroundings.leave_out_parts_of_word();
  } else {
    surroundings.leave_out_by_name();
    surroundings.leave_out_labelled(page);
    surroundings.leave_out_link_lists();
    surroundings.leave_out_bare_headings(page);
    surroundings.measure_again();
    surroundings.leave_out_all_but_text();
  }
  surroundings.measure_again();
}

}  // namespace document
