// Table tasks: a row of a table as a task.
#pragma once
#include <string>

#include "programme/programme.h"
#include "programme/table_row.h"

namespace programme {

/// The task that the row says, ditto marks and what it takes from rows above already filled in.
///
/// The text is the first paragraph of its cell, without its deadline clause in brackets; further ones are details, or
/// fields where they are labelled («Thời hạn: …»). The deadline is its cell's or, where that is empty, the clause that
/// stands with the text. The owner is its cell's or the body after «Giao …». Lines «Chủ trì: …», «Phối hợp: …» within
/// the owner's cell go where they say. Words of columns that are no part of a task become details with their titles.
Task task_of(const TableRow& row, std::string ref, bool inherited);

}  // namespace programme
