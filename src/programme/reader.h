// The reader: an outline becomes a programme.
#pragma once
#include "base/progress.h"
#include "base/result.h"
#include "calendar/working_days.h"
#include "document/outline.h"
#include "programme/programme.h"

namespace programme {

/// What whoever brings the document says of it; it holds where the document itself says nothing.
struct Given {
  std::optional<std::string> number{};
  std::optional<calendar::Day> issued{};
};

/// The programme that the document holds.
///
/// *Owner headings*: numbered lines that name a body (see headings.h) and have something below them. All that
/// stands directly below is that body's: each numbered item, and where there are none each bullet, or each plain
/// paragraph, is a task. *Other tasks*: numbered items with a deadline of their own or below a heading with one; those
/// that give a body a task (see assignment.h); those below a heading that announces tasks («Nhiệm vụ trọng tâm
/// …»); and bullets below a heading if they have a deadline. *Lettered items* are tasks where one of them has a
/// deadline or where they stand directly below a body; else they are details. What a task has below it are its details.
/// *Headings* (numbered lines without a stop, or with tasks below) are neither task nor provision; every other numbered
/// statement is a *provision*. Bullets and paragraphs of a task without numbers get the heading's ref and their count.
/// A task without clause of its own inherits its heading's; else it takes a time that its own words name, that of a line
/// about several tasks (see section_clauses.h), or that of its section's title. Lines «Sản phẩm: …», «Thời hạn: …», «Cơ
/// quan chủ trì: …», «Cơ quan phối hợp: …» below a task are fields of it, and make an item a task.
///
/// Clauses are read as of the document's day. Where the document has none, a clause is read only if it means the same
/// as of any day («quý II/2026»); one that counts from the document's day is `unparsed`.
/// *Tables* with a header of tasks give tasks (see table_reader.h), tables of indicators and the paragraphs below a
/// heading «Các chỉ tiêu …» give indicators. A ref that stands twice gets «(2)» after it, so that refs are unique.
///
/// Doubts, in `Programme::problems`, by line: "deadline_unparsed", "deadline_conditional", "no_deadline", "no_owner",
/// "owner_unsure", "deadline_loose", "deadline_of_section", "deadline_year" (how a name or a deadline was told),
/// "duplicate_ref", "numbering", "no_date", "no_number", "unnumbered_heading" (a body's name that looks like a heading
/// and has no number), "unplaced" (words below a heading that became nothing), "detail_deadline" (a detail with a
/// deadline of its own), "annex_empty", "annex_unread", "table_unread", "no_tasks" (there are indicators only), those
/// of tables, and the outline's own.
///
/// problem: "no_tasks", where there are no indicators either; "classified", for a document marked mật or higher, which
/// must not be stored
/// given:    number and day of a document that does not say them itself, such as a list saved as CSV
/// progress: told of each task
base::Result<Programme> programme_in(const document::Outline& outline, const calendar::WorkingDays& working_days,
                                     const Given& given = {}, const base::Progress& progress = {});

}  // namespace programme
