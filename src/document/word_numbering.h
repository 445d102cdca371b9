// Word numbering: the numbers and bullets that Word prints before paragraphs and keeps nowhere.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "document/word_styles.h"
#include "document/xml.h"

namespace document {

/// Word has nine levels in a list.
constexpr int list_levels = 9;

/// The number in a format of Word's, such as "lowerLetter" or "upperRoman" (`w:numFmt`); in figures where the format
/// has no such number.
std::string in_format(int number, std::string_view format);

/// How one level of a list is numbered.
struct ListLevel {
  int start = 1;
  std::string format = "decimal";  ///< `w:numFmt`
  std::string text;                ///< `w:lvlText`: "%1.%2."
  std::optional<int> restart;      ///< `w:lvlRestart`: 0 for never, 2 for "after each of level 2"
  bool in_figures = false;         ///< `w:isLgl`: the levels above in 1, 2, 3 whatever they are elsewhere
  std::string style;               ///< the paragraph style that this level goes with
};

/// The lists of a document, "numbering.xml", and how far each has counted.
class WordNumbering {
 public:
  /// Handlers that read the part into this object, which must outlive them.
  XmlHandlers handlers();

  /// What is printed before the next paragraph of the document: "1.1.", "a)", "-"; empty for nothing. Counts.
  ///
  /// Numbers run on between lists of one abstract definition, unless a list says where it starts; a level starts again
  /// after one above it was counted. Bullets of symbol fonts come as "•", a bullet below a bullet of its list as "+".
  ///
  /// use:   as the paragraph says it
  /// style: of the paragraph; it decides what `use` leaves open
  std::string label(NumberingUse use, const std::string& style, const WordStyles& styles);

 private:
  using Levels = std::array<ListLevel, list_levels>;

  struct Count {
    std::array<int, list_levels> last{};
    std::array<bool, list_levels> has_counted{};  ///< ever
    std::array<bool, list_levels> is_counting{};  ///< else the level starts anew
  };

  struct Definition {  // w:abstractNum
    Levels levels;
    std::string style_link;  ///< another list is meant: that of this numbering style
    Count count;
  };

  struct List {  // w:num
    int definition = -1;
    std::array<std::optional<int>, list_levels> starts;     ///< where this list starts, else as the definition says
    std::array<std::optional<ListLevel>, list_levels> own;  ///< levels of its own
    std::array<bool, list_levels> has_started{};
  };

  void open(const XmlElement& element);
  void open_level(const XmlElement& element);
  void close(std::string_view name);
  Definition* definition_of(List& list, const WordStyles& styles, int steps = 0);
  static void count(List& list, const Levels& levels, Count& count, std::size_t level);
  static std::string printed(const Levels& levels, const Count& count, std::size_t level);

  std::map<int, Definition> definitions_;
  std::map<int, List> lists_;

  Definition* definition_ = nullptr;  ///< what is being read
  List* list_ = nullptr;
  std::size_t override_ = 0;
  ListLevel* level_ = nullptr;
};

}  // namespace document
