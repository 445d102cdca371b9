// Tables of a division of a document: their tasks and indicators.
#pragma once
#include <string>
#include <vector>

#include "programme/collector.h"
#include "programme/items.h"

namespace programme {

/// Reads the tables of a division, those below one heading together, into the programme: each task led by the body that
/// the heading right above its table names, where its row names none.
///
/// prefix: with which refs begin: "PL1", or nothing
void read_tables(const std::vector<PlacedTable>& tables, const std::string& prefix, Collector& collector);

}  // namespace programme
