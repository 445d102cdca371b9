// Word: the reader for .docx files.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/plain_text.h"

namespace document {

/// The paragraphs and tables of a .docx (ISO/IEC 29500-1, transitional or strict), as they are printed: tracked changes
/// accepted, numbers of automatic lists as marks, headings by their styles; without headers, footers, footnotes,
/// comments, hidden words and tables of contents. Words of text boxes follow the paragraph that the box hangs on. For
/// what becomes a block, see word_blocks.h.
///
/// bytes:   of the file
/// name:    the file's name, for messages
/// problem: "damaged", "locked", "swollen", "unsafe" (see `OfficePackage::read`), "too_much_text", "too_many_cells"
base::Result<Reading> word(std::string_view bytes, const std::string& name);

}  // namespace document
