// Talk as values: what was said about a duty or a task, and the forms to say more.
#pragma once
#include "render/values.h"
#include "service/acknowledge.h"
#include "service/talk.h"
#include "web/site.h"

namespace web {

/// The day that an agency named when it took note of the duty, as a list of one or none.
render::Values::List acknowledgement_rows(const std::optional<service::Acknowledged>& named);

/// Sets silent, outlook, causes of delay, progress, extensions, obstacles, corrections, and, where the visitor may
/// report, the forms offered.
void put_talk(render::Values& values, const Site& site, const service::DutySheet& sheet, bool may_report);

/// What was said of progress as rows: said_at, who, outlook, outlook_tone, outlook_cause, said.
render::Values::List progress_rows(const std::vector<service::ProgressLine>& lines);

/// An obstacle with its answers: sort_words, obstacle_level, said, who, said_at, is_closed, answers.
render::Values obstacle_values(const service::ObstacleLine& line);

/// A request for a later day: number of the request, proposed, cause, said, who, said_at, state, tone, and what was
/// decided: decider, decided_at, granted, answer.
render::Values extension_values(const service::ExtensionLine& line);

/// A correction: was, is, said, who, said_at, state, tone, decider, decided_at, answer.
render::Values correction_values(const service::CorrectionLine& line);

/// The causes to choose from as rows: code, option_words, chosen.
render::Values::List cause_rows(std::string_view chosen);

}  // namespace web
