// Progress: agencies say how far a duty is and how it will end; what they say nothing about is silent.
#pragma once
#include <vector>

#include "service/lists.h"
#include "service/voice.h"
#include "store/progress.h"

namespace service {

/// Keeps how far a duty is, and perhaps its outlook; a duty of which nothing was done yet is then in process.
/// problems: those of Speaker::of and duty::cannot_report; nothing is changed then
base::Result<base::Done> report_progress(const Context& context, base::DutyId duty, const duty::Progress& progress,
                                         const Voice& voice);

/// Keeps why a duty is late.
/// problems: those of Speaker::of and duty::cannot_explain, "not_late"
base::Result<base::Done> explain_delay(const Context& context, base::DutyId duty, const duty::Delay& delay,
                                       const Voice& voice);

/// Keeps, within the caller's transaction, the cause that a claim names where its evidence is later than the duty's
/// effective day; a claim in time needs none, and a late one without is asked for it afterwards.
/// problems: those of duty::cannot_explain
std::optional<base::Problem> keep_delay_of_claim(const Context& context, store::Connection& connection,
                                                 const store::DutyRow& duty, calendar::Day evidence_on,
                                                 const store::DelayRow& delay, store::Door door);

/// Since when silence counts today: so many working days ago as the settings say.
store::Silence silence(const Context& context, const calendar::WorkingDays& working_days);

/// Sets what is said beside the duties in lists.
void put_marks(const Context& context, store::Connection& connection, const calendar::WorkingDays& working_days,
               std::vector<DutyLine>& lines);

struct SilentPage {
  calendar::Day today;
  int working_days = 0;  ///< of silence, after which a duty is listed
  std::vector<DutyLine> lines;
  std::optional<store::Cursor> next;
};

/// Open duties of which nothing was heard for long, the earliest due first. agencies: empty for all
SilentPage silent(const Context& context, const std::vector<base::AgencyId>& agencies,
                  std::optional<store::Cursor> after);

}  // namespace service
