// Word text: the main part of a .docx as paragraphs and tables, each as it is printed.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "document/word_numbering.h"
#include "document/word_styles.h"
#include "document/xml.h"

namespace document {

/// A paragraph as printed: changes accepted, fields as their results, hidden words and footnotes left out.
struct WordParagraph {
  std::string label;  ///< the number or bullet that Word puts before it: "1.1."
  std::string text;  ///< as in the file; line ends as '\n', figures set as superscript as raised ones ("m²", "tỉnh¹")
  int heading = 0;  ///< 1 for the highest, 0 for none
  int page = 0;     ///< of a file of pages, 1-based
};

struct WordCell {
  std::vector<WordParagraph> paragraphs;  ///< those of tables within the cell among them
  int columns = 1;
  bool goes_on_above = false;  ///< belongs to the cell above it
  bool goes_on_left = false;   ///< belongs to the cell before it
};

struct WordRow {
  std::vector<WordCell> cells;
  int columns_before = 0;  ///< left free at the beginning
  int page = 0;            ///< of a file of pages, 1-based
};

struct WordTable {
  std::vector<WordRow> rows;
  bool has_borders = false;
  bool repeats_header = false;  ///< rows are marked as header
};

using WordPiece = std::variant<WordParagraph, WordTable>;

/// Reads the main part of a document.
class WordText {
 public:
  /// Both must outlive this object. The lists count on.
  WordText(const WordStyles& styles, WordNumbering& numbering) : styles_{styles}, numbering_{numbering} {}

  XmlHandlers handlers();

  /// Whether there are more words or paragraphs than a document may have; what comes after is lost.
  bool is_full() const;

  std::vector<WordPiece> pieces() { return std::move(pieces_); }

 private:
  enum class Tag;

  struct OpenParagraph {
    std::string text;
    std::string style;
    NumberingUse numbering;
    std::optional<int> outline_level;
    bool mark_is_deleted = false;  ///< the paragraph goes on in the next one
  };

  struct Borders {
    bool of_style = false, of_a_cell = false;
    std::optional<bool> of_table;
  };

  static Tag tag_of(std::string_view name);
  void open(const XmlElement& element);
  void open_paragraph();
  void open_change();
  void open_alternative(Tag tag);
  void open_in_run(const XmlElement& element, Tag tag);
  void open_paragraph_property(const XmlElement& element, Tag tag);
  void open_in_table(const XmlElement& element, Tag tag);
  void open_border(const XmlElement& element, Tag tag);
  void close();
  void close_paragraph();
  void close_in_table(Tag tag);
  void take_words(std::string_view words);
  void add(WordParagraph paragraph);
  void append(std::string_view words);
  bool is_in_instruction() const;
  Tag above(std::size_t steps) const;

  const WordStyles& styles_;
  WordNumbering& numbering_;
  std::vector<WordPiece> pieces_;

  std::vector<Tag> path_;                       ///< the elements that are open
  std::size_t left_out_from_ = 0;               ///< depth of the element whose content is left out, 0 for none
  std::vector<bool> chosen_;                    ///< for each mc:AlternateContent, whether one is taken already
  std::vector<bool> fields_;                    ///< for each open field, whether it is still its instruction
  std::vector<OpenParagraph> paragraphs_;       ///< more than one in a text box
  std::vector<WordParagraph> boxed_;            ///< from text boxes of the paragraph that is open
  std::string carried_;                         ///< words of paragraphs whose end was deleted
  bool is_raised_ = false, is_hidden_ = false;  ///< of the run
  int tables_ = 0;                              ///< within each other, outside of text boxes
  WordTable table_;                             ///< the outermost
  Borders borders_;
  WordRow row_;
  WordCell cell_;
  bool row_is_deleted_ = false;
  std::size_t text_bytes_ = 0, paragraph_count_ = 0;
};

}  // namespace document
