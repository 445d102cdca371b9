// Indicators: the figures that a programme is to reach, those that were reported, and how they compare.
#pragma once
#include "service/entry.h"
#include "store/indicators.h"

namespace service {

/// One target with what is known of its year.
struct TargetLine {
  programme::Target printed;
  std::optional<int> year;            ///< its own, or the last of the programme's term; nothing where there is neither
  std::optional<std::string> figure;  ///< the figure of that year as typed
  duty::IndicatorStanding standing = duty::IndicatorStanding::unclear;
};

struct IndicatorSheet {
  store::IndicatorRow indicator;
  std::string programme;                  ///< its number, or its title where it has none
  std::vector<TargetLine> targets;        ///< in the document's order
  std::vector<store::ActualRow> actuals;  ///< corrected ones too, in the order in which they were recorded
  duty::Figures figures;                  ///< those that hold
};

/// Of one programme, or of all, in the order of their documents.
std::vector<IndicatorSheet> indicator_sheets(const Context& context,
                                             std::optional<base::ProgrammeId> programme = std::nullopt);
std::optional<IndicatorSheet> indicator_sheet(const Context& context, store::IndicatorId id);

/// A figure to be recorded, as typed.
struct NewActual {
  int year = 0;
  std::string value;
  std::string document_number;  ///< of the report that gives it
  std::optional<calendar::Day> document_on;
};

/// Records what was reached in a year; where the year had a figure, it is corrected and the one before stays on record.
/// problems: "no_such_indicator", "bad_year" (before 2000, or after this year), "bad_figure", "no_document",
/// "document_later" (dated after today), "same_figure", those of `cannot_enter`
base::Result<base::Done> record_actual(const Context& context, store::IndicatorId id, const NewActual& actual,
                                       const Author& author);

/// Says what is good of an indicator.
/// problems: "no_such_indicator", those of `cannot_enter`
base::Result<base::Done> set_direction(const Context& context, store::IndicatorId id, duty::Direction direction,
                                       const Author& author);

}  // namespace service
