// File kinds: what a file is, told by its content and not by its name.
#pragma once
#include <string_view>

namespace document {

enum class FileKind {
  plain_text,  ///< everything that is none of the others
  word,        ///< .docx
  sheet,       ///< .xlsx
  archive,     ///< any other zip
  old_office,  ///< .doc and .xls of before 2007
  pdf,
  html,
  rich_text,  ///< .rtf
  utf16,      ///< text in UTF-16, as Notepad's "Unicode" saves it
};

/// The kind that the first bytes show. A zip is told apart by the names of the files in it.
FileKind file_kind(std::string_view bytes);

/// As an official calls it: "tệp Word (.docx)".
std::string_view in_words(FileKind kind);

}  // namespace document
