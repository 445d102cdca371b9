// Ladders in the store: those that programmes have had of their own.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "store/connection.h"

namespace store {

struct LadderRow {
  base::ProgrammeId programme;
  base::Instant since;  ///< windows that open from then on are counted by it
  std::string words;    ///< as `schedule::text_of` writes it; empty for the ladder that all have
  std::optional<base::PersonId> set_by;
};

void add_ladder(Connection& connection, const LadderRow& row);
/// Of all programmes, each one's in the order in which they held.
std::vector<LadderRow> ladders(Connection& connection);
std::vector<LadderRow> ladders_of(Connection& connection, base::ProgrammeId programme);

}  // namespace store
