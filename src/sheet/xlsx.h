// Workbooks out: tables as the .xlsx that Excel and LibreOffice open, ready to be printed.
#pragma once
#include <string>
#include <vector>

#include "base/instant.h"
#include "sheet/table.h"

namespace sheet {

/// A workbook with a worksheet for each table: its title, its notes, the titles of its columns, which stay in sight and
/// can be filtered by, its rows and its total; `when_empty` in place of rows where there are none.
///
/// Times New Roman 13, as official papers have it (Decree 30/2020/NĐ-CP, annex I); A4 across, as many columns as there
/// are on one page, the titles of the columns on each. Days are real days, shown as dd/mm/yyyy. Words are words
/// whatever they begin with: nothing becomes a formula or a link. What no cell can hold (over 32,767 bytes) ends with
/// «…». The same tables of the same instant give the same bytes.
///
/// tables:  one or more; at most 1,048,000 rows in each
/// made_at: when the file says that it was made
/// returns: the bytes of the file; written through temporary files, since the library can do no other
/// throws:  std::runtime_error, std::system_error where the machine has no room for them
std::string xlsx(const std::vector<Table>& tables, base::Instant made_at);

}  // namespace sheet
