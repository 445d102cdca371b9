// Word styles: what a paragraph or a table takes from its style, and that from the one it is based on.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "document/xml.h"

namespace document {

/// The list that a paragraph belongs to, and its level there.
struct NumberingUse {
  std::optional<int> list;   ///< `w:numId`; 0 for "no number, whatever the style says"
  std::optional<int> level;  ///< `w:ilvl`, 0 for the outermost
};

struct WordStyle {
  std::string name;      ///< as Word knows it in every language: "heading 1", "toc 2"
  std::string based_on;  ///< the id of another style, empty for none
  NumberingUse numbering;
  std::optional<int> outline_level;  ///< `w:outlineLvl`, 0 for the highest, 9 for body text
  bool has_borders = false;          ///< of a table: some line of it is drawn
};

/// The styles of a document by their ids, "styles.xml".
class WordStyles {
 public:
  /// Handlers that read the part into this object, which must outlive them.
  XmlHandlers handlers();

  /// The list of paragraphs in the style; what the style leaves open comes from those it is based on.
  NumberingUse numbering(const std::string& id) const;

  /// 1 for the highest heading to 9, 0 for body text.
  int heading(const std::string& id) const;

  /// Whether the paragraphs in the style are lines of a table of contents.
  bool is_of_contents(const std::string& id) const;

  /// Whether the table style draws lines.
  bool has_borders(const std::string& id) const;

  /// The id of the style of paragraphs that name none.
  const std::string& usual_paragraph() const { return usual_paragraph_; }

 private:
  void open(const XmlElement& element);
  void open_property(const XmlElement& element);

  /// Calls `visit` with the style and those it is based on, nearest first, until it says true.
  template <typename Visit>
  void walk(const std::string& id, Visit visit) const;

  std::map<std::string, WordStyle, std::less<>> styles_;
  WordStyle* now_ = nullptr;  ///< the style that is being read
  std::string usual_paragraph_;
};

/// The number that the whole words are; nothing for others.
std::optional<int> int_of(std::string_view words);

/// Whether a property of Word is on: `<w:b/>` and `<w:b w:val="1"/>` are, `<w:b w:val="false"/>` is not.
bool is_on(const XmlElement& element);

/// Whether a border element draws a line.
bool is_drawn(const XmlElement& element);

}  // namespace document
