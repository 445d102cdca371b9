// Indicators in the store: what a programme's figures are to reach, and the figures that were reported.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "duty/indicator.h"
#include "store/connection.h"

namespace store {

enum class IndicatorId : std::int64_t {};

struct IndicatorRow {
  IndicatorId id;
  base::ProgrammeId programme;
  programme::Indicator printed;  ///< as the document has it
  std::optional<duty::Direction> direction;
};

/// A figure that was reported. Of a year the last one holds; those before it were corrected.
struct ActualRow {
  int year = 0;
  std::string value;  ///< a figure that `duty::figure_in` reads, as it was typed
  std::string document_number;
  calendar::Day document_on;
  base::Instant recorded_at;
  std::optional<base::PersonId> person;  ///< nobody for the command line's administrator
};

/// Keeps the indicator of a document, with the direction that its words make clear. position: from 1
IndicatorId add_indicator(Connection& connection, base::ProgrammeId programme, int position,
                          const programme::Indicator& indicator);

std::optional<IndicatorRow> indicator(Connection& connection, IndicatorId id);
/// Of one programme, or of all that were not discarded, in the order of their documents.
std::vector<IndicatorRow> indicators(Connection& connection, std::optional<base::ProgrammeId> programme);

/// Those with a target of which nobody has said whether more or less is good; of one programme, or of all but archived.
std::int64_t count_without_direction(Connection& connection, std::optional<base::ProgrammeId> programme);

void set_direction(Connection& connection, IndicatorId id, duty::Direction direction);

void add_actual(Connection& connection, IndicatorId id, const ActualRow& actual);
/// In the order in which they were recorded; those recorded up to that instant, where one is given.
std::vector<ActualRow> actuals_of(Connection& connection, IndicatorId id, std::optional<base::Instant> until = {});

}  // namespace store
