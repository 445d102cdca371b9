// Lines: how a duty, a day, a claim and a person stand in every table and form.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "render/values.h"
#include "service/lists.h"

namespace web {

/// A duty as a row: id, ref, words, programme, agency, agency_id, due, due_iso, effective (where it was moved off a day
/// off), original (where an extension moved it), standing, tone, alert, late_and_waits (its standing does not say that
/// it waits), was_returned, silent, cause (of its delay), deliverable, level. A line given up is taken apart, not
/// copied: lists are long.
///
/// level is who receives the result and so decides: the receiving level that the document names, else its issuer.
render::Values duty_line(const service::DutyLine& line, calendar::Day today);
render::Values::List duty_lines(const std::vector<service::DutyLine>& lines, calendar::Day today);

/// Whether the files of a claim can be opened from where they are shown.
enum class Files { opened, only_named };

/// A claim with what was decided about it: claim, claimant, at, document, document_on, level, note, state, tone,
/// decider, decided_at, reason; its files with file_path, file_name, file_size, check (the first figures of the
/// SHA-256).
render::Values claim_line(const service::ClaimLine& line, Files files = Files::opened);

/// A task as a row of a list: id, ref, words, owner, deadline, kind, programme.
render::Values task_line(const store::TaskListRow& task);

/// The agencies as rows: agency_id, agency.
render::Values::List agency_links(const std::vector<std::pair<base::AgencyId, std::string>>& agencies);

/// Every day that a duty has had, as rows: the first from its programme, unless a document set it. Empty where the day
/// never moved.
render::Values::List version_rows(const std::vector<store::DueVersion>& versions);

/// What the office may do, as rows: move (its path below `path`), move_words. moves: last part of the path and words
render::Values::List move_links(const std::string& path, const std::vector<std::pair<std::string, std::string>>& moves);

/// The texts as rows of the name "paragraph".
render::Values::List paragraphs(const std::vector<std::string>& texts);

/// The texts as one, with semicolons between them.
std::string joined(const std::vector<std::string>& texts);

/// Sets every number of the counts under its name, the rates in words with their denominators, and the parts of a bar.
void put_counts(render::Values& values, const report::Counts& counts);

}  // namespace web
