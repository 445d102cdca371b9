// PDF: the reader for .pdf files with a text layer.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/plain_text.h"

namespace document {

/// The paragraphs and tables of a PDF, each with its page; see pdf_layout.h. The file is opened by a child process
/// (see pdf_process.h).
///
/// bytes:   of the file
/// name:    the file's name, for messages
/// problem: "pdf_not_available", "pdf_too_slow", "pdf_unreadable", "pdf_locked", "too_many_pages", "pdf_without_text"
///          (a scan), "pdf_turned_text" (all of it stands sideways), "too_many_cells", "too_many_lines"
base::Result<Reading> pdf(std::string_view bytes, const std::string& name);

/// The same from a dump of pages (see pdf_dump.h).
base::Result<Reading> pdf_of_dump(std::string_view dump, const std::string& name);

}  // namespace document
