// PDF process: starts the child that opens a PDF, and takes its dump.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace document {

/// Names the program that is started, with `pdf_child_option`, to open PDF files. Until it is named none is started
/// and every PDF is refused; `main` names itself before any thread runs.
void set_pdf_program(const std::filesystem::path& program);

/// The dump of the PDF, from a child that has two minutes for it.
///
/// problem: "pdf_not_available" (no program is named), "pdf_too_slow", "pdf_unreadable" (the child failed)
base::Result<std::string> pdf_dump(std::string_view bytes, const std::string& name);

}  // namespace document
