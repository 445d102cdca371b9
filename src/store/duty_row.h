// Duty row: how a row of the view `duty_listed` is read, for the files of this room that ask it.
#pragma once
#include "store/duties.h"

namespace store {

inline constexpr int duty_columns = 26;  ///< of `duty_listed`: what else a query asks for stands behind them

/// The row of `duty_listed` that the query stands on.
DutyRow duty_row(Query& query);

}  // namespace store
