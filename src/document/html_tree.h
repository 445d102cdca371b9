// HTML trees: a web page as elements and words, whatever its mark-up forgets.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace document {

/// How many words stand in an element, in bytes without white space; what is left out does not count.
struct HtmlMeasure {
  std::size_t words = 0;
  std::size_t linked = 0;  ///< of them, in links
  std::size_t links = 0;
};

/// An element with what it holds, or words.
struct HtmlNode {
  std::string name;                                             ///< in small letters: "p", "o:p"; empty for words
  std::string text;                                             ///< of words, references resolved
  std::vector<std::pair<std::string, std::string>> attributes;  ///< names in small letters
  std::vector<std::unique_ptr<HtmlNode>> children;
  HtmlNode* parent = nullptr;
  bool is_left_out = false;  ///< with all it holds; see html_main.h
  HtmlMeasure measure;       ///< as `leave_out_surroundings` finds it

  /// The value of the attribute; empty where there is none.
  std::string_view attribute(std::string_view name) const;
  bool has(std::string_view name) const;

  /// The value of a property in the element's own `style`, in small letters; empty where there is none.
  std::string style(std::string_view property) const;
};

constexpr std::size_t most_html_nodes = 500'000;
constexpr std::size_t most_html_depth = 256;

/// The tree of a page, from its root down. Elements that are never words (scripts, styles, pictures' sources, controls
/// of forms …) are not in it, comments neither.
///
/// utf8:    the page
/// name:    the file's name, for messages
/// problem: "too_many_elements", "too_deep" (bounds above)
base::Result<std::unique_ptr<HtmlNode>> html_tree(std::string_view utf8, const std::string& name);

}  // namespace document
