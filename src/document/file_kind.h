// File kinds: what a file is, told by its content and not by its name.
#pragma once
#include <string_view>

namespace document {

enum class FileKind {
  plain_text,  ///< everything that is none of the others
  word,        ///< .docx
  sheet,       ///< .xlsx
  archive,     ///< any other zip
  old_word,    ///< .doc of before 2007
  old_sheet,   ///< .xls of before 2007
  old_office,  ///< another file of that time
  locked,      ///< a .docx or .xlsx with a password
  pdf,
  html,
  rich_text,  ///< .rtf
  utf16,      ///< text in UTF-16, as Notepad's "Unicode" saves it
};

/// The kind that the first bytes show. A zip is told apart by the names of the files in it, and so is a compound file
/// of before 2007.
FileKind file_kind(std::string_view bytes);

/// As an official calls it: "tệp Word (.docx)".
std::string_view in_words(FileKind kind);

}  // namespace document
