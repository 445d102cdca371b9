// The door for documents: a file, or its bytes, becomes an outline or is refused with the reason.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "document/encoding.h"
#include "document/outline.h"

namespace document {

/// No file above this size is opened: 32 MiB, some hundred times the largest programme seen.
constexpr std::uintmax_t most_bytes = std::uintmax_t{32} << 20U;

/// What the file at `path` says.
///
/// problem: "no_such_file", "directory", "not_a_file" (a device, a pipe), "not_readable", "too_large" (told by its
///          size, nothing is read), and those of `outline_of_text`
base::Result<Outline> outline_of(const std::filesystem::path& path, std::optional<Encoding> encoding = {});

/// What the bytes of a file say. Read are plain text, CSV, .docx, .xlsx, web pages and PDF, told apart by their
/// content; see plain_text.h, csv.h, word.h, workbook.h, html.h and pdf.h.
///
/// A text is CSV where its name ends in ".csv" or ".tsv" and it has columns, or where `base::is_csv` says so.
///
/// name:     the file's name, kept in the outline and used in messages
/// encoding: of a text; where none is given it is recognised
/// problem:  "empty" (no bytes, or only white space), "kind_not_read" (.doc, .xls, RTF …), "binary" (NUL
///           bytes), "not_utf8" (with the line; the encoding cannot be recognised), "not_this_encoding", "too_large",
///           and those of the reader for its kind
base::Result<Outline> outline_of_text(std::string_view bytes, std::string name, std::optional<Encoding> encoding = {});

}  // namespace document
