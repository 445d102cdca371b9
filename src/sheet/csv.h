// CSV out: a table as a text that every spreadsheet opens.
#pragma once
#include <string>

#include "sheet/table.h"

namespace sheet {

/// The titles of the columns and the rows as RFC 4180 has them, UTF-8 after a byte-order mark, by which Excel knows it.
/// Where there are no rows, `when_empty` stands in the first field of one. Title, notes and total are left out: another
/// program reads every line as a row.
///
/// Days are "2026-06-30", which is read alike wherever it is opened. Words that begin as a formula does (= + - @, a
/// tab, a carriage return) have an apostrophe before them: a spreadsheet would work them out.
std::string csv(const Table& table);

}  // namespace sheet
