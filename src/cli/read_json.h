// What `dondoc read --format json` prints.
#pragma once

#include "programme/programme.h"
#include "store/json.h"

namespace cli {

/// The programme as JSON. Keys are stable; what the document does not say is null, or left out in "programme".
///
///     programme   {kind, number, issued, term, title, issuer, source_name, source_sha256}
///     owners      [{ref, name, deadline_text, line}]
///     tasks       [{ref, owner, owners, coordinators, text, deadline_text, inherited, deliverable, receiving_level,
///                   line, details, detail_texts, reading: {kind, start, due, milestones, rrule, how}}]
///     provisions  [{ref, text, line, details}]
///     annexes     [{title, line}]
///     problems    [{kind, detail, words, line}]
///
/// Days are ISO 8601; "details" is how many further paragraphs there are, "detail_texts" the paragraphs.
nlohmann::ordered_json json_of(const programme::Programme& programme);

/// One reading of a deadline, as it stands in a task.
nlohmann::ordered_json json_of(const deadline::Reading& reading);

}  // namespace cli
