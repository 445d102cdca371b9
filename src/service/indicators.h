// Indicators: the figures that a programme is to reach, those that were reported, and how they compare.
#pragma once
#include "duty/indicator_words.h"
#include "report/indicators.h"
#include "service/entry.h"
#include "service/lists.h"
#include "store/indicators.h"
#include "store/programmes.h"

namespace service {

/// One target with what is known of its year.
struct TargetLine {
  programme::Target printed;
  std::optional<int> year;            ///< its own, or the last of the programme's term; nothing where there is neither
  std::optional<std::string> figure;  ///< the figure of that year as typed
  std::optional<duty::Goal> goal;     ///< nothing where the target is no figure
  duty::Judgement judgement;
};

struct IndicatorSheet {
  store::IndicatorRow indicator;
  std::string programme;                  ///< its number, or its title where it has none
  std::vector<TargetLine> targets;        ///< in the document's order
  std::vector<store::ActualRow> actuals;  ///< corrected ones too, in the order in which they were recorded
  duty::Course course;                    ///< with the figures that hold
  int this_year = 0;                      ///< in which it is seen
};

/// The target that a year works towards: the earliest of that year or later, else the last; null where none has a year.
const TargetLine* target_for(const IndicatorSheet& sheet, int year);

/// The indicator as a report about a year shows it.
report::IndicatorLine line_for(const IndicatorSheet& sheet, int year);

/// Of one programme, or of all, in the order of their documents.
std::vector<IndicatorSheet> indicator_sheets(const Context& context,
                                             std::optional<base::ProgrammeId> programme = std::nullopt);
/// Those of the programmes that were followed at that instant, with the figures and directions that were recorded by
/// then.
std::vector<IndicatorSheet> indicator_sheets_as_of(store::Connection& connection, base::Instant moment);

std::optional<IndicatorSheet> indicator_sheet(const Context& context, store::IndicatorId id);

/// An indicator with who did what to it.
struct IndicatorRecord {
  IndicatorSheet sheet;
  std::vector<std::string> recorders;  ///< names of those who recorded each of the sheet's figures; empty for nobody
  std::vector<EventLine> history;      ///< oldest first
};
std::optional<IndicatorRecord> indicator_record(const Context& context, store::IndicatorId id);

/// Indicators of which nobody has said whether more or less is good: they cannot be judged. Of one programme, or all.
std::int64_t indicators_without_direction(const Context& context,
                                          std::optional<base::ProgrammeId> programme = std::nullopt);

/// A figure to be recorded, as typed.
struct NewActual {
  int year = 0;
  std::string value;
  std::string document_number;  ///< of the report that gives it
  std::optional<calendar::Day> document_on;
};

inline constexpr int first_figure_year = 2000;

/// Records what was reached in a year; where the year had a figure, it is corrected and the one before stays on record.
/// problems: "no_such_indicator", "bad_year" (before 2000, or after this year), "bad_figure", "no_document",
/// "no_document_day", "document_later" (dated after today), "same_figure", those of `cannot_enter`
base::Result<base::Done> record_actual(const Context& context, store::IndicatorId id, const NewActual& actual,
                                       const Author& author);

/// Says what is good of an indicator.
/// problems: "no_such_indicator", those of `cannot_enter`
base::Result<base::Done> set_direction(const Context& context, store::IndicatorId id, duty::Direction direction,
                                       const Author& author);

}  // namespace service
