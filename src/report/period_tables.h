// The period report as the tables of a file.
#pragma once
#include <vector>

#include "report/period.h"
#include "sheet/table.h"

namespace report {

/// The agencies with their counts, rates and total; and a table of the indicators, where there are any. Every rate
/// stands beside the counts that it is made of, and its title names them.
std::vector<sheet::Table> tables_of(const PeriodFigures& figures);

}  // namespace report
