// Sheet parts: what the sheets of a workbook share, their names, their strings and their formats.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/number_format.h"
#include "document/xml.h"

namespace document {

/// The lines of a cell that have words, without marks (see lines.h), escapes of control characters ("_x000D_") as
/// spaces.
std::vector<std::string> lines_of(std::string_view cell);

/// Words put together from the runs of a string, shared or in a cell. Figures set as superscript come as raised ones.
class SheetWords {
 public:
  void clear();
  void open(const XmlElement& element);
  void close(std::string_view name);
  void take(std::string_view words);
  std::string words() { return std::move(words_); }

 private:
  std::string words_;
  bool is_in_text_ = false, is_raised_ = false;
  bool is_reading_ = false;  ///< of how a word is pronounced, which is not shown
};

/// The strings that cells refer to by their place, "sharedStrings.xml".
class SharedStrings {
 public:
  /// Handlers that read the part into this object, which must outlive them.
  XmlHandlers handlers();

  /// Whether there are more words than a document may have.
  bool is_full() const;

  /// The lines of a string; none for one that is not there.
  const std::vector<std::string>& at(int index) const;

 private:
  std::vector<std::vector<std::string>> strings_;
  SheetWords words_;
  std::size_t bytes_ = 0;
};

/// How the numbers in cells are shown, "styles.xml".
class SheetFormats {
 public:
  XmlHandlers handlers();

  /// The number in a cell of this style, as the sheet shows it.
  std::string shown(double number, int style, DateSystem system) const;

 private:
  void open(const XmlElement& element);

  std::map<int, NumberFormat> own_;  ///< by their numbers
  std::vector<int> styles_;          ///< the number of the format of each style
  bool is_in_styles_ = false;
};

struct Sheet {
  std::string name;
  std::string id;  ///< of the relationship that leads to its part
  bool is_hidden = false;
};

/// The list of sheets, "workbook.xml".
class SheetList {
 public:
  XmlHandlers handlers();
  const std::vector<Sheet>& sheets() const { return sheets_; }
  DateSystem date_system() const { return date_system_; }

 private:
  std::vector<Sheet> sheets_;
  DateSystem date_system_ = DateSystem::from_1900;
};

}  // namespace document
