// Workbooks: the reader for .xlsx files.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/plain_text.h"

namespace document {

/// The sheets of an .xlsx (ISO/IEC 29500-1, transitional or strict), each a table with the sheet's name, its cells as
/// the sheet shows them: see `NumberFormat`. A line broken within a cell is a paragraph of it. Titles above a header
/// are rows of the table; rows and columns without words are left out; results of formulas are those that were saved.
///
/// Hidden sheets are skipped and said: "hidden_sheet", in `Reading::problems`.
///
/// bytes:   of the file
/// name:    the file's name, for messages
/// problem: "damaged", "locked", "swollen", "unsafe" (see `OfficePackage::read`), "too_many_cells", "too_much_text"
base::Result<Reading> workbook(std::string_view bytes, const std::string& name);

}  // namespace document
